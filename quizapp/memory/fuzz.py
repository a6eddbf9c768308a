"""Spreads cards that were learned together over neighbouring days, so that they do not come back in one heap.

Ranges as in FSRS: one day, and 15 % of the days from 2.5 to 7, 10 % from 7 to 20, 5 % of what is beyond, either way.
"""

from __future__ import annotations

from random import Random

from fsrs.scheduler import FUZZ_RANGES

_SHORTEST_FUZZED = 2.5
"""Days; shorter intervals stay as they are."""


def fuzzed(days: int, seed: str, longest: int) -> int:
    """A number of days near `days`, the same for the same seed.

    One seed shifts every interval by the same share of its range, so Hard never comes after Good, nor Good after Easy.
    """
    if days < _SHORTEST_FUZZED:
        return days
    earliest, latest = _range(days, longest)
    share = Random(seed).random()
    return earliest + int(share * (latest - earliest + 1))


def _range(days: int, longest: int) -> tuple[int, int]:
    """The earliest and the latest day, both included."""
    spread = 1.0 + sum(part["factor"] * max(min(float(days), part["end"]) - part["start"], 0.0) for part in FUZZ_RANGES)
    latest = min(round(days + spread), longest)
    return min(max(2, round(days - spread)), latest), latest
