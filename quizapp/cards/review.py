"""Reviews, and the memory that they leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from quizapp.cards.card import Mode
from quizapp.cards.evidence import Evidence, Fault
from quizapp.cards.problem import Made
from quizapp.cards.rating import Rating

__all__ = ["Memory", "Rating", "Reset", "Review", "Stage"]


class Stage(StrEnum):
    """FSRS's states of a card that has been seen."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of one card after its last review. A card without one is new."""

    stage: Stage
    step: int | None
    """Index of the (re)learning step; None in REVIEW."""
    stability: float
    """Days until recall falls to 90 %."""
    difficulty: float
    """1 to 10."""
    due: datetime
    last_review: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One answered question. Written once, never changed, except that it may be marked undone."""

    id: UUID
    card_id: str
    at: datetime
    """When it was rated; aware, UTC."""
    rating: Rating
    mode: Mode
    session: UUID
    took: timedelta
    """From the question shown to the answer checked."""
    answer: str = ""
    """As typed or chosen; empty for a turned card."""
    verdict: str = ""
    """correct, wrong, or empty where nothing was graded."""
    hints: int = 0
    problem: str = ""
    """As it was asked, in notation; cards are corrected, and fresh problems are asked once."""
    made: Made | None = None
    """What a fresh problem was made from."""
    fault: Fault | None = None
    """What was found wrong with the answer, where anything was."""
    evidence: tuple[Evidence, ...] = ()
    """What the answer said about rules; from these alone their memories can be built again."""


@dataclass(frozen=True, slots=True)
class Reset:
    """A card was made new again: what was answered before it says nothing of the card's memory any more.

    What those answers said about rules stays as it is.
    """

    card_id: str
