"""The rows of the table: ids for all of them, what is in them only for those that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from quizapp.ui.cards.card_row import CardRow, Column

_REMEMBERED = 800
"""Rows kept: some screens full."""
_AROUND = 30
"""Rows asked for above and below those that are seen."""

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
COLUMNS = tuple(Column)


class CardModel(QAbstractTableModel):
    wanted = Signal(tuple)
    """Ids of the rows that are looked at, and are not here yet."""

    def __init__(self) -> None:
        super().__init__()
        self._ids: Sequence[str] = ()
        self._rows: OrderedDict[str, CardRow] = OrderedDict()

    @property
    def ids(self) -> Sequence[str]:
        return self._ids

    def show_ids(self, ids: Sequence[str]) -> None:
        """Other cards, or the same in another order."""
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def forget_rows(self) -> None:
        """They changed; they are asked for anew."""
        self._rows.clear()

    def take(self, rows: Iterable[CardRow]) -> None:
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
        while len(self._rows) > _REMEMBERED:
            self._rows.popitem(last=False)

    def row(self, number: int) -> CardRow | None:
        """None while it has not come yet."""
        return self._rows.get(self._ids[number]) if 0 <= number < len(self._ids) else None

    def look_at(self, first: int, last: int) -> None:
        """Those from `first` to `last` are seen, or will be soon."""
        first = max(0, first)
        if all(card_id in self._rows for card_id in self._ids[first : last + 1]):
            return
        near = self._ids[max(0, first - _AROUND) : last + 1 + _AROUND]
        self.wanted.emit(tuple(card_id for card_id in near if card_id not in self._rows))

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.texts[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken if column is Column.QUESTION else row.texts[column]
            case _:
                return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].value
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None
