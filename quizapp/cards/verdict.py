"""What was decided about an answer, and how surely."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proved:
    """By algebra, or by error bounds that do not overlap."""


@dataclass(frozen=True, slots=True)
class CheckedAt:
    """Agreed at so many random points to 200 bits, without a proof."""

    points: int


Certainty = Proved | CheckedAt


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A place where the answer and the truth differ; all texts are ready to show, in notation."""

    at: tuple[tuple[str, str], ...]
    """Names and values, e.g. (("x", "2"),)."""
    answer: str
    """The answer's value there, or "not defined"."""
    expected: str


@dataclass(frozen=True, slots=True)
class Correct:
    certainty: Certainty
    message: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Not equal. `message` adds what is known beyond that (a rounded decimal, a missing vector…)."""

    counterexample: Counterexample | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The text is no expression; costs nothing. `start` and `end` are offsets into it."""

    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Undecided:
    """Neither right nor wrong can be said; costs nothing.

    `did_you_mean` holds another common reading of the text that would be right, when there is one.
    """

    message: str
    did_you_mean: str = ""


Verdict = Correct | Wrong | Unreadable | Undecided
