"""Rows of a file that become no cards, each with its reason, to be read and copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from quizapp.exchange.scanned import Rejected
from quizapp.ui.files.lines_view import Index, LinesModel, LinesView
from quizapp.ui.widgets.basics import label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox

_SEEN = 7


def line(rejected: Rejected) -> str:
    """Reasons that are whole sentences about their row begin with it."""
    return rejected.reason if rejected.reason.startswith("Row ") else f"Row {rejected.row:,}: {rejected.reason}"


class _Model(LinesModel):
    def __init__(self) -> None:
        super().__init__()
        self.rejected: Sequence[Rejected] = ()

    def show_rejected(self, rejected: Sequence[Rejected]) -> None:
        self.beginResetModel()
        self.rejected = rejected
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rejected)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line(self.rejected[index.row()])
        return None


class RejectedList(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._model = _Model()
        self._lines = _CopiedLines()
        self._lines.setModel(self._model)
        copy = Button("Copy all", "chip")
        copy.clicked.connect(self._copy_all)
        self._whole = label("", "small", wraps=True)
        self._whole.hide()
        self._lines.looked_at.connect(self._show_whole)
        layout = rows(gap=8)
        layout.addWidget(self._lines)
        layout.addWidget(self._whole)
        layout.addWidget(FlowBox(copy))
        self.setLayout(layout)

    def show_rejected(self, rejected: Sequence[Rejected]) -> None:
        if rejected is not self._model.rejected:
            self._model.show_rejected(rejected)
            self._whole.hide()
        self._lines.fit_text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._lines.fit_text()

    def _show_whole(self, row: int) -> None:
        """Where the line is too short for it."""
        self._whole.setText(line(self._model.rejected[row]))
        self._whole.show()

    def _copy_all(self) -> None:
        QApplication.clipboard().setText("\n".join(map(line, self._model.rejected)))


class _CopiedLines(LinesView):
    """Ctrl+C copies the rows that are chosen."""

    looked_at = Signal(int)

    def __init__(self) -> None:
        super().__init__("Rejected rows", _SEEN)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def fit_text(self) -> None:
        self.fit(round(self.fontMetrics().height() * 1.4))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.isValid():
            self.looked_at.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(self.selectedIndexes(), key=lambda index: index.row())
            QApplication.clipboard().setText("\n".join(str(index.data()) for index in chosen))
        else:
            super().keyPressEvent(event)
