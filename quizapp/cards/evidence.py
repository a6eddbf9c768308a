"""What one answer says about rules."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards.rating import Rating


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found wrong with an answer: a misconception or a slip, by its id, and the rule at fault."""

    rule: str = ""
    """Empty: no rule can be blamed."""
    misconception: str = ""
    slip: str = ""
    """A sign, one coefficient…: the rule was known and not well carried out."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """That an answer counts for a rule (HARD and better) or against it (AGAIN), and how much."""

    rule: str
    rating: Rating
    weight: float
    """Above 0; 1 is a review of the rule itself."""
