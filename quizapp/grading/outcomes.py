"""What the worker process sends back, besides Feedback: plain values, no SymPy in sight."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards import Undecided, Unreadable


@dataclass(frozen=True, slots=True)
class Differentiated:
    """A derivative, in notation and in LaTeX."""

    derivative: str
    latex: str


Differentiation = Differentiated | Unreadable | Undecided
