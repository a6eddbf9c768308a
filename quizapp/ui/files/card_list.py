"""The cards that a plan adds: however many, only those in sight are looked at."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from quizapp.study.importing import Entry
from quizapp.ui.files.card_pieces import WAYS, question_pieces, shown_answer
from quizapp.ui.files.lines_view import Index, LinesModel, LinesView
from quizapp.ui.files.thumbnails import pictures_among
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
"""Milliseconds in which formulas and pictures that came are gathered before the list is painted again."""
_REST = 90
"""Milliseconds without scrolling after which the pictures that are in sight are asked for."""
_LOW, _LOW_IN_TWO = 3.1, 5.4
"""The height of a row in lines of text; the second where question and answer stand below each other."""
_HIGH, _HIGH_IN_TWO = 4.6, 7.0
"""The same in a plan that has pictures."""


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
        self.has_pictures = False

    def height(self, option: QStyleOptionViewItem) -> int:
        beside, below = (_HIGH, _HIGH_IN_TWO) if self.has_pictures else (_LOW, _LOW_IN_TWO)
        return round(option.fontMetrics.height() * (beside if self._is_roomy(option) else below))

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
        question, answer = self._places(place.adjusted(0, 0, -beside, 0), option)
        self.painter.paint(painter, question, question_pieces(entry.card), option.font, palette)
        self.painter.paint(painter, answer, shown_answer(entry.card), option.font, palette)

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
    left = Signal()
    """The focus is elsewhere now."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__("New cards", _SEEN)
        self._gallery = typesetter.gallery
        self._cards = CardModel()
        self._delegate = CardDelegate(typesetter, self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.viewport().update)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._want_pictures)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.setModel(self._cards)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        typesetter.ready.connect(self._come)
        self._gallery.ready.connect(self._come)

    def show_entries(self, entries: Sequence[Entry], left_out: Set[str], *, has_pictures: bool = False) -> None:
        self._delegate.has_pictures = has_pictures
        self._cards.show_entries(entries, left_out)
        self._fit()
        self._look()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        for index in selected.indexes():
            self.looked_at.emit(index.data(_ENTRY).card)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """By key the first row is chosen, so that it is the first to be looked at."""
        super().focusInEvent(event)
        by_key = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if by_key and not self.selectionModel().hasSelection():
            self.selectRow(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()
        self._look()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self.fit(self._delegate.height(option))

    def _look(self) -> None:
        if self._delegate.has_pictures:
            self._rest.start()

    def _want_pictures(self) -> None:
        """Of the rows in sight: somebody who scrolls through a hundred thousand cards asks for a few."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        end = self._cards.rowCount() if last < 0 else last + 1
        for row in range(max(0, first), end):
            card = self._cards.index(row, 0).data(_ENTRY).card
            for name in pictures_among((*question_pieces(card), *shown_answer(card))):
                self._gallery.want(name)

    def _come(self, come: str) -> None:
        """A formula or a picture."""
        if self._delegate.painter.forget(come):
            self._soon.start()
