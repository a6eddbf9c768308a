"""Finds cards and lists them; keeps in memory what that needs, from the first search on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from quizapp.storage.collection import Collection
from quizapp.storage.edits import Touched
from quizapp.study.browsing.catalogue import Catalogue
from quizapp.study.browsing.decks import deck_states, tree
from quizapp.study.browsing.known import Known
from quizapp.study.browsing.matching import Matcher
from quizapp.study.browsing.query import NotUnderstood
from quizapp.study.browsing.reading import read_query
from quizapp.study.browsing.rows import is_missed, listed
from quizapp.study.browsing.sorting import Sorter
from quizapp.study.browsing.values import DeckState, Found, Listed, SortBy
from quizapp.study.gathering import gathering
from quizapp.study.overview import LATELY
from quizapp.study.preferences import scheduler_of


@dataclass(frozen=True, slots=True)
class _View:
    """What is searched, as of some moment."""

    revision: int
    matcher: Matcher
    sorter: Sorter

    def is_good(self, revision: int, now: datetime) -> bool:
        return revision == self.revision and self.matcher.known.is_good(now)


class Browser:
    def __init__(
        self,
        collection: Collection,
        *,
        clock: Callable[[], datetime],
        end_of_day: Callable[[datetime], datetime],
    ) -> None:
        self._collection = collection
        self._clock = clock
        self._end_of_day = end_of_day
        self._cards: Catalogue | None = None
        self._view: _View | None = None
        self._known: Known | None = None
        self._known_at = 0
        """The revision of the collection that it is of."""

    def find(self, text: str, sort: SortBy, *, descending: bool) -> Found:
        try:
            query = read_query(text)
            view = self._now()
            places = view.matcher.matching(query, view.sorter.order(sort, descending=descending))
        except NotUnderstood as trouble:
            return Found((), str(trouble))
        ids = view.matcher.cards.ids
        return Found([ids[place] for place in places])

    def rows(self, ids: Sequence[str]) -> list[Listed]:
        now, scheduler, listing = self._clock(), scheduler_of(self._collection), self._collection.listing
        last = listing.last_ratings(now - LATELY, ids)
        return [
            listed(shown, lambda memory: scheduler.recall(memory, now), missed=is_missed(shown, last))
            for shown in listing.shown(ids)
        ]

    def decks(self) -> tuple[DeckState, ...]:
        return deck_states(self._now().matcher, self._collection.listing.limits())

    def tags(self) -> tuple[str, ...]:
        tags = set(self._now().matcher.cards.distinct_tags())
        return tuple(sorted(tags, key=lambda tag: (tag.casefold(), tag)))

    def changed(self, touched: Touched) -> None:
        """Cards were changed, added or taken away."""
        if self._cards is not None:
            standings = self._collection.listing.standings_of(touched.standing)
            back = self._cards.stand(touched.standing, standings)
            self._read_again([*touched.anyhow, *back])
        if self._known_at == self._collection.revision - 1 and (touched.anyhow or touched.standing):
            # Nothing else was written since, and such an edit changes nothing that is remembered.
            self._known_at += 1
        self._view = None

    def forget(self) -> None:
        """Any number of cards was changed."""
        self._cards = self._view = None

    def _read_again(self, ids: Sequence[str]) -> None:
        """All cards, where it would be many."""
        if self._cards is None or len(ids) > len(self._cards) // 4:
            self._cards = None
        else:
            self._cards.update(ids, self._collection.listing.cards_of(ids))

    def _now(self) -> _View:
        revision, now = self._collection.revision, self._clock()
        if self._view is None or not self._view.is_good(revision, now):
            self._view = self._look(revision, now)
        return self._view

    def _look(self, revision: int, now: datetime) -> _View:
        listing, rules = self._collection.listing, self._collection.rules()
        if self._cards is None:
            with gathering():
                self._cards = Catalogue(listing.cards())
        decks, known = tree(listing.decks(self._cards.distinct_decks())), self._remembered(revision, now)
        return _View(
            revision,
            Matcher(self._cards, known, rules, decks),
            Sorter(self._cards, known, rules, decks, known.at),
        )

    def _remembered(self, revision: int, now: datetime) -> Known:
        if self._known is None or self._known_at != revision or not self._known.is_good(now):
            self._known = Known(self._collection.listing, now, self._end_of_day(now))
            self._known_at = revision
        return self._known
