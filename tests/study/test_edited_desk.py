"""What the desk asks after cards and decks were edited; a sitting that goes on meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quizapp.cards import Rating
from quizapp.grading.client import Grader
from quizapp.storage.collection import Collection
from quizapp.storage.edits import Limits
from quizapp.study.desk import Desk
from quizapp.study.sitting import NothingToUndo
from quizapp.study.states import Asked, Chosen, Finished, Flashcards, Plan, Quiz, Study

EVERY = {"exercise-a", "exercise-b", "concept-c", "concept-d"}


@pytest.fixture
def desk(collection: Collection, clock: Any, zone: ZoneInfo) -> Iterator[Desk]:
    grader = Grader()
    yield Desk(collection, grader, clock=clock, zone=zone, rng=Random(1))
    grader.close()


def asked(state: object) -> Asked:
    assert isinstance(state, Asked)
    return state


def all_asked(desk: Desk, plan: Plan, rating: Rating = Rating.EASY) -> list[str]:
    """The whole sitting, every card turned over."""
    state, found = desk.begin(plan), []
    while isinstance(state, Asked):
        found.append(state.question.card.id)
        desk.turn()
        state = desk.rate(rating)
    return found


@pytest.mark.parametrize(
    "plan",
    [
        Study(),
        Flashcards(),
        Quiz(),
        Flashcards(Chosen(cards=("exercise-a", "exercise-b"))),
        Quiz(Chosen(decks=("Rule exercises",))),
    ],
)
def test_suspended_cards_are_not_asked(desk: Desk, plan: Plan) -> None:
    desk.library.suspend(["exercise-a"])
    assert "exercise-a" not in all_asked(desk, plan)


def test_suspended_cards_wait_for_nothing_on_today(desk: Desk, clock: Any) -> None:
    all_asked(desk, Study())
    clock.advance(days=60)
    assert (desk.today().due, desk.today().new) == (4, 0)
    desk.library.suspend(["exercise-a", "concept-c"])
    assert (desk.today().due, desk.today().cards) == (2, 4)
    assert sum(choice.cards for choice in desk.catalogue().decks) == 2
    desk.library.undo_edit()
    assert desk.today().due == 4


def test_missed_cards_that_were_suspended_or_reset_are_not_reviewed(desk: Desk) -> None:
    state: object = desk.begin(Flashcards())
    for _ in EVERY:
        assert isinstance(state, Asked)
        desk.turn()
        state = desk.rate(Rating.AGAIN)
    assert set(desk.today().missed) == EVERY
    desk.library.suspend(["exercise-a"])
    desk.library.reset(["exercise-b"])
    assert set(desk.today().missed) == {"concept-c", "concept-d"}


def test_limits_of_decks_bound_the_day_also_after_a_part_of_it(desk: Desk, clock: Any) -> None:
    assert desk.today().new == 4
    desk.library.limit_deck("Rule exercises", Limits(new_a_day=1))
    assert desk.today().new == 3
    first = all_asked(desk, Study())
    assert len({"exercise-a", "exercise-b"} & set(first)) == 1
    assert all_asked(desk, Study()) == []
    clock.advance(days=1)
    assert len(all_asked(desk, Study())) == 1


def test_limits_of_decks_bound_reviews(desk: Desk, clock: Any) -> None:
    all_asked(desk, Study())
    clock.advance(days=60)
    desk.library.limit_deck("Concepts", Limits(reviews_a_day=0))
    assert set(all_asked(desk, Study(), Rating.GOOD)) == {"exercise-a", "exercise-b"}
    desk.library.undo_edit()
    assert set(all_asked(desk, Study())) == {"concept-c", "concept-d"}


def test_a_limit_above_bounds_the_decks_below_it_together(desk: Desk) -> None:
    for name in ("Rule exercises", "Concepts"):
        desk.library.rename_deck(name, f"All::{name}")
    desk.library.limit_deck("All", Limits(new_a_day=3))
    desk.library.limit_deck("All::Concepts", Limits(new_a_day=1))
    found = all_asked(desk, Study())
    assert len(found) == 3
    assert len({"concept-c", "concept-d"} & set(found)) == 1


def test_a_sitting_goes_on_without_cards_that_were_suspended(desk: Desk) -> None:
    state = asked(desk.begin(Study()))
    shown = state.question.card.id
    waiting = sorted(EVERY - {shown})
    desk.library.suspend(waiting[:2])
    desk.turn()
    state = asked(desk.rate(Rating.EASY))
    assert state.question.card.id == waiting[2]
    desk.turn()
    assert isinstance(desk.rate(Rating.EASY), Finished)


def test_a_question_whose_card_was_deleted_gives_way_when_the_learner_looks_again(desk: Desk) -> None:
    shown = asked(desk.begin(Study())).question.card.id
    desk.library.delete([shown])
    after = asked(desk.look_again())
    assert after.question.card.id != shown
    assert asked(desk.look_again()) == after
    assert (after.number, after.total) == (1, 3)


def test_a_question_that_is_answered_all_the_same_does_not_come_back(desk: Desk, collection: Collection) -> None:
    shown = asked(desk.begin(Study())).question.card.id
    desk.library.suspend([shown])
    desk.turn()
    state: object = desk.rate(Rating.AGAIN)
    later = []
    while isinstance(state, Asked):
        later.append(state.question.card.id)
        desk.turn()
        state = desk.rate(Rating.EASY)
    assert shown not in later
    assert len(collection.reviews(shown)) == 1


def test_a_card_that_was_reset_meanwhile_is_answered_as_a_new_one(desk: Desk, clock: Any) -> None:
    all_asked(desk, Study())
    clock.advance(days=60)
    state = asked(desk.begin(Study()))
    card = state.question.card.id
    known = desk.turn().intervals[Rating.GOOD]
    desk.library.reset([card])
    assert desk.turn().intervals[Rating.GOOD] < known


def test_a_card_that_was_changed_is_asked_as_it_is_now(desk: Desk) -> None:
    shown = asked(desk.begin(Study())).question.card.id
    for card_id in EVERY - {shown}:
        desk.library.change_card(replace(desk.library.card(card_id), hints=("New.",)))
    desk.turn()
    assert asked(desk.rate(Rating.EASY)).question.card.hints == ("New.",)


def test_an_answer_can_be_undone_after_an_edit_of_other_cards(desk: Desk, collection: Collection) -> None:
    shown = asked(desk.begin(Study())).question.card.id
    desk.turn()
    following = asked(desk.rate(Rating.EASY)).question.card.id
    desk.library.tag([following], ["exam"])
    desk.library.suspend(sorted(EVERY - {shown, following}))
    assert asked(desk.undo()).question.card.id == shown
    assert collection.memories() == {}
    desk.turn()
    assert asked(desk.rate(Rating.EASY)).question.card.tags == ("exam",)


@pytest.mark.parametrize("act", ["reset", "suspend", "delete"])
def test_an_answer_cannot_be_undone_when_its_card_is_new_again_or_gone(desk: Desk, act: str) -> None:
    shown = asked(desk.begin(Study())).question.card.id
    desk.turn()
    desk.rate(Rating.EASY)
    getattr(desk.library, act)([shown])
    with pytest.raises(NothingToUndo):
        desk.undo()
