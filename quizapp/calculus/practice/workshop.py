"""What making problems needs from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.calculus.practice.answering import Answered, answered
from quizapp.calculus.practice.posed import Posed
from quizapp.cards import Problem


@dataclass(frozen=True, slots=True)
class Workshop:
    """Each of these can be replaced by something better, and only here."""

    is_verified: Callable[[Problem], bool]
    """An independent check of the answer; a problem that fails it is never shown."""
    answered: Callable[[Posed], Answered] = answered
    separation: Callable[[Problem], float] | None = None
    """How well a problem tells wrong rules apart, from 0 to 1."""
