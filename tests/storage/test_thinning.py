from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.storage.thinning import superfluous

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
DAY = timedelta(days=1)


def test_every_backup_of_the_last_week_stays() -> None:
    assert superfluous([NOW - hours * timedelta(hours=5) for hours in range(30)], NOW) == set()


def test_a_daily_habit_of_two_years_leaves_a_few_dozen() -> None:
    kept: set[datetime] = set()
    for days in range(730):
        now = NOW + days * DAY
        kept.add(now)
        kept -= superfluous(kept, now)
    ages = sorted((NOW + 729 * DAY - moment).days for moment in kept)
    assert ages[:8] == list(range(8))
    assert 6 <= sum(7 < age <= 56 for age in ages) <= 9
    assert 21 <= sum(age > 56 for age in ages) <= 24
    assert ages[-1] > 690


@given(st.sets(st.integers(0, 5000), max_size=40))
def test_the_newest_always_stays_and_thinning_twice_changes_nothing(hours: set[int]) -> None:
    moments = {NOW - hour * timedelta(hours=1) for hour in hours}
    left = moments - superfluous(moments, NOW)
    assert not moments or max(moments) in left
    assert superfluous(left, NOW) == set()
