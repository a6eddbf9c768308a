"""What is remembered of all cards, as far as they are searched and sorted. Read again after a review, or a reset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from quizapp.cards import Rating
from quizapp.cards.review import Stage
from quizapp.storage.columns import moment
from quizapp.storage.listing import BriefMemory, Listing
from quizapp.study.gathering import gathering
from quizapp.study.overview import LATELY

_OLD = timedelta(minutes=10)
"""For so long what is due, and the order of recall, are taken for what they were."""


@dataclass(frozen=True)
class Known:
    """Each part is read when it is first asked for."""

    listing: Listing
    at: datetime
    end_of_day: datetime

    def is_good(self, now: datetime) -> bool:
        return self.at <= now < min(self.at + _OLD, self.end_of_day)

    @cached_property
    def memories(self) -> dict[str, BriefMemory]:
        with gathering():
            return {memory.card_id: memory for memory in self.listing.memories()}

    @cached_property
    def lapses(self) -> dict[str, int]:
        return self.listing.lapses()

    @cached_property
    def missed(self) -> frozenset[str]:
        """Cards whose last answer, lately, was wrong; one that was reset since is new, and not missed."""
        last = self.listing.last_ratings(self.at - LATELY)
        return frozenset(card for card, rating in last.items() if rating is Rating.AGAIN and card in self.memories)

    @cached_property
    def due(self) -> frozenset[str]:
        """Before the day ends."""
        end = moment(self.end_of_day)
        return frozenset(card for card, memory in self.memories.items() if memory.due < end)

    @cached_property
    def in_review(self) -> frozenset[str]:
        """Graduated from the learning steps."""
        return frozenset(card for card, memory in self.memories.items() if memory.stage == Stage.REVIEW)
