"""Cards that ask the same as the one that is being written, by what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import chain
from typing import Protocol

from quizapp.cards import Card
from quizapp.storage.content import KeptCard
from quizapp.storage.imports import LastImported
from quizapp.study.importing.meaning import meaning_of, read_again


class Kept(Protocol):
    """What has to be known of the collection."""

    def decks(self) -> list[str]: ...

    def last_imported(self) -> Mapping[str, LastImported]: ...

    def never_imported(self) -> list[Card]: ...

    def shipped_in(self, decks: Set[str]) -> list[Card]: ...

    def kept_cards(self, ids: Sequence[str]) -> Mapping[str, KeptCard]: ...


class Meanings:
    """Looks the collection through when it is first asked, and again after cards were changed."""

    def __init__(self, collection: Kept) -> None:
        self._collection = collection
        self._read: dict[str, tuple[Card, str]] = {}
        """Cards that came from no file, and what they mean: reading their formulas takes a while."""
        self._ids: dict[str, list[str]] | None = None
        """By meaning."""

    def forget(self) -> None:
        """Cards were changed."""
        self._ids = None

    def asking_the_same(self, card: Card) -> list[Card]:
        """Others than this one."""
        if self._ids is None:
            self._ids = self._looked_through()
        meaning = meaning_of(read_again(card))
        others = [card_id for card_id in self._ids.get(meaning, ()) if card_id != card.id]
        kept = self._collection.kept_cards(others).values() if others else ()
        # What was imported may have been changed since; then it is known by what it was.
        return [its.card for its in kept if not its.retired and meaning_of(read_again(its.card)) == meaning]

    def _looked_through(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for card_id, last in self._collection.last_imported().items():
            found.setdefault(last.meaning, []).append(card_id)
        shipped = self._collection.shipped_in(frozenset(self._collection.decks()))
        for card in chain(shipped, self._collection.never_imported()):
            found.setdefault(self._meaning(card), []).append(card.id)
        return found

    def _meaning(self, card: Card) -> str:
        known = self._read.get(card.id)
        if known is None or known[0] != card:
            known = self._read[card.id] = card, meaning_of(read_again(card))
        return known[1]


def said_of(twins: Sequence[Card]) -> str:
    """Where it stands already; empty where it does not."""
    decks = list(dict.fromkeys(card.deck for card in twins))
    if len(decks) > 1:
        return f"{', '.join(decks[:-1])} and {decks[-1]} have this already."
    return f"{decks[0]} has this already." if decks else ""
