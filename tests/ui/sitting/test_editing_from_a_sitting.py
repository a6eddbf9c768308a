"""From an answer to its card, and back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from quizapp.study.states import Chosen, Judged, Practise, Quiz
from quizapp.ui.cards.editor_page import EditorPage


def in_editor(learner: Any) -> bool:
    return isinstance(learner.window.page, EditorPage)


def test_a_card_that_was_answered_is_edited_and_the_sitting_goes_on(learner: Any) -> None:
    learner.ask(Quiz(Chosen(cards=("exercise-power-001",)), count=1))
    assert not learner.sees("E edit card")
    learner.answer("17")
    assert isinstance(learner.state, Judged)
    assert learner.sees("E edit card")
    learner.press(Qt.Key.Key_E)
    learner.wait_until(lambda: in_editor(learner))
    editor = learner.window.page
    editor._fields.hints.show_value(("Lower it.",))
    editor._fields.hints.changed.emit()
    learner.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    learner.wait_until(lambda: not editor.is_unsaved)
    learner.press(Qt.Key.Key_Escape)
    learner.wait_until(lambda: learner.window.page is learner.rooms._sitting and not learner.rooms._flow._busy)
    assert isinstance(learner.state, Judged)
    learner.accept()
    learner.wait_to_see("Question by question")


def test_a_problem_that_was_made_has_no_card_to_edit(learner: Any) -> None:
    learner.ask(Practise(("power",), 1))
    learner.answer("17")
    assert isinstance(learner.state, Judged)
    assert not learner.sees("E edit card")
    learner.press(Qt.Key.Key_E)
    assert learner.window.page is learner.rooms._sitting
