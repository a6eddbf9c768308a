"""What is remembered of all cards, as far as they are searched and sorted. Read again after anything was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from quizapp.cards import Rating
from quizapp.cards.review import Stage
from quizapp.storage.listing import BriefMemory, Listing
from quizapp.study.overview import LATELY


@dataclass(frozen=True)
class Known:
    """Each part is read when it is first asked for."""

    listing: Listing
    at: datetime

    @cached_property
    def memories(self) -> dict[str, BriefMemory]:
        return {memory.card_id: memory for memory in self.listing.memories()}

    @cached_property
    def lapses(self) -> dict[str, int]:
        return self.listing.lapses()

    @cached_property
    def missed(self) -> frozenset[str]:
        """Cards whose last answer, lately, was wrong; one that was reset since is new, and not missed."""
        last = self.listing.last_ratings(self.at - LATELY)
        return frozenset(card for card, rating in last.items() if rating is Rating.AGAIN and card in self.memories)

    def is_learning(self, card: str) -> bool:
        memory = self.memories.get(card)
        return memory is not None and memory.stage != Stage.REVIEW

    def is_in_review(self, card: str) -> bool:
        memory = self.memories.get(card)
        return memory is not None and memory.stage == Stage.REVIEW
