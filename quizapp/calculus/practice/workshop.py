"""What making problems needs from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.calculus.practice.answering import answer_to, rules_for
from quizapp.calculus.practice.posed import Posed
from quizapp.cards import Problem
from quizapp.notation.tree import Node


@dataclass(frozen=True, slots=True)
class Workshop:
    """Each of these can be replaced by something better, and only here."""

    is_verified: Callable[[Problem], bool]
    """An independent check of the answer; a problem that fails it is never shown."""
    answer_to: Callable[[Posed], Node] = answer_to
    rules_for: Callable[[Posed], tuple[str, ...]] = rules_for
    separation: Callable[[Problem], float] | None = None
    """How well a problem tells wrong rules apart, from 0 to 1."""
