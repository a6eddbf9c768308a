"""What there is to ask now: the line of cards for each kind of sitting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from random import Random

from quizapp.cards import Memory, Practice, Review, Rule
from quizapp.memory.days import day_of, end_of_day, start_of_day
from quizapp.memory.held import known_rules, locked_rules, memory_of
from quizapp.storage.collection import Collection
from quizapp.study.choosing import flashcard_line, missed_line, practise_line, quiz_line, study_line
from quizapp.study.limits import Room, room
from quizapp.study.line import Line
from quizapp.study.missed import missed_rules
from quizapp.study.overview import LATELY, missed_cards
from quizapp.study.practising import introduced, open_practice, with_practice
from quizapp.study.preferences import scheduler_of, settings_of
from quizapp.study.shelf import Shelf
from quizapp.study.states import Flashcards, Plan, Practise, Quiz, ReviewMissed, Settings, Study
from quizapp.study.which_rule import with_which_rule

Memories = Mapping[str, Memory]


class Planner:
    """`memories` are by card, as they are kept."""

    def __init__(
        self, collection: Collection, shelf: Shelf, rules: list[Rule], practice: Practice, *, zone: tzinfo, rng: Random
    ) -> None:
        self._collection = collection
        self._shelf = shelf
        self._rules = rules
        self._practised = practice.rules
        self._zone = zone
        self._rng = rng

    def line(self, plan: Plan, now: datetime, memories: Memories) -> Line:
        cards = self._shelf.cards().open
        match plan:
            case Study():
                return self._with_which_rule(self.study_line(now, memories), memories, now)
            case ReviewMissed():
                lately = self._collection.reviews(since=now - LATELY)
                missed = [cards[card] for card in self.missed_cards(lately, memories, now)]
                return missed_line(self.missed_rules(lately, memories, now), self._practised, missed)
            case Practise():
                return practise_line(plan, self._practised)
            case Flashcards():
                return flashcard_line(plan, cards.values(), self._rules, memories, self.end_of_day(now))
            case Quiz():
                return quiz_line(plan, cards.values(), self._rng)

    def study_line(self, now: datetime, memories: Memories) -> Line:
        """Today's session, within the limits of the day and of each deck."""
        settings = settings_of(self._collection)
        end = end_of_day(now, self._zone, settings.day_starts_at)
        new, reviews = self._rooms(settings, now, end)
        locked, begun = self.locked(memories, now), self._collection.rules_practised()
        cards = tuple(self._shelf.cards().open.values())
        return study_line(
            with_practice(cards, open_practice(self._shelf.practice_cards, begun, locked)),
            self._rules,
            introduced(memories, begun),
            end_of_day=end,
            new=new,
            reviews=reviews,
        )

    def locked(self, memories: Memories, now: datetime) -> dict[str, frozenset[str]]:
        known = known_rules(scheduler_of(self._collection), memories, now)
        return locked_rules(self._rules, self._practised, known)

    def missed_rules(self, reviews: Iterable[Review], memories: Memories, now: datetime) -> dict[str, tuple[str, ...]]:
        """Worst first, each with its misconceptions."""
        scheduler = scheduler_of(self._collection)

        def held(rule: str) -> float | None:
            memory = memory_of(rule, memories)
            return None if memory is None else scheduler.recall(memory, now)

        return missed_rules(reviews, now, held)

    def missed_cards(self, reviews: Iterable[Review], memories: Memories, now: datetime) -> tuple[str, ...]:
        """The latest first; one that was reset since is new, and not missed."""
        met = {card_id: card for card_id, card in self._shelf.cards().open.items() if card_id in memories}
        return missed_cards(met, reviews, now)

    def end_of_day(self, now: datetime) -> datetime:
        return end_of_day(now, self._zone, settings_of(self._collection).day_starts_at)

    def _rooms(self, settings: Settings, now: datetime, end: datetime) -> tuple[Room, Room]:
        """For new cards, and for reviews."""
        limits, hour = self._collection.listing.limits(), settings.day_starts_at
        today = (start_of_day(day_of(now, self._zone, hour), self._zone, hour), end)
        met, again = self._collection.introduced(*today), self._collection.reviewed_again(*today)
        cards = self._shelf.cards().every
        decks = {card: cards[card].deck for card in met | again if card in cards}
        return (
            room(settings.new_a_day, {deck: limit.new_a_day for deck, limit in limits.items()}, met, decks),
            room(settings.reviews_a_day, {deck: limit.reviews_a_day for deck, limit in limits.items()}, again, decks),
        )

    def _with_which_rule(self, line: Line, memories: Memories, now: datetime) -> Line:
        known = known_rules(scheduler_of(self._collection), memories, now) & self._practised
        asked = known & self._collection.rules_practised()
        return replace(line, waiting=with_which_rule(line.waiting, asked, self._rng))
