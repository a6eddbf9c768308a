from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quizapp.cards import Rating, Unreadable
from quizapp.cards.derivation import Derivation
from quizapp.grading.client import Grader
from quizapp.study.desk import Desk
from quizapp.study.opening import open_desk
from quizapp.study.states import Asked, Chosen, Finished, Flashcards, Judged, NotCounted, Quiz, Study


@pytest.fixture
def desk(tmp_path: Path, clock: Any, zone: ZoneInfo) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "collection.db", Grader(), clock=clock, zone=zone, rng=Random(1))
    yield opened
    opened.close()


def asked(state: object) -> Asked:
    assert isinstance(state, Asked)
    return state


def study_all(desk: Desk, rating: Rating) -> int:
    """Turns every card of today's session over; returns how many reviews that took."""
    state = desk.begin(Study())
    count = 0
    while isinstance(state, Asked):
        desk.turn()
        state = desk.rate(rating)
        count += 1
    return count


def test_the_first_day_has_twenty_new_cards(desk: Desk) -> None:
    today = desk.today()
    assert (today.due, today.new) == (0, 20)
    assert today.minutes > 0


def test_a_typed_answer_goes_through_the_real_grader(desk: Desk) -> None:
    answer = next(card for card in desk.cards() if card.id == "exercise-power-001")
    desk.begin(Quiz(Chosen(cards=(answer.id,))))
    outcome = desk.check(answer.answer)
    assert isinstance(outcome, Judged)
    assert outcome.suggested is not Rating.AGAIN


def test_nonsense_is_not_counted(desk: Desk) -> None:
    desk.begin(Quiz(Chosen(cards=("exercise-power-001",))))
    assert isinstance(desk.check("__import__('os').system('x')"), NotCounted)


def test_what_was_learned_easily_is_not_due_tomorrow_and_the_rest_is(desk: Desk, clock: Any) -> None:
    state = asked(desk.begin(Study()))
    forgotten = state.question.card.id
    desk.turn()
    desk.rate(Rating.HARD)
    desk.leave()
    clock.advance(days=1)
    desk.change_settings(replace(desk.settings(), new_a_day=0))
    assert desk.today().due == 1
    assert asked(desk.begin(Study())).question.card.id == forgotten


def test_new_cards_of_the_day_are_not_given_twice(desk: Desk) -> None:
    assert study_all(desk, Rating.EASY) == 20
    assert desk.today().new == 0
    assert isinstance(desk.begin(Study()), Finished)


def test_tomorrow_has_new_cards_again(desk: Desk, clock: Any) -> None:
    study_all(desk, Rating.EASY)
    clock.advance(days=1)
    assert desk.today().new == 20


def test_the_day_is_cut_at_four_in_the_morning(desk: Desk, clock: Any) -> None:
    study_all(desk, Rating.EASY)
    clock.advance(hours=8)  # 02:00 UTC is 03:00 in Vienna: still the same day
    assert desk.today().new == 0
    clock.advance(hours=1)
    assert desk.today().new == 20


def test_a_missed_card_is_listed_until_it_is_right_again(desk: Desk, clock: Any) -> None:
    card = asked(desk.begin(Quiz(count=1))).question.card.id
    desk.give_up()
    desk.rate(Rating.AGAIN)
    assert desk.today().missed == (card,)
    assert desk.today().slipping[0].missed == 1
    clock.advance(hours=1)
    desk.begin(Flashcards(Chosen(cards=(card,))))
    desk.turn()
    desk.rate(Rating.GOOD)
    assert desk.today().missed == ()


def test_a_quiz_leaves_its_reviews_in_the_same_memory(desk: Desk) -> None:
    desk.begin(Quiz(count=3))
    for _ in range(3):
        desk.give_up()
        desk.rate(Rating.AGAIN)
    assert desk.statistics().reviews == 3


def test_anything_can_be_differentiated_with_its_steps(desk: Desk) -> None:
    solved = desk.differentiate("a sin(3t)", "t")
    assert isinstance(solved, Derivation)
    assert solved.derivative == "3a cos(3t)"
    assert isinstance(desk.differentiate("sin(", "t"), Unreadable)


def test_settings_are_kept(desk: Desk) -> None:
    desk.change_settings(replace(desk.settings(), new_a_day=5))
    assert desk.settings().new_a_day == 5
    assert desk.today().new == 5


def test_the_calendar_counts_todays_reviews_last(desk: Desk) -> None:
    study_all(desk, Rating.EASY)
    days = desk.today().days
    assert days[-1][1] == 20
    assert len(days) >= 7 * 25


def test_the_catalogue_names_every_deck_and_rule_that_has_cards(desk: Desk) -> None:
    catalogue = desk.catalogue()
    assert {deck.name for deck in catalogue.decks} == {"Formula table", "Rule exercises", "Concepts"}
    assert "chain" in {rule.id for rule in catalogue.rules}
