"""A picture among words: how much room it takes, and what is behind it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
    QPixmapCache,
)

from quizapp.ui.look.palette import DARK, LIGHT
from quizapp.ui.pictures.decoding import Ink, Shown
from quizapp.ui.widgets.line_layout import Box

_COMMON = 18
"""Pixels of the font up to which pictures have their own size; with a larger one they grow."""
TALLEST = 20.0
"""Heights of an em; beyond it a picture is drawn smaller, so that there is room for an answer below it."""
_INLINE = 2.2
"""Heights of an em up to which a picture stands in its line: formulas that another program drew."""
_PADDING, _CORNER = 10.0, 6.0


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture and its place."""

    shown: Shown
    box: Box
    padding: float
    """Of the mat around it."""

    def paint(self, painter: QPainter, place: QRectF, palette: QPalette) -> None:
        mat = _mat(self.shown.ink, palette)
        path = QPainterPath()
        path.addRoundedRect(place, _CORNER, _CORNER)
        painter.save()
        painter.setClipPath(path)
        if mat:
            painter.fillPath(path, mat)
        factor = place.width() / self.box.width
        inner = place.marginsRemoved(QMarginsF(*[self.padding * factor] * 4))
        painter.drawPixmap(inner, pixels := _pixels(self.shown, inner.size(), painter), QRectF(pixels.rect()))
        painter.restore()


def framed(shown: Shown, font: QFont, palette: QPalette, tallest: float = TALLEST) -> Framed:
    """`tallest`: in ems."""
    em = QFontInfo(font).pixelSize()
    size = shown.size * max(1.0, em / _COMMON)
    padding = _PADDING if _mat(shown.ink, palette) else 0.0
    if size.height() <= _INLINE * em:
        padding /= 4
        half = size.height() / 2 + padding
        middle = QFontMetricsF(font).xHeight() / 2
        box = Box(size.width() + 2 * padding, half + middle, half - middle, shrinks=True)
        return Framed(shown, box, padding)
    size *= min(1.0, tallest * em / size.height())
    box = Box(size.width() + 2 * padding, size.height() + 2 * padding, 0.0, shrinks=True, is_alone=True)
    return Framed(shown, box, padding)


def awaited(font: QFont) -> Box:
    """Room for a picture that is not there yet."""
    em = QFontInfo(font).pixelSize()
    return Box(12.0 * em, 8.0 * em, 0.0, shrinks=True, is_alone=True)


def _mat(ink: Ink, palette: QPalette) -> QColor | None:
    """The ground that a picture without one needs here; None where that of the window will do."""
    dark_window = palette.color(QPalette.ColorRole.Window).lightness() < 128
    match ink:
        case Ink.DARK if dark_window:
            return QColor(DARK.ink)
        case Ink.LIGHT if not dark_window:
            return QColor(LIGHT.ink)
        case _:
            return None


def _pixels(shown: Shown, size: QSizeF, painter: QPainter) -> QPixmap:
    """Scaled once to the pixels of the screen, and kept for the next time it is painted."""
    ratio = painter.deviceTransform().m11()
    wanted = (size * ratio).toSize().expandedTo(QSize(1, 1))
    key = f"{shown.image.cacheKey()} {wanted.width()} {wanted.height()}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        scaled = shown.image.scaled(
            wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        found = QPixmap.fromImage(scaled)
        QPixmapCache.insert(key, found)
    return found
