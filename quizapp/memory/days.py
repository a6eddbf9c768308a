"""The learner's day: it ends in the small hours of their own zone, not at midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY_STARTS_AT = 4
"""Hour, local time."""


def day_of(moment: datetime, zone: tzinfo, hour: int = DAY_STARTS_AT) -> date:
    """The day that an aware moment belongs to: 03:59 still belongs to yesterday."""
    local = _aware(moment).astimezone(zone).replace(tzinfo=None)
    day = (local - timedelta(hours=hour)).date()
    # A clock set back over the cut, or a date skipped by a zone, would put a moment outside its own day.
    if moment < start_of_day(day, zone, hour):
        return day - timedelta(days=1)
    if moment >= start_of_day(day + timedelta(days=1), zone, hour):
        return day + timedelta(days=1)
    return day


def start_of_day(day: date, zone: tzinfo, hour: int = DAY_STARTS_AT) -> datetime:
    """The first moment of that day, in UTC. An hour that a clock change skips starts with the change."""
    return datetime.combine(day, time(hour), zone).astimezone(UTC)


def end_of_day(moment: datetime, zone: tzinfo, hour: int = DAY_STARTS_AT) -> datetime:
    """The first moment after the day that `moment` belongs to, in UTC: 23 to 25 hours after its start."""
    return start_of_day(day_of(moment, zone, hour) + timedelta(days=1), zone, hour)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone belongs to no day")
    return moment
