"""The line that an answer is typed in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from quizapp.ui.widgets.basics import restyle
from quizapp.ui.widgets.chips import Chip


class AnswerField(QLineEdit):
    """Leaves the keys of the sitting alone: Ctrl+H always, Ctrl+Z when there is nothing typed to take back."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "answer")
        self.setPlaceholderText("Type the answer the way you would write it")
        self.setAccessibleName("Your answer")
        self.setAcceptDrops(False)  # files are dropped onto the window

    def open(self, text: str = "") -> None:
        self.setReadOnly(False)
        self.setText(text)
        self.mark("open")

    def close_as(self, state: str) -> None:
        """`right` or `wrong`."""
        self.setReadOnly(True)
        self.mark(state)

    def mark(self, state: str) -> None:
        restyle(self, state=state)

    def insert_chip(self, chip: Chip) -> None:
        start = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        text, cursor = chip.fill(self.selectedText())
        self.insert(text)
        self.setCursorPosition(start + cursor)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        nothing_typed = self.isReadOnly() or not self.text()
        if control and (event.key() == Qt.Key.Key_H or (event.key() == Qt.Key.Key_Z and nothing_typed)):
            event.ignore()
            return
        super().keyPressEvent(event)
