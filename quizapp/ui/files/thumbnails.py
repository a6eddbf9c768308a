"""The pictures of a card, small and side by side, as the cell of a list has room for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPalette

from quizapp.ui.formulas.mathematics import Picture, Piece
from quizapp.ui.pictures.decoding import Shown
from quizapp.ui.pictures.gallery import Gallery, Missing
from quizapp.ui.widgets.picture_box import framed

_GAP = 8.0
_SHARE = 0.45
"""Of the width of a cell, where something stands beside them."""
_AWAITED = 1.4
"""Width in heights of one that is not there yet."""
_CORNER = 6.0


def pictures_among(pieces: Iterable[Piece]) -> list[str]:
    return [piece.name for piece in pieces if isinstance(piece, Picture)]


def parted(pieces: Iterable[Piece], gallery: Gallery) -> tuple[list[Picture], list[Piece]]:
    """The pictures that are there, or will be; and what stands beside them, with what is said of missing ones."""
    shown: list[Picture] = []
    said: list[Piece] = []
    for piece in pieces:
        if not isinstance(piece, Picture):
            said.append(piece)
        elif isinstance(found := gallery.look(piece.name), Missing):
            said.append(piece.instead(found.said))
        else:
            shown.append(piece)
    return shown, said


class Strip:
    """Pictures from the left of a cell, each as large as it is, or as the cell is high."""

    def __init__(self, gallery: Gallery, font: QFont, palette: QPalette) -> None:
        self._gallery = gallery
        self._font = font
        self._palette = palette

    def paint(
        self, painter: QPainter, cell: QRectF, pictures: Sequence[Picture], *, is_alone: bool
    ) -> tuple[int, QRectF]:
        """Returns how many of them there was room for, and what is left of the cell beside them."""
        end = cell.left() + cell.width() * (1 if is_alone else _SHARE)
        left = cell.left()
        for count, picture in enumerate(pictures):
            shown = self._gallery.look(picture.name)
            width, height = self._size(shown, cell.height(), end - left if not count else cell.width())
            if count and left + width > end:
                return count, cell.adjusted(left - cell.left(), 0, 0, 0)
            place = QRectF(left, cell.center().y() - height / 2, width, height)
            self._hang(painter, shown, place)
            left += width + _GAP
        return len(pictures), cell.adjusted(left - cell.left(), 0, 0, 0)

    def _size(self, shown: Shown | Missing | None, height: float, widest: float) -> tuple[float, float]:
        if not isinstance(shown, Shown):
            return min(widest, height * _AWAITED), height
        box = framed(shown, self._font, self._palette).box
        own = box.ascent + box.descent
        factor = min(1.0, height / own, widest / box.width)
        return box.width * factor, own * factor

    def _hang(self, painter: QPainter, shown: Shown | Missing | None, place: QRectF) -> None:
        if isinstance(shown, Shown):
            framed(shown, self._font, self._palette).paint(painter, place, self._palette)
        else:
            path = QPainterPath()
            path.addRoundedRect(place, _CORNER, _CORNER)
            painter.fillPath(path, self._palette.color(QPalette.ColorRole.Mid))
