"""The real window on a real collection with the real content; only the clock is ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QEvent, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from quizapp.cards import Card, Mode
from quizapp.grading.client import Grader
from quizapp.study.desk import Desk
from quizapp.study.opening import open_desk
from quizapp.study.states import Asked, Judged
from quizapp.ui.program import Program
from quizapp.ui.widgets.buttons import Button

EVENING = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


@dataclass
class Clock:
    """Time that passes only when a test says so."""

    now: datetime = EVENING

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


class SharedGrader(Grader):
    """One worker for all tests: a desk that closes leaves it running."""

    def close(self) -> None:
        pass

    def really_close(self) -> None:
        super().close()


@pytest.fixture(scope="session")
def grader() -> Iterator[SharedGrader]:
    shared = SharedGrader(deadline=10)
    shared.warm()
    yield shared
    shared.really_close()


@pytest.fixture(scope="session")
def new_collection(tmp_path_factory: pytest.TempPathFactory, grader: SharedGrader) -> Path:
    """With all cards and no review."""
    path = tmp_path_factory.mktemp("collection") / "collection.db"
    open_desk(path, grader, clock=Clock(), zone=UTC).close()
    return path


@pytest.fixture(scope="session")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formulas")


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Learner:
    """Somebody with a keyboard, a mouse and eyes."""

    def __init__(self, program: Program, qtbot: Any) -> None:
        self.program = program
        self.window = program.window
        self._qtbot = qtbot

    @property
    def rooms(self) -> Any:
        """The pages behind the first one."""
        assert self.program.furniture is not None
        return self.program.furniture.navigation

    # Eyes

    def texts(self) -> list[str]:
        """Everything readable in the window: labels, and formulas as they are spoken."""
        labels = [label for label in self.window.findChildren(QLabel) if label.isVisible()]
        buttons = [button.text() for button in self.window.findChildren(Button) if button.isVisible()]
        return [label.accessibleName() or label.text() for label in labels] + buttons

    def sees(self, text: str) -> bool:
        return any(text in shown for shown in self.texts())

    def wait_to_see(self, text: str) -> None:
        def seen() -> None:
            assert self.sees(text), f"{text!r} is not among {self.texts()}"

        self._qtbot.waitUntil(seen, timeout=10_000)

    def wait_until(self, ready: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(ready, timeout=10_000)

    @property
    def state(self) -> Asked | Judged | None:
        return self.rooms._sitting._state

    @property
    def card(self) -> Card:
        state = self.state
        assert state is not None
        return (state.asked if isinstance(state, Judged) else state).question.card

    @property
    def mode(self) -> Mode:
        assert isinstance(self.state, Asked)
        return self.state.question.mode

    @property
    def field(self) -> QLineEdit:
        return next(field for field in self.window.findChildren(QLineEdit) if field.property("role") == "answer")

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    # Hands

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.focus, text)

    def click(self, text: str) -> None:
        """The first visible button whose text begins so."""
        buttons = [
            each for each in self.window.findChildren(Button) if each.isVisible() and each.text().startswith(text)
        ]
        assert buttons, f"no button {text!r} among {self.texts()}"
        self._qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    # Habits

    def answer(self, text: str) -> None:
        """Types it and presses Enter, and waits for what comes of it."""
        before = self.state
        self.type(text)
        self.press(Qt.Key.Key_Return)
        self.wait_until(lambda: self.state is not before)

    def accept(self) -> None:
        """Enter, which takes the suggested rating, and waits for the next question or the end."""
        before = self.state
        self.press(Qt.Key.Key_Return)
        self.wait_until(lambda: self.state is not before or not self.rooms._sitting.isVisible())

    def ask(self, plan: Any) -> None:
        """Begins a sitting of these cards, as a button would."""
        before = self.state
        self.rooms._flow.begin(plan)
        self.wait_until(lambda: self.state is not before and self.rooms._sitting.isVisible())


Opener = Callable[[Path], Learner]


@pytest.fixture
def open_window(
    *, qtbot: Any, qapp: QApplication, grader: SharedGrader, formulas: Path, clock: Clock, tmp_path: Path
) -> Iterator[Opener]:
    """Opens the window on a collection; it is closed at the end, or earlier by the test."""
    opened: list[Program] = []
    font = qapp.font()

    def open_it(collection: Path, scheme: Qt.ColorScheme = Qt.ColorScheme.Light) -> Learner:
        def desk() -> Desk:
            return open_desk(collection, grader, clock=clock, zone=UTC, rng=Random(5))

        program = Program(
            qapp, open_desk=desk, cache=formulas, log_file=tmp_path / "quizapp.log", now=clock, scheme=scheme
        )
        opened.append(program)
        program.start()
        qtbot.waitActive(program.window)
        return Learner(program, qtbot)

    yield open_it
    for program in opened:
        program.close()
        program.window.deleteLater()
        program.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setFont(font)


@pytest.fixture
def collection(new_collection: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(new_collection, tmp_path / "collection.db"))


@pytest.fixture
def learner(open_window: Opener, collection: Path) -> Learner:
    """In front of the window, with today's plan on it."""
    somebody = open_window(collection)
    somebody.wait_to_see("Start today's session")
    return somebody


def painted(ink: str = "black", ground: str = "", *, width: int = 480, height: int = 320, kind: str = "PNG") -> bytes:
    """A picture of two axes; without a ground it is clear behind them."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setPen(QPen(QColor(ink), 6))
    painter.drawLine(0, height // 2, width, height // 2)
    painter.drawLine(width // 8, 0, width // 8, height)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


@pytest.fixture
def paint(qapp: QApplication) -> Callable[..., bytes]:
    return painted
