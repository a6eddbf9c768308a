"""Answering in one's head: turn, compare, rate."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.ui.widgets.basics import label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class TurnAnswer(QWidget):
    turned = Signal()
    hint_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hint = Button("Hint", key="Ctrl+H")
        self._turn = Button("Turn", "primary", key="Space")
        self._aside = label("Say the answer to yourself first.", "small")
        layout = rows()
        layout.addWidget(FlowBox(self._aside, self._hint, trailing=self._turn))
        self.setLayout(layout)
        self._turn.clicked.connect(self.turned)
        self._hint.clicked.connect(self.hint_wanted)

    def open(self, hints_left: int) -> None:
        self.show()
        self.show_hints_left(hints_left)
        self._turn.setFocus()

    def show_hints_left(self, hints_left: int) -> None:
        self._hint.setVisible(hints_left > 0)
