"""What can be done with the cards that are selected."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from quizapp.ui.widgets.basics import rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class Action(Enum):
    """What stands on its button."""

    EDIT = "Edit"
    QUIZ = "Quiz"
    FLASHCARDS = "Flashcards"
    MOVE = "Move…"
    TAG = "Tag…"
    SUSPEND = "Suspend"
    UNSUSPEND = "Unsuspend"
    RESET = "Reset"
    EXPORT = "Export…"
    DELETE = "Delete"


KEYS = {
    Action.QUIZ: Qt.Key.Key_Q,
    Action.FLASHCARDS: Qt.Key.Key_F,
    Action.MOVE: Qt.Key.Key_M,
    Action.TAG: Qt.Key.Key_T,
    Action.SUSPEND: Qt.Key.Key_S,
    Action.UNSUSPEND: Qt.Key.Key_U,
    Action.RESET: Qt.Key.Key_R,
    Action.EXPORT: Qt.Key.Key_E,
    Action.DELETE: Qt.Key.Key_Delete,
}
"""What does it while the table has the focus; Enter edits."""
_SHOWN_KEYS = {Action.EDIT: "⏎", Action.DELETE: "Del"}

_MEANINGS = {
    Action.QUIZ: "Be asked these cards in a quiz",
    Action.FLASHCARDS: "Turn these cards over and rate yourself",
    Action.SUSPEND: "Not asked any more, until unsuspended",
    Action.RESET: "New again: what is remembered of them is forgotten, the reviews stay on record",
}


class ActionBar(QWidget):
    wanted = Signal(object)
    """An Action."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons = {action: self._button(action) for action in Action}
        layout = rows(gap=0)
        layout.addWidget(FlowBox(*self._buttons.values(), gap=5))
        self.setLayout(layout)
        self.setAccessibleName("What to do with the selected cards")
        self.hide()

    def show_selected(self, count: int, suspended: frozenset[bool]) -> None:
        """`suspended` holds whether cards among them are, as far as is known, and whether some are not."""
        self._buttons[Action.EDIT].setVisible(count == 1)
        self._buttons[Action.EXPORT].setVisible(count > 1)
        self._buttons[Action.SUSPEND].setVisible(suspended != frozenset({True}))
        self._buttons[Action.UNSUSPEND].setVisible(suspended != frozenset({False}))
        self.setVisible(count > 0)

    def can(self, action: Action) -> bool:
        return not self.isHidden() and not self._buttons[action].isHidden()

    def _button(self, action: Action) -> Button:
        key = _SHOWN_KEYS.get(action) or chr(KEYS[action])
        button = Button(f"{action.value}  {key}", "action")
        button.setAccessibleName(action.value)
        button.setToolTip(_MEANINGS.get(action, ""))
        button.clicked.connect(lambda: self.wanted.emit(action))
        return button
