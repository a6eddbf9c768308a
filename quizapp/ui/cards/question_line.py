"""A question painted in one line: words and formulas on a common baseline, cut off where the room ends."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from quizapp.ui.cards.card_row import in_one_line
from quizapp.ui.cards.drawings import Drawings, Ink, Size
from quizapp.ui.formulas.mathematics import Formula, Piece

_SMALLEST = 0.62
"""A formula is painted no smaller than this; what is larger still is cut off."""
_DOTS = "…"


class QuestionLine:
    """Paints one line after the other, and remembers the formulas that it had to paint as text."""

    def __init__(self, painter: QPainter, metrics: QFontMetricsF, drawings: Drawings, ink: Ink) -> None:
        self._painter = painter
        self._metrics = metrics
        self._drawings = drawings
        self._ink = ink
        self.missing: list[str] = []

    def paint(self, pieces: Iterable[Piece], place: QRectF) -> None:
        left = place.left()
        for piece in map(in_one_line, pieces):
            if left >= place.right():
                return
            room = QRectF(left, place.top(), place.right() - left, place.height())
            left += self._formula(piece, room) if isinstance(piece, Formula) else self._words(piece.text, room)

    def _words(self, text: str, room: QRectF) -> float:
        width = self._metrics.horizontalAdvance(text)
        if width > room.width():
            text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        self._painter.drawText(QPointF(room.left(), self._baseline(room)), text)
        return width

    def _formula(self, formula: Formula, room: QRectF) -> float:
        size = self._drawings.size(formula.latex)
        em = self._fitting(size, room) if size else 0.0
        picture = self._drawings.picture(formula.latex, self._ink, em) if size else None
        if size is None or picture is None:
            if self._drawings.is_missing(formula.latex):
                self.missing.append(formula.latex)
            return self._words(" ".join(formula.plain.split()), room)
        self._draw(picture, size, em, room)
        return size.width * em

    def _fitting(self, size: Size, room: QRectF) -> float:
        em = self._ink.em
        fitting = min(1.0, room.height() / (size.height * em), room.width() / max(1.0, size.width * em))
        return em * max(_SMALLEST, fitting)

    def _draw(self, picture: QPixmap, size: Size, em: float, room: QRectF) -> None:
        """On whole pixels: else it would be blurred."""
        top = min(self._baseline(room) - size.ascent * em, room.bottom() - size.height * em)
        place = QPointF(round(room.left()), round(max(room.top(), top)))
        if size.width * em <= room.width() + 1:
            self._painter.drawPixmap(place, picture)
            return
        kept = max(0.0, room.width() - self._metrics.horizontalAdvance(_DOTS))
        source = QRectF(0, 0, kept * self._ink.ratio, picture.height())
        self._painter.drawPixmap(place, picture, source)
        self._painter.drawText(QPointF(room.left() + kept, self._baseline(room)), _DOTS)

    def _baseline(self, room: QRectF) -> float:
        return room.center().y() + (self._metrics.ascent() - self._metrics.descent()) / 2
