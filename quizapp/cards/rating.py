"""How well something was remembered."""

from __future__ import annotations

from enum import IntEnum


class Rating(IntEnum):
    """FSRS's four ratings; 1 is a lapse."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4
