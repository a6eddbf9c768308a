"""What making problems needs from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.calculus.practice.answering import Answered, answered
from quizapp.calculus.practice.posed import Posed
from quizapp.cards import Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """A problem fit to be shown, not verified yet."""

    problem: Problem
    answered: Answered


@dataclass(frozen=True, slots=True)
class Workshop:
    """Each of these can be replaced by something better, and only here."""

    is_verified: Callable[[Problem], bool]
    """An independent check of the answer; a problem that fails it is never shown."""
    answered: Callable[[Posed], Answered] = answered
    worth: Callable[[Draft], float] | None = None
    """How much a problem tells, from 0 (of no use at all) to 1: how well it keeps wrong rules apart, say."""
