from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from quizapp.cards import Symbols
from quizapp.study.browsing.values import CardState, Listed
from quizapp.ui.cards.card_row import Column, card_row
from quizapp.ui.cards.card_words import due_words, how_it_stands

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


def listed(**more) -> Listed:
    usual = {
        "id": "a",
        "deck": "Mine::Waves",
        "question": "d/dx [x^2]",
        "answer": "2x",
        "is_prose": False,
        "symbols": Symbols(),
        "rules": ("power",),
        "tags": ("exam::week1",),
        "difficulty": 1,
        "state": CardState.REVIEW,
        "due": NOW + timedelta(days=3),
        "recall": 0.9,
        "suspended": False,
        "is_own": True,
        "lapses": 0,
        "missed": False,
    }
    return Listed(**{**usual, **more})


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (timedelta(days=-9), "today"),
        (timedelta(hours=2), "today"),
        (timedelta(hours=5), "tomorrow"),
        (timedelta(days=3), "in 3 days"),
        (timedelta(days=90), "in 3 months"),
        (timedelta(days=800), "in 2.2 years"),
    ],
)
def test_when_a_card_is_asked_is_said_in_days_of_the_calendar(due, words):
    assert due_words(listed(due=NOW + due), NOW) == words


def test_a_day_ends_where_the_learner_is():
    auckland = NOW.astimezone(timezone(timedelta(hours=13)))
    assert due_words(listed(due=NOW + timedelta(hours=2)), NOW) == "today"
    assert due_words(listed(due=NOW + timedelta(hours=5)), auckland) == "today"


def test_a_card_never_seen_is_new():
    assert due_words(listed(state=CardState.NEW, due=None, recall=None), NOW) == "new"


def test_how_a_card_stands_is_one_line():
    line = how_it_stands(listed(lapses=2, missed=True, suspended=True), NOW)
    assert line == ("Asked in 3 days  ·  recall 90 %  ·  forgotten 2 times  ·  missed lately  ·  suspended: not asked")


def test_a_row_has_its_rules_by_name_and_its_formula_to_say():
    row = card_row(listed(), {"power": "Power rule"}, NOW)
    assert row.texts[Column.RULES] == "Power rule"
    assert row.texts[Column.DECK] == "Mine › Waves"
    assert row.texts[Column.TAGS] == "exam › week1"
    assert "derivative" in row.spoken


def test_only_what_is_asked_today_stands_out_as_due():
    assert card_row(listed(due=NOW), {}, NOW).is_due
    assert not card_row(listed(due=NOW, suspended=True), {}, NOW).is_due
    assert not card_row(listed(state=CardState.NEW, due=None), {}, NOW).is_due


def test_a_long_question_is_read_only_as_far_as_a_line_could_show_it():
    row = card_row(listed(question="word " * 5000, is_prose=True), {}, NOW)
    assert len(row.texts[Column.QUESTION]) < 500
