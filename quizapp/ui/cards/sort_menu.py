"""What the cards are sorted by; for the headers that there is no room for, and for keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from quizapp.study.browsing.values import SortBy
from quizapp.ui.widgets.buttons import Button

_WORDS = {
    SortBy.DECK: "Deck, as taught",
    SortBy.QUESTION: "Question",
    SortBy.RULE: "Rule",
    SortBy.DUE: "Due",
    SortBy.RECALL: "Recall",
    SortBy.DIFFICULTY: "Difficulty",
    SortBy.LAPSES: "Times forgotten",
    SortBy.ADDED: "Added",
}


class SortMenu(Button):
    wanted = Signal(object)
    """A SortBy: once more turns it round."""

    def __init__(self) -> None:
        super().__init__("", "toggle")
        self._face = self._spoken = ""
        self._is_short = False
        self._menu = menu = QMenu(self)
        group = QActionGroup(self)
        self._actions = {sort: self._action(menu, group, sort) for sort in SortBy if sort in _WORDS}
        self.clicked.connect(lambda: menu.popup(self.mapToGlobal(self.rect().bottomLeft())))

    def show_sort(self, sort: SortBy, *, descending: bool) -> None:
        by = _WORDS[sort]
        self._face = f"By {by.partition(',')[0].casefold()} {'▴' if descending else '▾'}"
        self._spoken = f"Sorted by {by}{', last first' if descending else ''}"
        self.show_short(on=self._is_short)
        self._actions[sort].setChecked(True)

    def show_short(self, *, on: bool) -> None:
        """Without saying by what; the header of the table says it too."""
        self._is_short = on
        self.setText("Sort ▾" if on else self._face)
        self.setAccessibleName(self._spoken)

    def add_below(self, menu: QMenu) -> None:
        """Something else about the table."""
        self._menu.addSeparator()
        self._menu.addMenu(menu)

    def _action(self, menu: QMenu, group: QActionGroup, sort: SortBy) -> QAction:
        action = menu.addAction(_WORDS[sort])
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(lambda: self.wanted.emit(sort))
        return action
