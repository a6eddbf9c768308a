"""Numbers and times in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from quizapp.study.words import counted, interval
from quizapp.ui.words import duration, from_now, greeting, long_date, sentence


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=10), "1 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=5), "5 h"),
        (timedelta(hours=23, minutes=50), "1 day"),
        (timedelta(days=3), "3 days"),
        (timedelta(days=61), "2 months"),
        (timedelta(days=365), "1 year"),
        (timedelta(days=548), "1.5 years"),
        (timedelta(days=731), "2 years"),
    ],
)
def test_an_interval_is_short(span: timedelta, said: str) -> None:
    assert interval(span) == said


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=1), "1 second"),
        (timedelta(seconds=45), "45 seconds"),
        (timedelta(minutes=14), "14 minutes"),
        (timedelta(minutes=65), "1 hour 5 minutes"),
        (timedelta(hours=2), "2 hours"),
    ],
)
def test_a_duration_is_in_words(span: timedelta, said: str) -> None:
    assert duration(span) == said


def test_plurals_are_right() -> None:
    assert counted(1, "review") == "1 review"
    assert counted(0, "review") == "0 reviews"


def test_the_greeting_knows_the_hour() -> None:
    assert greeting(8) == "Good morning"
    assert greeting(13) == "Good afternoon"
    assert greeting(2) == "Good evening"


def test_soon_is_said_with_its_unit() -> None:
    assert from_now(timedelta(seconds=20)) == "in a minute"
    assert from_now(timedelta(hours=3)) == "in 3 hours"
    assert from_now(timedelta(days=1)) == "in 1 day"


def test_a_date_is_said_in_full() -> None:
    assert long_date(date(2026, 11, 23)) == "Monday 23 November 2026"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("type an expression", "Type an expression."),
        ("a closing bracket is missing", "A closing bracket is missing."),
        ("x2 may be a power or a product", "x2 may be a power or a product."),
        ("Did you mean e^(2x)?", "Did you mean e^(2x)?"),
    ],
)
def test_a_message_becomes_a_sentence(message: str, said: str) -> None:
    assert sentence(message) == said
