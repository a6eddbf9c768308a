"""How far the sitting is, and the way back and out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from quizapp.ui.widgets.basics import bar, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class SittingHeader(QWidget):
    undo_wanted = Signal()
    leave_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._edit = _link("E edit card", "Edit this card")
        self._between = label("·", "small")
        self._place = label("", "small")
        self._undo = _link("Ctrl+Z undo", "Undo the last review")
        self._leave = _link("Esc pause", "Leave; nothing is lost")
        self._bar = bar()
        keys = FlowBox(self._edit, self._between, self._undo, label("·", "small"), self._leave, gap=4)
        layout = rows(gap=12, margins=(0, 0, 0, 16))
        layout.addWidget(FlowBox(self._place, trailing=keys))
        layout.addWidget(self._bar)
        self.setLayout(layout)
        self._undo.clicked.connect(self.undo_wanted)
        self._leave.clicked.connect(self.leave_wanted)
        self._edit.clicked.connect(self.edit_wanted)

    def show_place(self, number: int, total: int, *, can_undo: bool, can_edit: bool) -> None:
        for part in (self._edit, self._between):
            part.setVisible(can_edit)
        self._place.setText(f"{number} of {total}")
        self._bar.setRange(0, total)
        self._bar.setValue(number)
        self._bar.setAccessibleName(f"Question {number} of {total}")
        self._undo.setEnabled(can_undo)

    def show_busy(self, sentence: str) -> None:
        self._place.setText(sentence)


def _link(text: str, spoken: str) -> Button:
    button = Button(text, "link")
    button.setAccessibleName(spoken)
    button.setToolTip(spoken)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
