"""All cards, as far as they are searched and sorted: columns in memory, a place in each for every card.

Built once when the cards are first looked at, and told what changes from then on. Each text stands by itself, so that a
search is one pass over them: a hundred thousand take some milliseconds, and nothing is written when cards are imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from sys import intern
from typing import Any

from quizapp.storage.listing import Brief
from quizapp.study.browsing.folding import folded

_BETWEEN = "\n"
"""In no folded text, so that no phrase is found across question, answer and tags."""


class Catalogue:
    """The places of cards that are gone stay empty; `places` holds the others."""

    def __init__(self, cards: Iterable[Brief]) -> None:
        self.place_of: dict[str, int] = {}
        self.ids: list[str] = []
        self.texts: list[str] = []
        """Folded: question, answer, tags."""
        self.decks: list[str] = []
        self.tags: list[tuple[str, ...]] = []
        self.rules: list[tuple[str, ...]] = []
        self.difficulties: list[int] = []
        self.suspended: list[bool] = []
        self.is_own: list[bool] = []
        self.positions: list[int] = []
        """In teaching order, within a deck; the learner's own after the program's."""
        self.numbers: list[int] = []
        """The later a card came, the greater."""
        self._lists: dict[str, tuple[str, ...]] = {}
        for card in cards:
            self._append(card)

    @property
    def places(self) -> Iterable[int]:
        return self.place_of.values()

    def __len__(self) -> int:
        return len(self.place_of)

    def update(self, ids: Iterable[str], cards: Iterable[Brief]) -> None:
        """Of the cards with these ids, those that are there now; the others are gone."""
        found = {card.id: card for card in cards}
        for card_id in ids:
            if card_id in found:
                self._put(found[card_id])
            else:
                self.place_of.pop(card_id, None)

    def distinct_tags(self) -> Iterator[str]:
        for tags in {self.tags[place] for place in self.places}:
            yield from tags

    def _put(self, card: Brief) -> None:
        place = self.place_of.get(card.id)
        if place is None:
            self._append(card)
            return
        for column, value in zip(self._columns(), self._values(card), strict=True):
            column[place] = value

    def _append(self, card: Brief) -> None:
        self.place_of[card.id] = len(self.ids)
        for column, value in zip(self._columns(), self._values(card), strict=True):
            column.append(value)

    def _columns(self) -> tuple[list[Any], ...]:
        return (
            self.ids,
            self.texts,
            self.decks,
            self.tags,
            self.rules,
            self.difficulties,
            self.suspended,
            self.is_own,
            self.positions,
            self.numbers,
        )

    def _values(self, card: Brief) -> tuple[Any, ...]:
        return (
            card.id,
            self._text(card),
            intern(card.deck),
            self._list(card.tags),
            self._list(card.rules),
            card.difficulty,
            bool(card.suspended),
            card.is_own,
            card.position + (_BEHIND_SHIPPED if card.is_own else 0),
            card.number,
        )

    def _text(self, card: Brief) -> str:
        question = f"{card.prompt} {card.problem}" if card.prompt else card.problem
        tags = " ".join(self._list(card.tags))
        return _BETWEEN.join(folded(part) for part in (question, card.answer, tags) if part)

    def _list(self, kept: str) -> tuple[str, ...]:
        """Of a JSON list; most are the same as others."""
        if kept not in self._lists:
            self._lists[kept] = tuple(map(intern, json.loads(kept)))
        return self._lists[kept]


_BEHIND_SHIPPED = 1 << 32
