"""Which backups are old enough to go: every one of the last week stays, then one a week, then one a month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=7)
WEEKLY_FOR = timedelta(weeks=8)


def superfluous(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Those that a later one in the same week or month makes unnecessary; the newest of all always stays."""
    kept: dict[tuple[int, ...], datetime] = {}
    unnecessary = set()
    for moment in sorted(moments, reverse=True):
        if now - moment <= ALL_FOR:
            continue
        if kept.setdefault(_period(moment, now), moment) != moment:
            unnecessary.add(moment)
    return unnecessary


def _period(moment: datetime, now: datetime) -> tuple[int, ...]:
    if now - moment <= WEEKLY_FOR:
        year, week, _ = moment.isocalendar()
        return (year, 0, week)
    return (moment.year, moment.month)
