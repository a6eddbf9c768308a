"""What is being written, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from quizapp.study.editing.draft import Draft
from quizapp.ui.widgets.basics import Line, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.notice import Notice


class EditorHeader(QWidget):
    leave_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label("New card", "title")
        self._leave = Button("Esc leave", "link")
        self._leave.setAccessibleName("Leave; what was written is kept")
        self._leave.setToolTip(self._leave.accessibleName())
        self._leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._notice = Notice()
        self._unsaved = _Unsaved()
        layout = rows(gap=10, margins=(0, 0, 0, 14))
        layout.addWidget(FlowBox(self._title, trailing=self._leave))
        layout.addWidget(self._unsaved)
        layout.addWidget(self._notice)
        self.setLayout(layout)
        self._leave.clicked.connect(self.leave_wanted)
        self._unsaved.discard.clicked.connect(self.discard_wanted)

    def show_draft(self, draft: Draft, *, is_unsaved: bool) -> None:
        self._title.setText("New card" if draft.base is None else "Edit card")
        self._unsaved.setVisible(is_unsaved)
        self._notice.hide()

    def say_trouble(self, sentence: str) -> None:
        self._notice.say(sentence)

    def hide_trouble(self) -> None:
        self._notice.hide()


class _Unsaved(FlowBox):
    """What was typed the last time is there again."""

    def __init__(self) -> None:
        self.discard = Button("Discard it", "link")
        self.discard.setAccessibleName("Discard what was not saved")
        said = Line("amber")
        said.setText("This was written before and is not saved yet.")
        super().__init__(said, self.discard, gap=8)
        self.hide()
