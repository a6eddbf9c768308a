"""Hints asked for, one below the other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from quizapp.ui.formulas.mathematics import Piece
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, clear, rows
from quizapp.ui.widgets.math_text import MathText


class Hints(QWidget):
    """Hidden until there is one."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._list = rows(gap=8)
        self.setLayout(self._list)
        self.hide()

    def forget(self) -> None:
        clear(self._list)
        self.hide()

    def add(self, pieces: tuple[Piece, ...]) -> None:
        panel = Panel("amber-panel", padding=(12, 9))
        text = MathText(self._typesetter)
        text.show_pieces(*pieces)
        panel.content.addWidget(text)
        self._list.addWidget(panel)
        self.show()
