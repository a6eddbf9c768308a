"""What surrounds an answer: its letters, the domain, and the problem that was asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizapp.cards import Symbols
from quizapp.grading.conditions import Condition
from quizapp.notation.tree import Node


@dataclass(frozen=True, slots=True)
class Setting:
    symbols: Symbols = field(default_factory=Symbols)
    conditions: tuple[Condition, ...] = ()
    problem: Node | None = None
    """The expression to be differentiated; where it is not defined, nothing is asked."""
    seed: int = 0
    """Random points are drawn from it: the same answer gets the same verdict."""
