"""Paints the rows of the table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QTableView

from quizapp.ui.cards.card_model import COLUMNS
from quizapp.ui.cards.card_row import CardRow, Column
from quizapp.ui.cards.chosen_rows import runs_in
from quizapp.ui.cards.drawings import Drawings, Ink
from quizapp.ui.cards.question_line import QuestionLine

_SIDE = 0.65
"""Left and right of what stands in a column, in widths of the font's em."""
_MATHEMATICS = 1.22
"""The em of formulas beside the font's."""
_ABOVE = 4
"""Pixels between a formula and the end of its row."""
_DOTS = "…"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowPainter:
    """For one painting: `paint` each row that is seen, then `end`."""

    def __init__(self, view: QTableView, drawings: Drawings) -> None:
        palette = view.palette()
        self._view = view
        self._painter = QPainter(view.viewport())
        self._painter.setFont(view.font())
        self._metrics = QFontMetricsF(view.font())
        self._em = view.fontInfo().pixelSize()
        self._height = view.verticalHeader().defaultSectionSize()
        self._offset = view.verticalScrollBar().value()
        self._selected = runs_in(view.selectionModel().selection())
        self._current = view.currentIndex().row() if view.hasFocus() else -1
        self._ink = palette.color(QPalette.ColorRole.Text)
        self._muted = palette.color(QPalette.ColorRole.LinkVisited)
        self._accent = palette.color(QPalette.ColorRole.Link)
        self._line = palette.color(QPalette.ColorRole.Mid)
        self._chosen = palette.color(QPalette.ColorRole.Highlight)
        ratio = view.devicePixelRatioF()
        self._lines = {
            suspended: QuestionLine(self._painter, self._metrics, drawings, Ink.of(palette, role, self._size, ratio))
            for suspended, role in ((False, QPalette.ColorRole.Text), (True, QPalette.ColorRole.LinkVisited))
        }
        self._columns = [
            (column, view.columnViewportPosition(number), view.columnWidth(number))
            for number, column in enumerate(COLUMNS)
            if not view.isColumnHidden(number)
        ]

    def paint(self, number: int, row: CardRow | None) -> None:
        """`row` None: it has not come yet."""
        top = number * self._height - self._offset
        width = self._view.viewport().width()
        self._paint_ground(number, QRectF(0, top, width, self._height))
        for column, left, its_width in self._columns:
            side = _SIDE * self._em
            place = QRectF(left + side, top, its_width - 2 * side, self._height - 1)
            if row is not None:
                self._paint_cell(row, column, place)
            elif column is Column.QUESTION:
                self._paint_text(_DOTS, place, self._muted)

    def end(self) -> list[str]:
        """The formulas that were painted as text, from top to bottom."""
        self._painter.end()
        return [latex for line in self._lines.values() for latex in line.missing]

    @property
    def _size(self) -> float:
        return self._em * _MATHEMATICS

    def _paint_ground(self, number: int, place: QRectF) -> None:
        if any(first <= number <= last for first, last in self._selected):
            self._painter.fillRect(place, self._chosen)
        self._painter.setPen(QPen(self._line, 1))
        self._painter.drawLine(place.bottomLeft(), place.bottomRight())
        if number == self._current:
            self._painter.setPen(QPen(self._accent, 1))
            self._painter.drawRect(place.adjusted(0.5, 0.5, -1.5, -1.5))

    def _paint_cell(self, row: CardRow, column: Column, place: QRectF) -> None:
        if column is Column.QUESTION:
            self._painter.setPen(self._muted if row.listed.suspended else self._ink)
            self._lines[row.listed.suspended].paint(row.question, place.adjusted(0, _ABOVE, 0, -_ABOVE))
        else:
            due = column is Column.DUE and row.is_due
            self._paint_text(row.texts[column], place, self._accent if due else self._muted)

    def _paint_text(self, text: str, place: QRectF, colour: QColor) -> None:
        self._painter.setPen(colour)
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self._painter.drawText(place, _LEFT, shown)
