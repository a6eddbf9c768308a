"""Rows of a file that become no cards, each with its reason, to be read and copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from quizapp.exchange.scanned import Rejected
from quizapp.ui.widgets.basics import rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox

_Index = QModelIndex | QPersistentModelIndex
_SEEN = 7


def line(rejected: Rejected) -> str:
    return f"Row {rejected.row:,}: {rejected.reason}"


class RejectedModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rejected: Sequence[Rejected] = ()

    def show_rejected(self, rejected: Sequence[Rejected]) -> None:
        if rejected is not self.rejected:
            self.beginResetModel()
            self.rejected = rejected
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rejected)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line(self.rejected[index.row()])
        return None


class RejectedList(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._model = RejectedModel()
        self._list = _CopiedList()
        self._list.setModel(self._model)
        copy = Button("Copy all", "chip")
        copy.clicked.connect(self._copy_all)
        layout = rows(gap=8)
        layout.addWidget(self._list)
        layout.addWidget(FlowBox(copy))
        self.setLayout(layout)

    def show_rejected(self, rejected: Sequence[Rejected]) -> None:
        self._model.show_rejected(rejected)
        row = self._list.sizeHintForRow(0) if rejected else 0
        self._list.setFixedHeight(row * min(_SEEN, len(rejected)) + 12)

    def _copy_all(self) -> None:
        QApplication.clipboard().setText("\n".join(map(line, self._model.rejected)))


class _CopiedList(QListView):
    """Ctrl+C copies the rows that are chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("role", "cards")
        self.setAccessibleName("Rejected rows")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(self.selectedIndexes(), key=lambda index: index.row())
            QApplication.clipboard().setText("\n".join(str(index.data()) for index in chosen))
        else:
            super().keyPressEvent(event)
