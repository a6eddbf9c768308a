"""What the learner hears after answering."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Feedback:
    verdict: Verdict
    reading: str = ""
    """The expression that the answer was understood as, in notation; empty when it was not read."""
    notes: tuple[str, ...] = ()
    """What the reader did for the learner, e.g. "a closing ) was added at the end"."""
