"""Quizzes, from choosing to the result and what was missed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from quizapp.cards import Mode
from quizapp.study.states import Asked, Chosen, Judged, Quiz


def answer_choice(learner: Any, *, right: bool) -> None:
    choices = learner.state.question.choices
    wanted = next(i for i, choice in enumerate(choices) if (choice == learner.card.answer) is right)
    before = learner.state
    learner.press(Qt.Key(Qt.Key.Key_A + wanted))
    learner.wait_until(lambda: learner.state is not before or not learner.rooms._sitting.isVisible())


def test_a_quiz_is_chosen_by_mouse_and_asks_what_was_chosen(learner: Any) -> None:
    learner.click("Quiz")
    learner.click("5")
    learner.click("Choices")
    learner.click("Concepts")
    learner.click("Start the quiz")
    learner.wait_to_see("1 of 5")
    assert learner.card.deck == "Concepts"
    assert learner.mode is Mode.CHOICE


def test_a_quiz_with_verdicts_goes_on_with_enter_and_takes_no_rating(learner: Any) -> None:
    learner.ask(Quiz(Chosen(decks=("Concepts",)), count=2, mode=Mode.CHOICE))
    answer_choice(learner, right=True)
    learner.wait_to_see("Correct")
    assert learner.sees("Next")
    assert not learner.sees("Enter to accept")
    learner.press(Qt.Key.Key_3)
    assert isinstance(learner.state, Judged)
    learner.accept()
    assert learner.state.number == 2


def test_a_quiz_without_verdicts_shows_the_result_at_the_end_and_reviews_what_was_missed(learner: Any) -> None:
    learner.ask(Quiz(Chosen(decks=("Concepts",)), count=3, mode=Mode.CHOICE, verdicts=False))
    answer_choice(learner, right=True)
    assert isinstance(learner.state, Asked)
    assert not learner.sees("Correct")
    missed = learner.card
    answer_choice(learner, right=False)
    answer_choice(learner, right=True)
    learner.wait_to_see("67% right")
    assert learner.sees("✗ missed")
    assert learner.sees(missed.answer)
    learner.click("Review what was missed (1)")
    learner.wait_to_see("1 of 1")
    assert learner.card == missed
    assert learner.state.total == 1


def test_the_last_answer_of_a_quiz_can_be_taken_back_from_its_result(learner: Any) -> None:
    learner.ask(Quiz(Chosen(decks=("Concepts",)), count=1, mode=Mode.CHOICE))
    answer_choice(learner, right=False)
    learner.accept()
    learner.wait_to_see("0% right")
    learner.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    learner.wait_to_see("1 of 1")
    answer_choice(learner, right=True)
    learner.accept()
    learner.wait_to_see("100% right")


def test_a_choice_that_no_card_fits_is_said(learner: Any) -> None:
    learner.click("Quiz")
    learner.click("Choices")
    learner.click("Typed")
    learner.click("Concepts")
    learner.click("Start the quiz")
    learner.wait_to_see("No card fits")
