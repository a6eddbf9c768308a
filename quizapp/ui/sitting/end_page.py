"""What the ends of all sittings share: the way back to Today, to what was missed, and into the sitting again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from quizapp.ui.widgets.column import Column


class EndPage(Column):
    """Something was answered; what was not is no end, and leads back to where it began."""

    today_wanted = Signal()
    missed_wanted = Signal(tuple)
    """Ids of the cards."""
    undo_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.undo_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.today_wanted.emit()
        else:
            super().keyPressEvent(event)
