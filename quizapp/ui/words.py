"""Numbers, spans of time and greetings in plain English."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from quizapp.study.words import counted

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def sentence(message: str) -> str:
    """A message as a sentence of its own: a capital, unless it begins with mathematics, and a full stop."""
    first = message.split(" ", 1)[0]
    if first.isalpha() and (len(first) > 1 or first == "a"):
        message = message[0].upper() + message[1:]
    return message if message.endswith((".", "?", "!", "…")) else f"{message}."


def duration(span: timedelta) -> str:
    """As a summary says it: 45 seconds, 14 minutes, 1 hour 5 minutes."""
    seconds = max(0, round(span.total_seconds()))
    if seconds < 2 * _MINUTE:
        return counted(seconds, "second")
    minutes = round(seconds / _MINUTE)
    if minutes < 60:
        return counted(minutes, "minute")
    hours, rest = divmod(minutes, 60)
    return counted(hours, "hour") + (f" {counted(rest, 'minute')}" if rest else "")


def from_now(span: timedelta) -> str:
    """in 3 hours; in 2 days."""
    seconds = span.total_seconds()
    if seconds < _MINUTE:
        return "in a minute"
    if seconds < _HOUR:
        return f"in {counted(round(seconds / _MINUTE), 'minute')}"
    if seconds < _DAY - _HOUR / 2:
        return f"in {counted(round(seconds / _HOUR), 'hour')}"
    return f"in {counted(round(seconds / _DAY), 'day')}"


def greeting(hour: int) -> str:
    """For the learner's own hour, 0 to 23."""
    if 4 <= hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= hour < 18 else "Good evening"


def long_date(day: date) -> str:
    """Monday 23 November 2026, in English whatever the system's language: the rest of the window is."""
    weekdays = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    months = (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"


def day_words(at: datetime, now: datetime) -> str:
    """today, yesterday, 23 Nov, 23 Nov 2025; in the time zone of `now`."""
    day = at.astimezone(now.tzinfo).date()
    match (now.date() - day).days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[day.month - 1]
    return f"{day.day} {month}" + (f" {day.year}" if day.year != now.year else "")
