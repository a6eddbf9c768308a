from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from quizapp.cards import (
    Card,
    CheckedAt,
    Correct,
    Kind,
    Mode,
    Proved,
    Question,
    Rating,
    Task,
    Undecided,
    Unreadable,
    Verdict,
    Wrong,
    ask,
)
from quizapp.memory.rating import AWAY, suggest

RIGHT = Correct(Proved())
Ask = Callable[..., Question]


def test_a_wrong_answer_is_asked_again_however_quick_it_was(question: Ask) -> None:
    for seconds in (1, 30, 3000):
        assert suggest(Wrong(), 0, _seconds(seconds), question()) is Rating.AGAIN


def test_a_right_answer_with_a_hint_was_hard(question: Ask) -> None:
    assert suggest(RIGHT, 1, _seconds(2), question()) is Rating.HARD


@pytest.mark.parametrize(
    ("difficulty", "seconds", "expected"),
    [
        (1, 8, Rating.EASY),
        (1, 9, Rating.GOOD),
        (1, 60, Rating.GOOD),
        (1, 61, Rating.HARD),
        (2, 16, Rating.EASY),
        (2, 17, Rating.GOOD),
        (2, 120, Rating.GOOD),
        (2, 121, Rating.HARD),
        (3, 28, Rating.EASY),
        (3, 29, Rating.GOOD),
        (3, 210, Rating.GOOD),
        (3, 211, Rating.HARD),
    ],
)
def test_a_typed_answer_is_rated_by_its_time(question: Ask, difficulty: int, seconds: int, expected: Rating) -> None:
    assert suggest(RIGHT, 0, _seconds(seconds), question(difficulty=difficulty)) is expected


def test_a_choice_is_never_easy_because_it_is_only_recognised(question: Ask) -> None:
    assert suggest(RIGHT, 0, _seconds(1), question(mode=Mode.CHOICE)) is Rating.GOOD
    assert suggest(RIGHT, 0, _seconds(31), question(mode=Mode.CHOICE)) is Rating.HARD


def test_time_says_nothing_once_the_learner_was_away(question: Ask) -> None:
    assert suggest(RIGHT, 0, AWAY, question()) is Rating.GOOD


def test_how_surely_the_answer_was_right_makes_no_difference(question: Ask) -> None:
    assert suggest(Correct(CheckedAt(14)), 0, _seconds(1), question()) is Rating.EASY


def test_a_turned_card_is_suggested_as_good_and_with_a_hint_as_hard(question: Ask) -> None:
    assert suggest(None, 0, _seconds(1), question(mode=Mode.RECALL)) is Rating.GOOD
    assert suggest(None, 2, _seconds(1), question(mode=Mode.RECALL)) is Rating.HARD


@pytest.mark.parametrize("verdict", [Unreadable("no"), Undecided("maybe")])
def test_what_costs_nothing_is_not_rated(question: Ask, verdict: Verdict) -> None:
    with pytest.raises(ValueError, match="not rated"):
        suggest(verdict, 0, _seconds(1), question())


@pytest.fixture
def question() -> Ask:
    def make(mode: Mode = Mode.TYPED, difficulty: int = 1) -> Question:
        card = Card(
            id="square",
            deck="Formulas",
            kind=Kind.FORMULA,
            task=Task.DIFFERENTIATE,
            answer="2x",
            problem="x^2",
            wrong=("x",),
            difficulty=difficulty,
        )
        return ask(card, mode, Random(1))

    return make


def _seconds(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)
