"""Templates in a deck of the learner's own, from the file to the verdict: everything is the real one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quizapp.cards import Correct, Fresh, Kind, Mode, Rating
from quizapp.cards.fresh import template_on
from quizapp.exchange.scan import scan
from quizapp.grading.client import Grader
from quizapp.study.desk import Desk
from quizapp.study.opening import open_desk
from quizapp.study.states import Asked, Chosen, Finished, Flashcards, Judged, NotCounted, Quiz, Study

DECK = "My deck::Fresh"
FILE = Path(__file__).parents[1] / "data" / "decks" / "templates.toml"
OF_MINE = Chosen(decks=(DECK,))


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    real = Grader(deadline=20)
    yield real
    real.close()


@pytest.fixture
def desk(tmp_path: Path, grader: Grader, clock: Any, zone: ZoneInfo) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "collection.db", grader, clock=clock, zone=zone, rng=Random(1))
    with scan(FILE) as scanned:
        opened.library.execute_import(opened.library.plan_import(scanned))
    yield opened
    opened._collection.close()


def asked(state: object) -> Asked:
    assert isinstance(state, Asked)
    return state


def judged(outcome: Judged | NotCounted) -> Judged:
    assert isinstance(outcome, Judged)
    return outcome


def test_a_quiz_asks_each_with_a_problem_of_its_own_and_grades_it(desk: Desk) -> None:
    state, seen = desk.begin(Quiz(OF_MINE, count=20)), set[str]()
    while isinstance(state, Asked):
        question = state.question
        seen.add(question.card.id)
        assert isinstance(judged(desk.check(question.card.answer)).feedback.verdict, Correct)  # type: ignore[union-attr]
        assert (question.made is not None) == (question.card.problem != "x^3 - 3x")
        state = desk.rate(Rating.GOOD)
    assert len(seen) == 8


def test_a_review_is_made_again_from_the_card_and_the_seed_that_it_keeps(desk: Desk, grader: Grader) -> None:
    desk.begin(Flashcards(Chosen(cards=("my-product-chain",))))
    desk.turn()
    desk.rate(Rating.GOOD)
    (review,) = desk._collection.reviews("my-product-chain")
    card = desk._collection.card("my-product-chain")
    assert card is not None
    assert review.made is not None
    assert (review.made.template, review.made.rule) == (card.id, "product")
    problem = grader.practise_again(template_on(card), review.made.seed).result()
    assert problem.problem == review.problem  # type: ignore[union-attr]


def test_hints_steps_and_mistakes_are_those_of_the_problem_that_was_asked(desk: Desk) -> None:
    state = asked(desk.begin(Quiz(Chosen(cards=("my-outer-function",)))))
    assert "chain" in state.question.card.rules
    hint, state = desk.hint()
    assert hint.startswith("Chain rule")
    outcome = judged(desk.check("1"))
    assert outcome.feedback is not None
    explained = desk.explain()
    assert explained.solution is not None
    assert explained.solution.problem == state.question.card.problem


def test_it_is_asked_with_another_problem_on_the_day_it_is_due(desk: Desk, clock: Any) -> None:
    one = Chosen(cards=("my-partial",))
    first = asked(desk.begin(Flashcards(one))).question
    desk.turn()
    desk.rate(Rating.EASY)
    clock.advance(days=30)
    state, due = desk.begin(Study()), None
    while isinstance(state, Asked) and due is None:
        due = state.question if state.question.card.id == "my-partial" else None
        if due is None:
            desk.turn()
            state = desk.rate(Rating.EASY)
    assert due is not None
    assert (due.mode, due.card.problem == first.card.problem) == (Mode.TYPED, False)


def test_today_counts_it_as_any_card(desk: Desk, clock: Any) -> None:
    desk.begin(Flashcards(Chosen(cards=("my-partial",))))
    desk.turn()
    desk.rate(Rating.EASY)
    clock.advance(days=30)
    assert desk.today().due >= 1
    assert "My deck::Fresh" in {deck.id for deck in desk.catalogue().decks}


def test_a_template_that_turned_out_hopeless_is_passed_over_with_a_sentence(desk: Desk) -> None:
    card = next(card for card in desk.cards() if card.id == "my-partial")
    hopeless = replace(card, id="hopeless", problem="a x^2", wrt=("x",), kind=Kind.EXERCISE)
    nothing = replace(hopeless, fresh=Fresh(parameters=("a in 2..3",), conditions=("a > 3",)))
    desk.library.add_card(nothing)
    state = desk.begin(Quiz(Chosen(cards=("hopeless",))))
    assert isinstance(state, Finished)
    (sentence,) = state.passed_over
    assert sentence.startswith("A card was passed over: its template is a x^2. No problem came out: ")


def test_a_list_shows_the_template_and_a_search_finds_it(desk: Desk) -> None:
    partial, path = desk.library.rows(["my-partial", "my-path"])
    assert (partial.question, partial.answer, partial.is_prose) == (
        "$∂/∂y [a x^2 y^n]$",
        "A fresh problem each time.",
        True,
    )
    assert path.question == "$z = x y$"
    assert "my-partial" in desk.library.find("y^n").ids
    assert list(desk.library.find("tag:week-3").ids) == ["my-product-chain"]


def test_a_template_can_be_changed_by_hand_and_that_be_undone(desk: Desk) -> None:
    before = desk.library.card("my-partial")
    after = replace(before, fresh=Fresh(parameters=("a, n in 3..4",)))
    desk.library.change_card(after)
    assert desk.library.card("my-partial") == after
    question = asked(desk.begin(Quiz(Chosen(cards=("my-partial",))))).question
    assert question.made is not None
    assert all(digit in "34" for digit in (question.card.problem[0], question.card.problem[-1]))
    desk.library.undo_edit()
    assert desk.library.card("my-partial") == before
