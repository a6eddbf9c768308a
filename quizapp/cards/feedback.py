"""What the learner hears after answering."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from quizapp.cards.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Feedback:
    verdict: Verdict
    reading: str = ""
    """The expression that the answer was understood as, in notation; empty when it was not read."""
    notes: tuple[str, ...] = ()
    """What the reader did for the learner, e.g. "a closing ) was added at the end"."""
    took: timedelta = field(default=timedelta(), compare=False)
    """Time spent deciding, without the way to the worker process and back."""
