"""What the window itself does: trouble, settings, sizes, colours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget

from quizapp.cards import Mode
from quizapp.study.desk import Desk
from quizapp.study.states import Asked, Chosen, Judged, Quiz, Settings, Study
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.math_text import MathText


def test_a_file_that_is_no_collection_is_said_in_a_sentence_and_left_alone(open_window: Any, tmp_path: Path) -> None:
    path = tmp_path / "shopping.txt"
    path.write_text("milk\n" * 100)
    somebody = open_window(path)
    somebody.wait_to_see("is not a quizapp collection")
    assert somebody.sees("Your collection could not be opened")
    assert path.read_text() == "milk\n" * 100


def test_a_collection_open_elsewhere_can_be_tried_again(open_window: Any, learner: Any, collection: Path) -> None:
    second = open_window(collection)
    second.wait_to_see("already open in another quizapp window")
    learner.program.close()
    second.click("Try again")
    second.wait_to_see("Start today's session")


def test_enter_pressed_while_the_collection_opens_starts_the_session(open_window: Any, collection: Path) -> None:
    somebody = open_window(collection)
    assert somebody.window.is_opening
    QTest.keyClick(somebody.window.page, Qt.Key.Key_Return)  # the focus itself comes a moment later
    somebody.wait_to_see("1 of 20")
    assert somebody.window.windowTitle() == "Study – quizapp"


def test_a_bug_on_the_study_thread_is_said_and_the_answer_stays(
    learner: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner.ask(Study())
    while learner.mode.value != "typed":
        before = learner.state
        learner.click("I don't know")
        learner.wait_until(lambda before=before: learner.state is not before)
        learner.press(Qt.Key.Key_4)
        learner.wait_until(lambda: isinstance(learner.state, Asked))

    def broken(_desk: Any, _text: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("quizapp.study.desk.Desk.check", broken)
    learner.type("2x")
    learner.press(Qt.Key.Key_Return)
    learner.wait_to_see("a mistake in quizapp, not yours")
    assert learner.field.text() == "2x"
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    learner.press(Qt.Key.Key_Return)
    learner.wait_until(lambda: not isinstance(learner.state, Asked))


def test_settings_are_saved_at_once_and_kept(open_window: Any, learner: Any, collection: Path) -> None:
    learner.click("Settings")
    learner.wait_to_see("New cards a day")
    learner.press(Qt.Key.Key_Up)
    learner.wait_to_see("Saved.")
    learner.program.close()
    again = open_window(collection)
    again.wait_to_see("today you meet the first 21")
    again.click("Settings")
    again.wait_to_see("New cards a day")
    assert [box.value() for box in again.window.findChildren(QSpinBox)] == [
        Settings().new_a_day + 1,
        Settings().reviews_a_day,
        90,
        Settings().day_starts_at,
    ]


def test_a_setting_changed_just_before_closing_is_kept(open_window: Any, learner: Any, collection: Path) -> None:
    learner.click("Settings")
    learner.wait_to_see("New cards a day")
    learner.press(Qt.Key.Key_Down)
    learner.program.close()
    open_window(collection).wait_to_see("today you meet the first 19")


def test_at_twice_the_font_size_nothing_in_a_small_window_is_wider_than_its_place(
    open_window: Any, collection: Path, qapp: QApplication
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    somebody = open_window(collection)
    somebody.window.resize(900, 640)
    somebody.wait_to_see("Start today's session")
    for place in ("Today", "Study", "Flashcards", "Quiz", "Settings"):
        somebody.click(place)
        somebody.wait_until(lambda: somebody.window.page is not None)
        page = somebody.window.page
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, Button | MathText):
                right = widget.mapTo(page, widget.rect().topRight()).x()
                assert right <= page.width(), f"{widget.accessibleName()!r} on {place} is cut off"


def ground(somebody: Any) -> int:
    """Lightness of the page, 0 to 255, in the margin beside its content."""
    return somebody.window.grab().toImage().pixelColor(somebody.window.width() - 30, 5).lightness()


def test_dark_can_be_asked_for_whatever_the_system_says(open_window: Any, collection: Path) -> None:
    somebody = open_window(collection, Qt.ColorScheme.Dark)
    somebody.wait_to_see("Start today's session")
    assert ground(somebody) < 40


def test_everything_that_can_be_used_has_a_name_for_a_screen_reader(learner: Any) -> None:
    for place in ("Today", "Study", "Flashcards", "Quiz", "Settings"):
        learner.click(place)
        for button in learner.window.findChildren(Button):
            if button.isVisible():
                assert button.accessibleName().strip(), f"a button on {place} has no name"


def test_a_formula_is_spoken(learner: Any) -> None:
    learner.ask(Study())
    while not learner.state.question.shown:
        before = learner.state
        learner.click("I don't know")
        learner.wait_until(lambda before=before: learner.state is not before)
        learner.press(Qt.Key.Key_4)
        learner.wait_until(lambda: isinstance(learner.state, Asked))
    problem = next(text for text in learner.window.findChildren(MathText) if text.property("role") == "problem")
    assert problem.accessibleName()
    assert "\\" not in problem.accessibleName()
    assert "^" not in problem.accessibleName()


def test_the_window_follows_the_system_from_light_to_dark(
    open_window: Any, collection: Path, qapp: QApplication
) -> None:
    somebody = open_window(collection, Qt.ColorScheme.Unknown)
    somebody.wait_to_see("Start today's session")

    system = qapp.styleHints()
    system.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    somebody.wait_until(lambda: ground(somebody) > 200)
    system.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    somebody.wait_until(lambda: ground(somebody) < 40)


def test_a_check_that_takes_over_a_second_says_that_it_goes_on(learner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = Event()
    really_choose = Desk.choose

    def slow(desk: Desk, choice: str) -> Judged:
        may_go_on.wait(10)
        return really_choose(desk, choice)

    monkeypatch.setattr(Desk, "choose", slow)
    learner.ask(Quiz(Chosen(decks=("Concepts",)), count=1, mode=Mode.CHOICE))
    learner.press(Qt.Key.Key_1)
    learner.wait_to_see("Checking…")
    learner.press(Qt.Key.Key_2)
    may_go_on.set()
    learner.wait_until(lambda: isinstance(learner.state, Judged))
    assert learner.state.answer == learner.state.asked.question.choices[0]
    assert learner.sees("1 of 1")


def test_the_windows_process_never_loads_sympy() -> None:
    code = "import sys, quizapp.app, quizapp.ui.navigation, quizapp.study.opening; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert not {"sympy", "flint", "mpmath"} & set(run.stdout.split())
