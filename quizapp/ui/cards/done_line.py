"""What was done last, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from quizapp.study.browsing.values import Edit
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

    def show_last(self, edit: Edit | None) -> None:
        """What Ctrl+Z takes back, also where it was done another day."""
        self._undo.setVisible(edit is not None)
        if edit is not None and self.isHidden():
            self.say(f"Last change: {edit.sentence}", can_undo=True)

    def say(self, sentence: str, *, can_undo: bool) -> None:
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self._said.setVisible(bool(sentence))
        self._undo.setVisible(can_undo)
        self.setVisible(bool(sentence) or can_undo)
