"""In which order cards are listed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from quizapp.cards import Rule
from quizapp.storage.listing import BriefMemory
from quizapp.study.browsing.catalogue import Catalogue
from quizapp.study.browsing.gentle import gently_sorted
from quizapp.study.browsing.known import Known
from quizapp.study.browsing.values import SortBy

_EPOCH = 2440587.5
"""The Julian day at which Unix time begins."""
_DAY = 86400.0
_DECK = 1 << 40
"""More than any position of a card."""


@dataclass(frozen=True, slots=True)
class Sorter:
    """Orders are kept, so that a search needs to sort only once after anything changed.

    They are arrays, for Python looks through lists now and then, and stands still while it looks through long ones.
    """

    cards: Catalogue
    known: Known
    rules: Sequence[Rule]
    decks: Sequence[str]
    """In order."""
    now: datetime
    _orders: dict[tuple[SortBy, bool], array[int]] = field(default_factory=dict)

    def order(self, sort: SortBy, *, descending: bool) -> Sequence[int]:
        """The places of all cards."""
        if (sort, descending) not in self._orders:
            self._orders[sort, descending] = array("l", self._sorted(sort, descending=descending))
        return self._orders[sort, descending]

    def _sorted(self, sort: SortBy, *, descending: bool) -> list[int]:
        if sort is SortBy.DECK:
            return gently_sorted(list(self.cards.places), self._teaching().__getitem__, reverse=descending)
        taught = self.order(SortBy.DECK, descending=False)
        if (column := self._column(sort)) is not None:
            return gently_sorted(taught, column.__getitem__, reverse=descending)
        keys = self._keys(sort, taught)
        without = [place for place in taught if place not in keys]
        return [*gently_sorted(list(keys), keys.__getitem__, reverse=descending), *without]

    def _column(self, sort: SortBy) -> Sequence[Any] | None:
        """By place; None where not every card has something to be sorted by."""
        match sort:
            case SortBy.QUESTION:
                return self.cards.texts
            case SortBy.DIFFICULTY:
                return self.cards.difficulties
            case SortBy.ADDED:
                return self.cards.numbers
            case SortBy.LAPSES:
                lapses = self.known.lapses
                return [lapses.get(card_id, 0) for card_id in self.cards.ids]
            case _:
                return None

    def _keys(self, sort: SortBy, places: Iterable[int]) -> Mapping[int, Any]:
        """By place; cards without one come last either way."""
        cards = self.cards
        match sort:
            case SortBy.RULE:
                rank = {rule.id: number for number, rule in enumerate(self.rules)}
                return {place: rank[rules[0]] for place in places if (rules := cards.rules[place]) and rules[0] in rank}
            case SortBy.DUE:
                return self._remembered(places, lambda memory: memory.due)
            case _:
                # Recall falls with the time since the last review, measured in stabilities.
                now = self.now.timestamp() / _DAY + _EPOCH
                return self._remembered(places, lambda memory: (memory.last_review - now) / memory.stability)

    def _remembered(self, places: Iterable[int], key: Callable[[BriefMemory], Any]) -> dict[int, Any]:
        memories, ids = self.known.memories, self.cards.ids
        return {place: key(memory) for place in places if (memory := memories.get(ids[place])) is not None}

    def _teaching(self) -> list[int]:
        """By place: decks in their order, and in each the order of its cards, as one number."""
        rank = {deck: number * _DECK for number, deck in enumerate(self.decks)}
        decks, positions = self.cards.decks, self.cards.positions
        return [rank.get(deck, 0) + position for deck, position in zip(decks, positions, strict=True)]
