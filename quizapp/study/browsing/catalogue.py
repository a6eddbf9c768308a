"""All cards, as far as they are searched and sorted: columns in memory, a place in each for every card.

Built once when the cards are first looked at, and told what changes from then on. Each text stands by itself, so that a
search is one pass over them: a hundred thousand take some milliseconds, and nothing is written when cards are imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import Any

from quizapp.storage.listing import BETWEEN, Brief, Standing
from quizapp.storage.models import Origin
from quizapp.study.browsing.folding import all_folded, folded

_BEHIND_SHIPPED = 1 << 32


class Catalogue:
    """The places of cards that are gone stay empty; `places` holds the others."""

    def __init__(self, cards: Iterable[Sequence[Brief]]) -> None:
        """The cards come some at a time."""
        self.place_of: dict[str, int] = {}
        self.ids: list[str] = []
        self.texts: list[str] = []
        """Folded: question and answer. No phrase is found across the two."""
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
        self.folded_tags: dict[tuple[str, ...], str] = {}
        """For every list of tags; no phrase is found across two of them."""
        for some in cards:
            self._append(some)

    @property
    def places(self) -> Iterable[int]:
        return self.place_of.values()

    def __len__(self) -> int:
        return len(self.place_of)

    def update(self, ids: Iterable[str], cards: Iterable[Sequence[Brief]]) -> None:
        """Of the cards with these ids, those that are there now; the others are gone."""
        gone = set(ids)
        for some in cards:
            gone -= {card[0] for card in some}
            self._append([card for card in some if card[0] not in self.place_of])
            self._put([card for card in some if card[0] in self.place_of])
        for card_id in gone:
            self.place_of.pop(card_id, None)

    def stand(self, ids: Iterable[str], standings: Iterable[Sequence[Standing]]) -> list[str]:
        """Of the cards with these ids, where those stand that are there now; the others are gone.

        Returns those that are there and not in here, of which more has to be known.
        """
        gone, new = set(ids), []
        for some in standings:
            for card_id, deck, tags, suspended in some:
                gone.discard(card_id)
                place = self.place_of.get(card_id)
                if place is None:
                    new.append(card_id)
                else:
                    self.decks[place] = intern(deck)
                    self.tags[place] = self._tags(tags)
                    self.suspended[place] = bool(suspended)
        for card_id in gone:
            self.place_of.pop(card_id, None)
        return new

    def distinct_tags(self) -> Iterator[str]:
        for tags in {self.tags[place] for place in self.places}:
            yield from tags

    def distinct_decks(self) -> set[str]:
        return {self.decks[place] for place in self.places}

    def _append(self, cards: Sequence[Brief]) -> None:
        start = len(self.ids)
        for column, values in zip(self._columns(), self._values(cards), strict=True):
            column.extend(values)
        self.place_of.update(zip(self.ids[start:], range(start, len(self.ids)), strict=True))

    def _put(self, cards: Sequence[Brief]) -> None:
        places = [self.place_of[card[0]] for card in cards]
        for column, values in zip(self._columns(), self._values(cards), strict=True):
            for place, value in zip(places, values, strict=True):
                column[place] = value

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

    def _values(self, cards: Sequence[Brief]) -> tuple[Iterable[Any], ...]:
        """The same columns of some cards."""
        if not cards:
            return ((),) * len(self._columns())
        ids, decks, texts, tags, rules, difficulties, suspended, origins, positions, numbers = zip(*cards, strict=True)
        is_own = [origin != Origin.SHIPPED for origin in origins]
        return (
            ids,
            all_folded(texts),
            map(intern, decks),
            map(self._tags, tags),
            map(self._list, rules),
            difficulties,
            map(bool, suspended),
            is_own,
            (place + (_BEHIND_SHIPPED if own else 0) for place, own in zip(positions, is_own, strict=True)),
            numbers,
        )

    def _tags(self, kept: str) -> tuple[str, ...]:
        tags = self._list(kept)
        if tags not in self.folded_tags:
            self.folded_tags[tags] = folded(BETWEEN.join(tags))
        return tags

    def _list(self, kept: str) -> tuple[str, ...]:
        """Of a JSON list; most are the same as others."""
        if kept not in self._lists:
            self._lists[kept] = tuple(map(intern, json.loads(kept)))
        return self._lists[kept]
