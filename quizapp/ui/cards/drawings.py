"""Formulas as pictures that can be painted again and again: parsing an SVG anew for each row would be felt."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from quizapp.ui.formulas.typesetter import EM, Typesetter
from quizapp.ui.widgets.marked_drawing import coloured

_REMEMBERED = 300
_NUMBER = rb"(-?[\d.]+(?:e-?\d+)?)"
_VIEW = re.compile(rb'viewBox="' + rb"[\s,]+".join([_NUMBER] * 4) + rb'"')
_BUDGET = 0.008
"""Seconds that one painting may spend on making pictures; what is left over is painted as text, and made next."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of a formula, in pixels of the widget where its em is one pixel."""

    width: float
    ascent: float
    descent: float

    @property
    def height(self) -> float:
        return self.ascent + self.descent


@dataclass(frozen=True, slots=True)
class Ink:
    """What a formula is drawn with."""

    em: float
    colour: QColor
    marked: QColor
    ratio: float
    """Pixels of the screen to one of the widget."""

    @classmethod
    def of(cls, palette: QPalette, role: QPalette.ColorRole, em: float, ratio: float) -> Ink:
        return cls(em, palette.color(role), palette.color(QPalette.ColorRole.BrightText), ratio)


class Drawings(QObject):
    came = Signal()
    """A formula that was wished for can be painted now."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._svgs: OrderedDict[str, bytes] = OrderedDict()
        self._made: OrderedDict[tuple[str, int, int, int], QPixmap] = OrderedDict()
        self._wished: set[str] = set()
        self._until = 0.0
        self.is_short_of_time = False
        """Whether something that is typeset was not made since `begin`."""
        typesetter.ready.connect(self._typeset)

    def begin(self) -> None:
        """One painting begins."""
        self._until = perf_counter() + _BUDGET
        self.is_short_of_time = False

    def size(self, latex: str) -> Size | None:
        """None: to be painted as text for now, or for good."""
        svg = self._svgs.get(latex)
        return _size(svg) if svg else None

    def picture(self, latex: str, ink: Ink, em: float) -> QPixmap | None:
        """None where there was no time to make it."""
        key = (latex, ink.colour.rgb(), round(em * 16), round(ink.ratio * 16))
        if (made := self._made.get(key)) is not None:
            self._made.move_to_end(key)
            return made
        if perf_counter() > self._until:
            self.is_short_of_time = True
            return None
        self._made[key] = _made(self._svgs[latex], ink, em)
        _shorten(self._made)
        return self._made[key]

    def is_missing(self, latex: str) -> bool:
        return latex not in self._svgs

    def wish(self, formulas: Sequence[str]) -> None:
        """The last is drawn first. What was wished for before and is not here any more is not told."""
        self._wished = {latex for latex in formulas if latex not in self._svgs}
        ready = [latex for latex in formulas if latex in self._wished and self._take(latex)]
        if ready:
            self.came.emit()

    def _typeset(self, latex: str) -> None:
        if latex in self._wished and self._take(latex):
            self.came.emit()

    def _take(self, latex: str) -> bool:
        svg = self._typesetter.svg(latex)
        if svg is None:
            return False
        self._wished.discard(latex)
        self._svgs[latex] = svg
        _shorten(self._svgs)
        return True


def _size(svg: bytes) -> Size | None:
    found = _VIEW.search(svg)
    if found is None:
        return None
    _, top, width, height = (float(number) / EM for number in found.groups())
    return Size(width, -top, top + height)


def _made(svg: bytes, ink: Ink, em: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(coloured(svg, ink.colour, ink.marked)))
    scale = em / EM * ink.ratio
    width, height = renderer.viewBoxF().width() * scale, renderer.viewBoxF().height() * scale
    pixmap = QPixmap(ceil(width) or 1, ceil(height) or 1)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    pixmap.setDevicePixelRatio(ink.ratio)
    return pixmap


_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")


def _shorten(remembered: OrderedDict[_Key, _Kept]) -> None:
    while len(remembered) > _REMEMBERED:
        remembered.popitem(last=False)
