from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.ui.widgets.buttons import Button

DECKS = Path(__file__).parent.parent.parent / "data" / "decks"

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A file of that name with that text."""

    def make(name: str, text: str) -> Path:
        path = tmp_path / "files" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.fixture
def decks() -> Path:
    return DECKS


class Importer:
    """Somebody who brings files."""

    def __init__(self, learner: Any) -> None:
        self.learner = learner

    @property
    def flow(self) -> Any:
        return self.learner.rooms._files.importing

    def drag(self, *paths: Path) -> QMimeData:
        data = self.data(*paths)
        self.hold(data)
        return data

    def hold(self, data: QMimeData) -> None:
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.learner.window, QDragEnterEvent(QPoint(300, 300), copy, data, left, none))

    def drop(self, *paths: Path) -> None:
        """Held over the window, and let go over whatever lies on top there."""
        data = self.drag(*paths)
        window = self.learner.window
        below: QWidget = window.childAt(300, 300)
        while not below.acceptDrops():
            below = below.parentWidget()
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(below, QDropEvent(QPointF(300, 300), copy, data, left, none))

    def data(self, *paths: Path) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return data

    def button(self, text: str) -> Button | None:
        buttons = [each for each in self.learner.window.findChildren(Button) if each.isVisible()]
        return next((each for each in buttons if each.text().startswith(text) and each.isEnabled()), None)

    def wait_for(self, button: str) -> None:
        """Until it can be pressed: everything is checked."""
        self.learner.wait_until(lambda: self.button(button) is not None)

    def cards(self, deck: str) -> list[Any]:
        """Those that are asked, as the desk has them now."""
        found: list[Any] = []
        done: list[bool] = []

        def keep(cards: Any) -> None:
            found.extend(card for card in cards if card.deck == deck)
            done.append(True)

        self.learner.program.furniture.backstage.call(lambda desk: desk.cards(), keep)
        self.learner.wait_until(lambda: bool(done))
        return found


@pytest.fixture
def importer(learner: Any) -> Importer:
    return Importer(learner)
