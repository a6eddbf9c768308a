"""The window as it first shows: the sidebar, and a page that says that the rest is coming."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from quizapp.ui.opening_page import OpeningPage
from quizapp.ui.places import Place
from quizapp.ui.sidebar import Sidebar
from quizapp.ui.widgets.basics import columns


class Window(QMainWindow):
    """Knows no page but the first; `Navigation` adds the others."""

    place_chosen = Signal(object)
    """A Place."""
    painted = Signal()
    """For the first time."""
    font_changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setWindowTitle("quizapp")
        self.resize(1180, 820)
        self.setMinimumSize(560, 420)
        self._sidebar = Sidebar()
        self._sidebar.setEnabled(False)
        self._pages = QStackedWidget()
        self._opening = OpeningPage(now)
        self._pages.addWidget(self._opening)
        line = columns(gap=0)
        line.addWidget(self._sidebar)
        line.addWidget(self._pages, 1)
        middle = QWidget()
        middle.setLayout(line)
        self.setCentralWidget(middle)
        self._opening.setFocus()
        self._sidebar.show_place(Place.TODAY)
        self._sidebar.chosen.connect(self.place_chosen)
        self._opening.painted.connect(self.painted, Qt.ConnectionType.QueuedConnection)

    @property
    def page(self) -> QWidget | None:
        """The one that is seen."""
        return self._pages.currentWidget()

    @property
    def is_opening(self) -> bool:
        return self.page is self._opening

    @property
    def is_hurried(self) -> bool:
        """Whether Enter was pressed while the collection was being opened."""
        return self.is_opening and self._opening.is_hurried

    def add(self, page: QWidget) -> None:
        self._pages.addWidget(page)

    def unlock(self) -> None:
        """There is something to go to now."""
        self._sidebar.setEnabled(True)

    def show_opening(self) -> None:
        self._sidebar.setEnabled(False)
        self._opening.is_hurried = False
        self.show_page(self._opening, Place.TODAY)
        self._opening.setFocus()

    def show_page(self, page: QWidget, place: Place) -> None:
        self._pages.setCurrentWidget(page)
        self._sidebar.show_place(place)
        self.setWindowTitle("quizapp" if page is self._opening else f"{place} – quizapp")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.font_changed.emit()
