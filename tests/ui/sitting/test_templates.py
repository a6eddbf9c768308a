"""A learner's own templates in the real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from quizapp.cards import Card, Fresh, Kind, Mode, Rating, Task
from quizapp.study.states import Answered, Chosen, Finished, Flashcards, Quiz, Study

GOOD = Card(
    id="own-good", deck="Mine", kind=Kind.EXERCISE, task=Task.DIFFERENTIATE, problem="a x^n", answer="", difficulty=3,
    fresh=Fresh(parameters=("a, n in 3..9",)),
)  # fmt: skip
HOPELESS = replace(
    GOOD, id="own-hopeless", difficulty=1, fresh=Fresh(parameters=("a, n in 3..9",), conditions=("a < 3",))
)
PASSED_OVER = "A card was passed over: its template is a x^n."


@pytest.fixture
def learner_with(learner: Any) -> Any:
    """Somebody who has added these cards."""

    def add(*cards: Card) -> Any:
        for card in cards:
            done: list[object] = []
            learner.program.furniture.backstage.call(lambda desk, card=card: desk.library.add_card(card), done.append)
            learner.wait_until(lambda done=done: bool(done))
        return learner

    return add


def test_a_template_is_asked_as_a_fresh_problem_and_says_so(learner_with: Any) -> None:
    learner = learner_with(GOOD)
    learner.ask(Quiz(Chosen(cards=("own-good",)), count=1))
    assert learner.mode is Mode.TYPED
    assert learner.sees("a fresh problem · level 3")
    learner.answer(learner.card.answer)
    learner.wait_to_see("Correct")


def test_one_of_which_no_problem_comes_is_passed_over_with_a_sentence(learner_with: Any) -> None:
    learner = learner_with(HOPELESS, GOOD)
    learner.ask(Flashcards(Chosen(decks=("Mine",))))
    assert learner.card.id == "own-good"
    assert learner.sees(PASSED_OVER)


@pytest.mark.parametrize("plan", [Flashcards, Quiz])
def test_where_it_was_all_there_was_the_page_says_why(learner_with: Any, plan: Any) -> None:
    learner = learner_with(HOPELESS)
    learner.rooms._flow.begin(plan(Chosen(decks=("Mine",))))
    learner.wait_to_see(PASSED_OVER)


def test_today_says_it_too(learner: Any) -> None:
    """Where it was all that today's session would have asked."""
    learner.rooms._finished(Finished(Study(), (), timedelta(), (), can_undo=False, passed_over=(PASSED_OVER,)))
    learner.wait_to_see(PASSED_OVER)
    assert learner.sees("Good evening")


def test_the_ends_of_sittings_say_it(learner_with: Any) -> None:
    learner = learner_with(GOOD)
    learner.ask(Quiz(Chosen(cards=("own-good",)), count=1))
    line = Answered(learner.state.question, "1", None, Rating.GOOD, timedelta(seconds=3))
    for plan in (Quiz(), Study()):
        learner.rooms._finished(Finished(plan, (line,), timedelta(), (), can_undo=False, passed_over=(PASSED_OVER,)))
        learner.wait_to_see(PASSED_OVER)
