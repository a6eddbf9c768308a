"""The cards that a plan adds: however many, only those in sight are looked at."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from quizapp.study.importing import Entry
from quizapp.ui.files.card_pieces import WAYS, question_pieces, shown_answer
from quizapp.ui.files.lines_view import Index, LinesModel, LinesView
from quizapp.ui.files.typeset_cell import CellPainter
from quizapp.ui.formulas.mathematics import spoken
from quizapp.ui.formulas.typesetter import Typesetter

_ENTRY = Qt.ItemDataRole.UserRole
_LEFT_OUT = Qt.ItemDataRole.UserRole + 1
_ROOMY = 38
"""Widths of the font's em from which question and answer stand side by side."""
_SEEN = 6
"""Rows in sight at most."""
_SOON = 40
"""Milliseconds in which formulas that were drawn are gathered before the list is painted again."""


class CardModel(LinesModel):
    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._left_out: Set[str] = frozenset()

    def show_entries(self, entries: Sequence[Entry], left_out: Set[str]) -> None:
        if entries is not self._entries:
            self.beginResetModel()
            self._entries, self._left_out = entries, left_out
            self.endResetModel()
        elif left_out != self._left_out:
            self._left_out = left_out
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        if role == _ENTRY:
            return entry
        if role == _LEFT_OUT:
            return entry.card.id in self._left_out
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            card = entry.card
            said = f"{spoken(question_pieces(card))}. Answer: {spoken(shown_answer(card))}. {WAYS[card.mode]}"
            return f"{said}, left out" if card.id in self._left_out else said
        return None


class CardDelegate(QStyledItemDelegate):
    """Question, answer, and how it is answered: in one line where there is room, else in two."""

    def __init__(self, typesetter: Typesetter, parent: QWidget) -> None:
        super().__init__(parent)
        self.painter = CellPainter(typesetter)

    def height(self, option: QStyleOptionViewItem) -> int:
        return round(option.fontMetrics.height() * (3.1 if self._is_roomy(option) else 5.4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        palette = option.palette
        self._ground(painter, option)
        place = QRectF(option.rect).adjusted(10, 4, -10, -4)
        way = "left out" if index.data(_LEFT_OUT) else WAYS[entry.mode]
        beside = option.fontMetrics.horizontalAdvance("left out") + 6
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(palette.color(QPalette.ColorRole.BrightText) if index.data(_LEFT_OUT) else muted)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, way)
        ink = palette.color(QPalette.ColorRole.Text)
        question, answer = self._places(place.adjusted(0, 0, -beside, 0), option)
        self.painter.paint(painter, question, question_pieces(entry.card), option.font, ink)
        self.painter.paint(painter, answer, shown_answer(entry.card), option.font, ink)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette = option.palette
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            soft = QColor(palette.color(QPalette.ColorRole.Highlight))
            soft.setAlphaF(0.14)
            painter.fillRect(rect, soft)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _places(self, place: QRectF, option: QStyleOptionViewItem) -> tuple[QRectF, QRectF]:
        if self._is_roomy(option):
            half = place.width() * 0.54
            return (
                QRectF(place.left(), place.top(), half - 14, place.height()),
                QRectF(place.left() + half, place.top(), place.width() - half, place.height()),
            )
        half = place.height() / 2
        return (
            QRectF(place.left(), place.top(), place.width(), half - 2),
            QRectF(place.left(), place.top() + half + 2, place.width(), half - 2),
        )

    def _is_roomy(self, option: QStyleOptionViewItem) -> bool:
        return option.widget.width() >= _ROOMY * option.fontMetrics.averageCharWidth() * 1.6


class CardList(LinesView):
    looked_at = Signal(object)
    """The Card in the row that is chosen."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__("New cards", _SEEN)
        self._cards = CardModel()
        self._delegate = CardDelegate(typesetter, self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.viewport().update)
        self.setModel(self._cards)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        typesetter.ready.connect(self._drawn)

    def show_entries(self, entries: Sequence[Entry], left_out: Set[str]) -> None:
        self._cards.show_entries(entries, left_out)
        self._fit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        for index in selected.indexes():
            self.looked_at.emit(index.data(_ENTRY).card)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self.fit(self._delegate.height(option))

    def _drawn(self, latex: str) -> None:
        if self._delegate.painter.forget(latex):
            self._soon.start()
