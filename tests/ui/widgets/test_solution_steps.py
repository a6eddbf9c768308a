from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from quizapp.grading.solutions import differentiated
from quizapp.ui.formulas.formula_store import FormulaStore
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.solution_steps import SolutionSteps


@pytest.fixture
def steps(qtbot, tmp_path):
    typesetter = Typesetter(FormulaStore(tmp_path))
    widget = SolutionSteps(typesetter)
    qtbot.addWidget(widget)
    yield widget
    typesetter.close()


def rows_shown(steps: SolutionSteps) -> int:
    return steps.layout().count()


def test_nothing_shows_before_it_is_revealed(steps):
    steps.show_derivation(differentiated("x sin x", "x"))
    assert rows_shown(steps) == 0
    assert not steps.is_all_shown


def test_one_step_after_the_other_then_it_says_that_all_is_shown(steps, qtbot):
    steps.show_derivation(differentiated("x sin x", "x"))
    said = []
    with qtbot.waitSignal(steps.all_shown):
        while not steps.is_all_shown:
            said.append(steps.reveal_next())
            assert rows_shown(steps) == len(said)
    assert said[0].startswith("Product rule")
    assert steps.reveal_next() == ""


def test_all_at_once(steps, qtbot):
    steps.show_derivation(differentiated("x sin x", "x"))
    with qtbot.waitSignal(steps.all_shown):
        steps.reveal_all()
    assert steps.steps_left == 0


def test_another_way_is_offered_below_the_last_step_and_opens(steps, qtbot):
    steps.show_derivation(differentiated("x^2/(3x+1)", "x"))
    steps.reveal_all()
    way = next(button for button in steps.findChildren(Button) if "Another way" in button.text())
    way.click()
    assert "Product rule" in [label.text() for label in steps.findChildren(QLabel)]


def test_a_new_derivation_begins_again(steps):
    steps.show_derivation(differentiated("x sin x", "x"))
    steps.reveal_all()
    steps.show_derivation(differentiated("x^3", "x"))
    assert rows_shown(steps) == 0
