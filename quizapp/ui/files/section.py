"""A line that opens what stands below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.ui.files.tab_order import follow, stops_in
from quizapp.ui.widgets.basics import rows
from quizapp.ui.widgets.buttons import Button


class Section(QWidget):
    """What is in it is built when it is first opened. Hidden while there is nothing in it."""

    opened = Signal()
    touched = Signal()
    """The learner opened or closed it."""

    def __init__(self, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self._build = build
        self._title = ""
        self._head = Button("", "section")
        self._inside: QWidget | None = None
        self._stops = 0
        """How many widgets in it can have the focus."""
        self._rows = rows(gap=8)
        self._rows.addWidget(self._head)
        self.setLayout(self._rows)
        self._head.clicked.connect(self.turn)
        self._head.clicked.connect(self.touched)
        self.hide()

    @property
    def head(self) -> Button:
        return self._head

    @property
    def inside(self) -> QWidget | None:
        """None before it was opened."""
        return self._inside

    @property
    def is_open(self) -> bool:
        return self._inside is not None and not self._inside.isHidden()

    def say(self, title: str, *, role: str = "section") -> None:
        """An empty title hides it."""
        self._title = title
        self._head.setProperty("role", role)
        self._head.style().polish(self._head)
        self._face()
        self.setVisible(bool(title))

    def turn(self) -> None:
        if self._inside is None:
            self._inside = self._build()
            self._rows.addWidget(self._inside)
            self._inside.show()
        else:
            self._inside.setVisible(self._inside.isHidden())
        self._face()
        if self.is_open:
            self.opened.emit()
            self.put_in_order()

    def put_in_order(self) -> None:
        """After what is in it may have grown."""
        stops = stops_in(self._inside) if self._inside is not None else []
        if len(stops) != self._stops:
            self._stops = len(stops)
            follow(self._head, *stops)

    def open(self) -> None:
        if not self.is_open:
            self.turn()

    def _face(self) -> None:
        self._head.say(f"{'▾' if self.is_open else '▸'}  {self._title}")
        self._head.setAccessibleName(f"{self._title}, {'open' if self.is_open else 'closed'}")
