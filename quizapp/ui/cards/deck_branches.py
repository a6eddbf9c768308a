"""Decks and the decks below them, from their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.study.browsing.values import DeckState, Limits

SEPARATOR = "::"


@dataclass(frozen=True, slots=True)
class Branch:
    """A deck as the tree shows it, with what is in it and below."""

    deck: DeckState
    below: tuple[Branch, ...]

    @property
    def label(self) -> str:
        """The last part of its name."""
        return self.deck.name.rpartition(SEPARATOR)[2]


def branches(decks: Sequence[DeckState]) -> tuple[Branch, ...]:
    """In the order given; a deck that is only named in front of others is put in."""
    return _below("", {deck.name: deck for deck in decks})


def parents(name: str) -> tuple[str, ...]:
    """The decks that it is below, the uppermost first."""
    parts = name.split(SEPARATOR)
    return tuple(SEPARATOR.join(parts[:depth]) for depth in range(1, len(parts)))


def _below(parent: str, decks: dict[str, DeckState]) -> tuple[Branch, ...]:
    prefix = parent + SEPARATOR if parent else ""
    firsts = [name.removeprefix(prefix).split(SEPARATOR)[0] for name in decks if name.startswith(prefix)]
    names = (prefix + first for first in dict.fromkeys(firsts))
    return tuple(_branch(name, {key: deck for key, deck in decks.items() if key.startswith(name)}) for name in names)


def _branch(name: str, decks: dict[str, DeckState]) -> Branch:
    below = _below(name, {key: deck for key, deck in decks.items() if key.startswith(name + SEPARATOR)})
    return Branch(decks.get(name) or _sum(name, below), below)


def _sum(name: str, below: Iterable[Branch]) -> DeckState:
    decks = [branch.deck for branch in below]
    return DeckState(
        name=name,
        cards=sum(deck.cards for deck in decks),
        due=sum(deck.due for deck in decks),
        new=sum(deck.new for deck in decks),
        limits=Limits(),
        is_own=all(deck.is_own for deck in decks),
    )
