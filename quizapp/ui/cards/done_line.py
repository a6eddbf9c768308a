"""What was done last, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from quizapp.ui.widgets.basics import Line
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class DoneLine(FlowBox):
    undo_wanted = Signal()

    def __init__(self) -> None:
        self._said = Line("small")
        self._undo = Button("Undo", "link", key="(Ctrl+Z)")
        super().__init__(self._said, self._undo, gap=8)
        self._undo.clicked.connect(self.undo_wanted)
        self.say("", can_undo=False)

    def say(self, sentence: str, *, can_undo: bool) -> None:
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self._said.setVisible(bool(sentence))
        self._undo.setVisible(can_undo)
        self.setVisible(bool(sentence) or can_undo)
