"""A study session in the real window, key by key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from quizapp.cards import Mode, Rating
from quizapp.study.states import Asked, Chosen, Flashcards, Judged, Quiz, Study

SOURCE_PROBLEM = "log(1 + (x - 1)^10)"


def card_with(learner: Any, problem: str) -> str:
    """The id of the shipped card with this problem."""
    found: list[str] = []
    learner.program.furniture.backstage.call(
        lambda desk: next(card.id for card in desk.cards() if card.problem == problem), found.append
    )
    learner.wait_until(lambda: bool(found))
    return found[0]


def study_until(learner: Any, mode: Mode) -> None:
    """Goes through today's session up to a question of this kind."""
    learner.ask(Study())
    while learner.mode is not mode:
        skip(learner)


def skip(learner: Any) -> None:
    before = learner.state
    if learner.mode is Mode.RECALL:
        learner.press(Qt.Key.Key_Space)
    else:
        learner.click("I don't know")
    learner.wait_until(lambda: learner.state is not before)
    learner.press(Qt.Key.Key_4)
    learner.wait_until(lambda: isinstance(learner.state, Asked))


def test_a_very_long_answer_is_not_drawn_while_it_is_typed(learner: Any) -> None:
    learner.ask(Quiz(Chosen(cards=("exercise-power-001",)), count=1))
    learner.field.setText("+".join("x" * 200))
    assert learner.sees("too long to show while you type")
    learner.press(Qt.Key.Key_Return)
    learner.wait_to_see("Not yet")


def test_the_window_opens_on_today_and_enter_starts_the_session(learner: Any) -> None:
    assert learner.sees("Good evening")
    learner.press(Qt.Key.Key_Return)
    learner.wait_to_see("1 of 20")


def test_a_right_answer_is_read_while_typing_proved_and_rated_with_enter(learner: Any) -> None:
    study_until(learner, Mode.TYPED)
    number = learner.state.number
    learner.type(learner.card.answer)
    assert learner.sees("reads as")
    learner.press(Qt.Key.Key_Return)
    learner.wait_to_see("Correct")
    assert learner.field.property("state") == "right"
    assert learner.sees("Enter to accept")
    learner.press(Qt.Key.Key_Return)
    learner.wait_until(lambda: isinstance(learner.state, Asked))
    assert learner.state.number == number + 1


def test_a_wrong_answer_shows_a_counterexample_the_right_answer_and_suggests_again(learner: Any) -> None:
    learner.ask(Quiz(Chosen(cards=(card_with(learner, SOURCE_PROBLEM),)), count=1))
    learner.answer("1/(1+(x-1)^10)")
    learner.wait_to_see("Not yet")
    assert learner.sees("your answer is")
    assert learner.sees("The right answer")
    assert learner.state.suggested is Rating.AGAIN
    assert learner.field.property("state") == "wrong"


def test_an_unreadable_answer_costs_nothing_and_stays_in_the_field(learner: Any) -> None:
    study_until(learner, Mode.TYPED)
    number = learner.state.number
    learner.answer("2x + )")
    learner.wait_to_see("Not counted")
    assert learner.field.text() == "2x + )"
    assert learner.focus is learner.field
    assert learner.state.number == number


def test_an_empty_answer_costs_nothing(learner: Any) -> None:
    study_until(learner, Mode.TYPED)
    learner.answer("")
    learner.wait_to_see("Not counted")


def test_another_common_reading_is_offered_and_taken_with_one_button(learner: Any) -> None:
    card = card_with(learner, "e^(6x)")
    learner.ask(Quiz(Chosen(cards=(card,)), count=1))
    learner.answer("6e^6x")
    learner.wait_to_see("Yes, check that")
    learner.click("Yes, check that")
    learner.wait_to_see("Correct")


def test_undo_asks_the_last_question_again(learner: Any) -> None:
    learner.ask(Study())
    first = learner.card
    skip(learner)
    assert learner.state.number == 2
    learner.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    learner.wait_until(lambda: learner.state.number == 1)
    assert learner.card == first


def test_undo_while_typing_takes_back_what_was_typed_first(learner: Any) -> None:
    study_until(learner, Mode.TYPED)
    number = learner.state.number
    learner.type("2x")
    learner.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    learner.wait_until(lambda: learner.field.text() == "")
    assert learner.state.number == number


def test_a_choice_is_made_by_key_and_marked(learner: Any) -> None:
    learner.ask(Quiz(Chosen(decks=("Concepts",)), count=1, mode=Mode.CHOICE))
    right = learner.state.question.choices.index(learner.card.answer)
    learner.press(Qt.Key(Qt.Key.Key_1 + right))
    learner.wait_to_see("Correct")


def test_a_hint_is_shown_with_its_key(learner: Any) -> None:
    card = card_with(learner, SOURCE_PROBLEM)
    learner.ask(Quiz(Chosen(cards=(card,)), count=1))
    hint = learner.card.hints[0].split()[0]
    assert not learner.sees(hint)
    learner.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    learner.wait_to_see(hint)


def test_flashcards_are_turned_with_space_and_rated_with_a_digit(learner: Any) -> None:
    learner.ask(Flashcards(Chosen(rules=("sine",)), count=3))
    assert learner.mode is Mode.RECALL
    learner.press(Qt.Key.Key_Space)
    learner.wait_to_see("The right answer")
    assert isinstance(learner.state, Judged)
    learner.press(Qt.Key.Key_3)
    learner.wait_until(lambda: isinstance(learner.state, Asked))
    learner.press(Qt.Key.Key_Escape)
    learner.wait_to_see("1 of 1 right")


def test_leaving_and_coming_back_the_next_day_asks_what_was_failed(
    learner: Any, open_window: Any, collection: Path, clock: Any
) -> None:
    learner.ask(Study())
    failed = learner.card.id
    learner.click("I don't know")
    learner.wait_until(lambda: isinstance(learner.state, Judged))
    learner.press(Qt.Key.Key_1)
    learner.wait_until(lambda: isinstance(learner.state, Asked))
    learner.program.close()

    clock.advance(days=1)
    again = open_window(collection)
    again.wait_to_see("1 review, 20 new")
    again.press(Qt.Key.Key_Return)
    again.wait_to_see("1 of 21")
    assert again.card.id == failed
