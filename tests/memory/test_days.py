from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.memory.days import day_of, end_of_day, start_of_day

if "Europe/Berlin" not in available_timezones():
    pytest.skip("this system has no time zones; the package tzdata brings them", allow_module_level=True)

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)

zones = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "America/St_Johns",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Casablanca",
        )
    ]
)
moments = st.datetimes(datetime(1985, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_the_small_hours_belong_to_the_day_before() -> None:
    assert day_of(datetime(2026, 5, 2, 3, 59, 59, tzinfo=BERLIN), BERLIN) == date(2026, 5, 1)
    assert day_of(datetime(2026, 5, 2, 4, 0, 0, tzinfo=BERLIN), BERLIN) == date(2026, 5, 2)


def test_a_day_is_cut_in_the_learners_zone() -> None:
    moment = datetime(2026, 5, 2, 5, 0, tzinfo=UTC)
    assert day_of(moment, BERLIN) == date(2026, 5, 2)
    assert day_of(moment, ZoneInfo("America/New_York")) == date(2026, 5, 1)


def test_the_hour_can_be_chosen() -> None:
    moment = datetime(2026, 5, 2, 0, 30, tzinfo=BERLIN)
    assert day_of(moment, BERLIN, 0) == date(2026, 5, 2)
    assert end_of_day(moment, BERLIN, 0) == datetime(2026, 5, 3, 0, 0, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 3, 27), 24),
        (date(2026, 3, 28), 23),
        (date(2026, 3, 29), 24),
        (date(2026, 10, 24), 25),
        (date(2026, 10, 25), 24),
    ],
)
def test_a_day_over_a_clock_change_has_an_hour_less_or_more(day: date, hours: int) -> None:
    start = start_of_day(day, BERLIN)
    assert end_of_day(start, BERLIN) - start == hours * HOUR


def test_a_day_that_would_start_in_a_skipped_hour_starts_with_the_change() -> None:
    # Berlin, 29 March 2026: 02:00 is followed by 03:00.
    assert start_of_day(date(2026, 3, 29), BERLIN, 2) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert day_of(datetime(2026, 3, 29, 0, 59, tzinfo=UTC), BERLIN, 2) == date(2026, 3, 28)
    assert day_of(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), BERLIN, 2) == date(2026, 3, 29)


def test_an_hour_that_comes_twice_lies_in_one_day() -> None:
    # Berlin, 25 October 2026: 02:00 to 03:00 comes twice.
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert day_of(first, BERLIN, 2) == day_of(second, BERLIN, 2) == date(2026, 10, 25)


def test_a_day_that_has_begun_is_not_left_again_when_the_clock_goes_back_over_its_start() -> None:
    # Newfoundland, 29 October 2006: 00:01 was followed by 23:01 of the 28th.
    newfoundland = ZoneInfo("America/St_Johns")
    assert day_of(datetime(2006, 10, 29, 2, 30, 30, tzinfo=UTC), newfoundland, 0) == date(2006, 10, 29)
    assert day_of(datetime(2006, 10, 29, 3, 0, tzinfo=UTC), newfoundland, 0) == date(2006, 10, 29)


def test_the_small_hours_after_a_skipped_date_belong_to_the_day_before_it() -> None:
    # Samoa had no 30 December 2011.
    samoa = ZoneInfo("Pacific/Apia")
    assert day_of(datetime(2011, 12, 31, 2, 0, tzinfo=samoa), samoa) == date(2011, 12, 29)
    assert day_of(datetime(2011, 12, 31, 4, 0, tzinfo=samoa), samoa) == date(2011, 12, 31)


@given(moments, zones, st.integers(0, 12))
def test_every_moment_lies_between_the_start_and_the_end_of_its_day(
    moment: datetime, zone: ZoneInfo, hour: int
) -> None:
    day = day_of(moment, zone, hour)
    assert start_of_day(day, zone, hour) <= moment < end_of_day(moment, zone, hour)


@given(moments, zones, st.integers(0, 12))
def test_the_end_of_a_day_is_in_utc_and_begins_a_later_day(moment: datetime, zone: ZoneInfo, hour: int) -> None:
    end = end_of_day(moment, zone, hour)
    assert end.tzinfo is UTC
    assert day_of(end, zone, hour) > day_of(moment, zone, hour)


def test_a_moment_without_a_zone_belongs_to_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 5, 2), BERLIN)  # noqa: DTZ001
