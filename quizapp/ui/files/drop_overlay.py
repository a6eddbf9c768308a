"""Files may be dropped anywhere onto the window; while they are held over it, it says so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from quizapp.ui.files.dropped import files_in
from quizapp.ui.widgets.basics import Panel, label, rows


class DropOverlay(QWidget):
    """Over the whole window while something is dragged, so that no field below takes it."""

    dropped = Signal(tuple)
    """Paths."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAcceptDrops(True)
        self.setProperty("role", "veil")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sheet = Panel("drop", padding=(48, 36))
        self._said = label("Drop to import", "title")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sheet.content.addWidget(self._said)
        aside = label("Nothing changes before you have seen what is in it.", "muted")
        sheet.content.addWidget(aside)
        layout = rows(gap=0)
        layout.addWidget(sheet, 0, Qt.AlignmentFlag.AlignCenter)
        self.setLayout(layout)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Of the window: a drag comes in wherever no field takes it first."""
        if watched is not self._window:
            return False
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.resize(self._window.size())
        if isinstance(event, QDragEnterEvent) and files_in(event.mimeData()):
            self._cover()
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self.dropEvent(event)
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        super().dragLeaveEvent(event)
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.hide()
        if paths := files_in(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
