"""Words and formulas set in lines on a common baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """Something to set; all sizes in pixels, `ascent` above and `descent` below the baseline."""

    width: float
    ascent: float
    descent: float
    space: float = 0.0
    """Room in front of it, except at the beginning of a line."""
    shrinks: bool = False
    """Whether it may be drawn smaller when a line is too short for it: formulas, not words."""
    is_alone: bool = False
    """Whether it stands on a line of its own, and may be drawn as small as its place is: pictures."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a box goes: the left end of its baseline, and the factor that it is drawn at."""

    x: float
    baseline: float
    factor: float


@dataclass(frozen=True, slots=True)
class Lines:
    placed: tuple[Placed, ...]
    """One for each box, in order."""
    width: float
    height: float


_SMALLEST = 0.6
"""A formula is drawn no smaller than this; beyond it the line is wider than its place."""


def set_lines(boxes: Sequence[Box], width: float, leading: float) -> Lines:
    """Breaks before a box that does not fit any more."""
    sized = [(box, _factor(box, width)) for box in boxes]
    placed: list[Placed] = []
    top = widest = 0.0
    for line in _broken(sized, width):
        ascent = max(box.ascent * factor for box, factor in line)
        descent = max(box.descent * factor for box, factor in line)
        x = 0.0
        for index, (box, factor) in enumerate(line):
            x += box.space if index else 0.0
            placed.append(Placed(x, top + ascent, factor))
            x += box.width * factor
        widest = max(widest, x)
        top += ascent + descent + leading
    return Lines(tuple(placed), widest, max(0.0, top - leading))


def _factor(box: Box, width: float) -> float:
    if not box.shrinks or box.width <= width or box.width <= 0:
        return 1.0
    return max(0.0 if box.is_alone else _SMALLEST, width / box.width)


def _broken(sized: Sequence[tuple[Box, float]], width: float) -> Iterable[list[tuple[Box, float]]]:
    line: list[tuple[Box, float]] = []
    used = 0.0
    for box, factor in sized:
        needed = box.width * factor
        ends = bool(line) and (box.is_alone or line[-1][0].is_alone)
        # A box without space in front of it (the comma after a formula) stays with what it follows.
        if ends or (line and box.space and used + box.space + needed > width):
            yield line
            line, used = [], 0.0
        used += needed + (box.space if line else 0.0)
        line.append((box, factor))
    if line:
        yield line
