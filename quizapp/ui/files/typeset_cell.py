"""Words, formulas and small pictures painted into the cell of a list, where a widget for each would be too many."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from quizapp.ui.files.thumbnails import Strip, parted, pictures_among
from quizapp.ui.formulas.mathematics import Formula, Piece, Words
from quizapp.ui.formulas.typesetter import EM, Typesetter
from quizapp.ui.widgets.line_layout import Box, set_lines
from quizapp.ui.widgets.marked_drawing import coloured

_MATHEMATICS = 1.34
"""The em of formulas beside the font's, as in MathText."""
_REMEMBERED = 120
"""Cells, some 60 kB each."""
_LONGEST = 400
"""Characters of words that are looked at: more than any cell shows."""
_SMALLEST = 0.55
"""No formula is drawn smaller than that, however high it is; it is cut off then."""


_Key = tuple[tuple[Piece, ...], int, str, tuple[int, int]]
"""What is drawn, how large its letters are, in which colour, and how large the cell is."""


@dataclass(frozen=True, slots=True)
class _Part:
    box: Box
    text: str = ""
    drawing: QSvgRenderer | None = None


class CellPainter:
    """Sets pieces in lines, as far as there is room, and says with an ellipsis that there is more.

    What was set is kept as a picture, so that scrolling past it again costs nothing.
    """

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._pictures: OrderedDict[_Key, QPixmap] = OrderedDict()

    def forget(self, come: str) -> bool:
        """A formula was drawn that stood as text until now, or a picture has come: its LaTeX, or its name.

        Returns whether that changes anything.
        """
        stale = [key for key in self._pictures if _has(key[0], come)]
        for key in stale:
            del self._pictures[key]
        return bool(stale)

    def paint(
        self, painter: QPainter, place: QRectF, pieces: tuple[Piece, ...], font: QFont, palette: QPalette
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        size = (round(place.width() * ratio), round(place.height() * ratio))
        key = (pieces, QFontInfo(font).pixelSize(), palette.color(QPalette.ColorRole.Text).name(), size)
        picture = self._pictures.get(key)
        if picture is None and min(size) > 0:
            picture = self._drawn(pieces, font, palette, QSize(*size), ratio)
            self._pictures[key] = picture
            while len(self._pictures) > _REMEMBERED:
                self._pictures.popitem(last=False)
        if picture is not None:
            painter.drawPixmap(place.topLeft(), picture)

    def _drawn(self, pieces: tuple[Piece, ...], font: QFont, palette: QPalette, size: QSize, ratio: float) -> QPixmap:
        ink = palette.color(QPalette.ColorRole.Text)
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(font)
        painter.setPen(ink)
        place = QRectF(0, 0, size.width() / ratio, size.height() / ratio)
        shown, said = parted(pieces, self._typesetter.gallery)
        if shown:
            strip = Strip(self._typesetter.gallery, font, palette)
            count, place = strip.paint(painter, place, shown, is_alone=not said)
            said += [Words(f"+{len(shown) - count}")] if count < len(shown) else []
        parts = [part for piece in said for part in self._measure(piece, font, ink)]
        self._set(painter, place, parts, QFontMetricsF(font))
        painter.end()
        return picture

    def _set(self, painter: QPainter, place: QRectF, parts: list[_Part], metrics: QFontMetricsF) -> None:
        lines = set_lines([_lowered(part.box, place.height()) for part in parts], place.width(), metrics.leading() + 2)
        shown = [
            put.baseline + part.box.descent * 0.3 <= place.height()
            for part, put in zip(parts, lines.placed, strict=True)
        ]
        is_cut = not all(shown)
        top = place.top() + max(0.0, (place.height() - lines.height) / 2)
        end = QPointF(place.left(), top + metrics.ascent())
        for part, put, fits in zip(parts, lines.placed, shown, strict=True):
            if not fits:
                break
            left, factor = place.left() + put.x, put.factor * _lowering(part.box, place.height())
            base = top + put.baseline
            if part.drawing is None:
                painter.drawText(QPointF(left, base), part.text)
            else:
                box = part.box
                size = QRectF(left, base - box.ascent * factor, box.width * factor, (box.ascent + box.descent) * factor)
                part.drawing.render(painter, size)
            end = QPointF(left + part.box.width * factor, base)
        if is_cut:
            painter.drawText(QPointF(min(end.x(), place.right() - metrics.horizontalAdvance("…")), end.y()), "…")

    def _measure(self, piece: Piece, font: QFont, ink: QColor) -> Iterator[_Part]:
        metrics = QFontMetricsF(font)
        space = metrics.horizontalAdvance(" ")
        if not isinstance(piece, Formula):
            for word in re.findall(r"\S+", piece.spoken[:_LONGEST]):
                yield _Part(Box(metrics.horizontalAdvance(word), metrics.ascent(), metrics.descent(), space), word)
            return
        svg = self._typesetter.svg(piece.latex, lasting=False)
        if not svg:
            plain = piece.plain[:_LONGEST]
            width = metrics.horizontalAdvance(plain)
            yield _Part(Box(width, metrics.ascent(), metrics.descent(), space, shrinks=True), plain)
            return
        drawing = QSvgRenderer(QByteArray(coloured(svg, ink, ink)))
        scale = QFontInfo(font).pixelSize() * _MATHEMATICS / EM
        view = drawing.viewBoxF()
        box = Box(view.width() * scale, -view.top() * scale, view.bottom() * scale, space, shrinks=True)
        yield _Part(box, drawing=drawing)


def _lowering(box: Box, height: float) -> float:
    """What a formula that is too high is drawn smaller by."""
    own = box.ascent + box.descent
    return 1.0 if not box.shrinks or own <= height else max(_SMALLEST, height / own)


def _lowered(box: Box, height: float) -> Box:
    factor = _lowering(box, height)
    return Box(box.width * factor, box.ascent * factor, box.descent * factor, box.space, shrinks=box.shrinks)


def _has(pieces: tuple[Piece, ...], come: str) -> bool:
    return any(isinstance(piece, Formula) and piece.latex == come for piece in pieces) or come in pictures_among(pieces)
