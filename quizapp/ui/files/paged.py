"""Rows of widgets, some at a time: a thousand rows would take seconds to build."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from quizapp.ui.files.tab_order import follow, stops_in
from quizapp.ui.widgets.basics import at_once, clear, rows
from quizapp.ui.widgets.buttons import Button

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

_FIRST, _MORE = 8, 25


class Paged(QWidget, Generic[T, W]):
    """A button below them shows more. Values that come later join at the end."""

    def __init__(self, build: Callable[[T], W]) -> None:
        super().__init__()
        self._build = build
        self._values: Sequence[T] = ()
        self.shown: list[tuple[T, W]] = []
        self._most = _FIRST
        self._list = rows(gap=0)
        self._more = Button("", "link")
        self._more.clicked.connect(self._show_more)
        inside = rows(gap=8)
        inside.addLayout(self._list)
        inside.addWidget(self._more)
        self.setLayout(inside)

    def show_values(self, values: Sequence[T]) -> None:
        """Rows that show these already stay."""
        kept = [value for value, _ in self.shown]
        if list(values[: len(kept)]) != kept:
            clear(self._list)
            self.shown = []
            self._most = _FIRST
        self._values = values
        self._fill()

    def _show_more(self) -> None:
        first = len(self.shown)
        self._most += _MORE
        self._fill()
        if first < len(self.shown):
            self.shown[first][1].setFocus()

    def _put_in_order(self) -> None:
        stops = [stop for _, widget in self.shown for stop in stops_in(widget)]
        if stops:
            follow(*stops, self._more)

    def _fill(self) -> None:
        with at_once(self._list):
            for value in self._values[len(self.shown) : self._most]:
                widget = self._build(value)
                self.shown.append((value, widget))
                self._list.addWidget(widget)
                widget.show()
        self._put_in_order()
        left = len(self._values) - len(self.shown)
        self._more.say(f"Show more ({left:,} left)")
        self._more.setVisible(left > 0)
