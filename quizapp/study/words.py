"""Numbers and spans of time in plain English, for both faces of the program."""

from __future__ import annotations

from datetime import timedelta

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def counted(number: int, noun: str, plural: str = "") -> str:
    """1 review, 2 reviews."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def interval(span: timedelta) -> str:
    """As a rating button says it: 10 min, 3 days, 2 months."""
    seconds = max(0.0, span.total_seconds())
    if seconds < _HOUR:
        return f"{max(1, round(seconds / _MINUTE))} min"
    if seconds < _DAY - _HOUR / 2:
        return f"{round(seconds / _HOUR)} h"
    days = max(1, round(seconds / _DAY))
    if days < 31:
        return counted(days, "day")
    if days < 365:
        return counted(round(days / 30.4), "month")
    years = days / 365.25
    return "1 year" if round(years, 1) == 1 else f"{years:.1f} years".replace(".0 ", " ")
