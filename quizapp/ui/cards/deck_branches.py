"""Decks and the decks below them, from their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.study.browsing.values import DeckState

SEPARATOR = "::"


@dataclass(frozen=True, slots=True)
class Branch:
    """A deck as the tree shows it; its numbers count what is below it too."""

    deck: DeckState
    below: tuple[Branch, ...]

    @property
    def label(self) -> str:
        """The last part of its name."""
        return self.deck.name.rpartition(SEPARATOR)[2]


def branches(decks: Iterable[DeckState]) -> tuple[Branch, ...]:
    """In the order given. A deck whose upper deck is not among them stands at the top."""
    known = {deck.name: deck for deck in decks}
    below: dict[str, list[str]] = {}
    for name in known:
        above = name.rpartition(SEPARATOR)[0]
        below.setdefault(above if above in known else "", []).append(name)

    def branch(name: str) -> Branch:
        return Branch(known[name], tuple(branch(each) for each in below.get(name, ())))

    return tuple(branch(name) for name in below.get("", ()))
