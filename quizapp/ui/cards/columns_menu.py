"""Which columns the table shows: as many as fit, or those that the learner chose."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from quizapp.ui.cards.card_row import Column
from quizapp.ui.cards.column_widths import CHOICES

Chosen = tuple[Column, ...] | None
"""The one that was wanted last comes first; None: as many as there is room for."""
_MEANINGS = {
    Column.RECALL: "Recall: how likely you know it now",
    Column.LAPSES: "Forgotten: how often",
}
_NO_ROOM = "no room now"


class ColumnsMenu(QMenu):
    wanted = Signal(object)
    """A Chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Columns", parent)
        self.setAccessibleName("Columns")
        self._chosen: Chosen = None
        self._shown: Collection[Column] = ()
        self._fitting = self._checked("As many as fit")
        self._fitting.triggered.connect(lambda: self.wanted.emit(None))
        self.addSeparator()
        self._actions = {column: self._checked(column.value) for column in CHOICES}
        for column, action in self._actions.items():
            action.triggered.connect(lambda _=False, column=column: self.wanted.emit(self._turned(column)))

    def show_columns(self, chosen: Chosen, shown: Collection[Column]) -> None:
        """`shown`: those that there is room for, the most needed first."""
        self._chosen, self._shown = chosen, shown
        self._fitting.setChecked(chosen is None)
        for column, action in self._actions.items():
            is_on = column in (shown if chosen is None else chosen)
            said = _MEANINGS.get(column, column.value)
            action.setChecked(is_on)
            action.setText(f"{said} ({_NO_ROOM})" if is_on and column not in shown else said)

    def _turned(self, column: Column) -> tuple[Column, ...]:
        """One that is wanted although there is no room for it becomes the most wanted."""
        now = tuple(each for each in self._shown if each in CHOICES) if self._chosen is None else self._chosen
        others = tuple(each for each in now if each is not column)
        return others if column in self._shown else (column, *others)

    def _checked(self, text: str) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        return action


def names_of(chosen: Chosen) -> tuple[str, ...] | None:
    """As they are kept."""
    return None if chosen is None else tuple(column.name.casefold() for column in chosen)


def columns_named(names: tuple[str, ...] | None) -> Chosen:
    """Of names that were kept, those that there are."""
    known = {column.name.casefold(): column for column in CHOICES}
    return None if names is None else tuple(known[name] for name in names if name in known)
