"""Prose, formulas and pictures: the label that every screen shows its mathematics with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QScrollBar, QSizePolicy

from quizapp.ui.formulas.mathematics import Formula, Picture, Piece, Words, spoken
from quizapp.ui.formulas.typesetter import EM, Typesetter
from quizapp.ui.pictures.gallery import Missing
from quizapp.ui.widgets.line_layout import Box, Lines, set_lines
from quizapp.ui.widgets.marked_drawing import coloured
from quizapp.ui.widgets.picture_box import TALLEST, Framed, awaited, framed

_MATHEMATICS = 1.34
"""The em of formulas beside the font's: STIX is small for its size."""

_WIDEST_HINT = 560


@dataclass(frozen=True, slots=True)
class _Part:
    """A word, a formula or a picture, measured."""

    box: Box
    text: str = ""
    drawing: QSvgRenderer | Framed | None = None


class MathText(QLabel):
    """Wraps like a paragraph. A formula that is too wide is drawn smaller, then scrolls sideways.

    Colour and size come from the style sheet, by `role`.
    """

    def __init__(
        self, typesetter: Typesetter, role: str = "", *, follows_end: bool = False, tallest: float = TALLEST
    ) -> None:
        """`follows_end` shows the end of what is too wide: where somebody is typing. `tallest`: of pictures, in ems."""
        super().__init__()
        self._tallest = tallest
        self._follows_end = follows_end
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._typesetter = typesetter
        self._pieces: tuple[Piece, ...] = ()
        self._awaited: tuple[Piece, ...] | None = None
        self._lasting = True
        self._parts: list[_Part] | None = None
        self._lines: tuple[float, Lines] | None = None
        self._sideways = QScrollBar(Qt.Orientation.Horizontal, self)
        self._sideways.hide()
        self._sideways.valueChanged.connect(self.update)
        typesetter.ready.connect(self._typeset)
        typesetter.gallery.ready.connect(self._hang)

    def show_pieces(self, *pieces: Piece, lasting: bool = True, hold: bool = False) -> None:
        """`hold` keeps what is shown until the new formulas are drawn, so that nothing flickers while typing."""
        self._lasting = lasting
        for name in _pictures(pieces):
            self._typesetter.gallery.want(name)
        self._say(pieces)
        if hold and self._pieces and not self._all_drawn(pieces):
            self._awaited = pieces
            return
        self._take(pieces)

    def sizeHint(self) -> QSize:  # noqa: N802
        lines = self._set_in(_WIDEST_HINT * max(1.0, self.fontInfo().pixelSize() / 14))
        return QSize(round(lines.width + 1), round(lines.height + 1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        widest = max((part.box.width for part in self._measured() if not part.box.shrinks), default=0.0)
        lowest = max((_lowest(part.box) for part in self._measured()), default=0.0)
        return QSize(round(min(widest, 160) + 1), round(lowest))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        lines = self._set_in(width)
        bar = self._sideways.sizeHint().height() if lines.width > width + 1 else 0
        return round(lines.height + 1) + bar

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines = self._set_in(self.width())
        shift = self._sideways.value() if self._sideways.isVisible() else 0
        painter.translate(-shift, self._top(lines))
        for part, place in zip(self._measured(), lines.placed, strict=True):
            rectangle = _rectangle(part.box, place.x, place.baseline, place.factor)
            match part.drawing:
                case None:
                    painter.drawText(QPointF(place.x, place.baseline), part.text)
                case Framed():
                    part.drawing.paint(painter, rectangle, self.palette())
                case _:
                    part.drawing.render(painter, rectangle)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place_scroll_bar()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._place_scroll_bar()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        delta = event.angleDelta()
        if self._sideways.isVisible() and (delta.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            self._sideways.setValue(self._sideways.value() - (delta.x() or delta.y()))
            event.accept()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._remeasure()

    def _typeset(self, latex: str) -> None:
        awaited = self._awaited if self._awaited is not None else self._pieces
        if any(isinstance(piece, Formula) and piece.latex == latex for piece in awaited):
            if self._awaited is None:
                self._remeasure()
            elif self._all_drawn(self._awaited):
                self._take(self._awaited)

    def _hang(self, name: str) -> None:
        pieces = self._awaited if self._awaited is not None else self._pieces
        if name not in _pictures(pieces):
            return
        if isinstance(self._typesetter.gallery.look(name), Missing):
            self._say(pieces)
        if self._awaited is None:
            self._remeasure()
        elif self._all_drawn(self._awaited):
            self._take(self._awaited)

    def _take(self, pieces: tuple[Piece, ...]) -> None:
        self._awaited = None
        self._pieces = pieces
        self._remeasure()

    def _say(self, pieces: tuple[Piece, ...]) -> None:
        """The same for a screen reader."""
        self.setAccessibleName(spoken(tuple(map(self._present, pieces))))

    def _present(self, piece: Piece) -> Piece:
        """The piece, or what stands in the place of a picture that is missing."""
        if isinstance(piece, Picture) and isinstance(found := self._typesetter.gallery.look(piece.name), Missing):
            return piece.instead(found.said)
        return piece

    def _remeasure(self) -> None:
        self._parts = None
        self._lines = None
        self.updateGeometry()
        self._place_scroll_bar()
        self.update()

    def _all_drawn(self, pieces: tuple[Piece, ...]) -> bool:
        wanted = [piece.latex for piece in pieces if isinstance(piece, Formula)]
        drawn = [self._typesetter.svg(latex, lasting=self._lasting) for latex in wanted]
        return None not in drawn and None not in map(self._typesetter.gallery.look, _pictures(pieces))

    def _measured(self) -> list[_Part]:
        if self._parts is None:
            self.ensurePolished()
            pieces = map(self._present, self._pieces)
            self._parts = [part for index, piece in enumerate(pieces) for part in self._measure(piece, index)]
        return self._parts

    def _measure(self, piece: Piece, index: int) -> list[_Part]:
        match piece:
            case Words(text):
                return self._words(text, spaced=self._spaced_before(index))
            case Formula():
                return [self._formula(piece, self._space if self._spaced_before(index) else 0.0)]
            case Picture(name):
                return [self._picture(name)]

    def _spaced_before(self, index: int) -> bool:
        before = self._pieces[index - 1] if index else None
        return isinstance(before, Words) and before.text[-1:].isspace()

    @property
    def _space(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(" ")

    def _words(self, text: str, *, spaced: bool) -> list[_Part]:
        metrics = QFontMetricsF(self.font())
        parts: list[_Part] = []
        for gap, word in re.findall(r"(\s*)(\S+)", text):
            space = self._space if gap or (spaced and not parts) else 0.0
            box = Box(metrics.horizontalAdvance(word), metrics.ascent(), metrics.descent(), space)
            parts.append(_Part(box, word))
        return parts

    def _formula(self, formula: Formula, space: float) -> _Part:
        svg = self._typesetter.svg(formula.latex, lasting=self._lasting)
        if not svg:
            metrics = QFontMetricsF(self.font())
            box = Box(
                metrics.horizontalAdvance(formula.plain), metrics.ascent(), metrics.descent(), space, shrinks=True
            )
            return _Part(box, formula.plain)
        palette = self.palette()
        colours = palette.color(self.foregroundRole()), palette.color(QPalette.ColorRole.BrightText)
        drawing = QSvgRenderer(QByteArray(coloured(svg, *colours)))
        scale = self.fontInfo().pixelSize() * _MATHEMATICS / EM
        view = drawing.viewBoxF()
        box = Box(view.width() * scale, -view.top() * scale, view.bottom() * scale, space, shrinks=True)
        return _Part(box, drawing=drawing)

    def _picture(self, name: str) -> _Part:
        match self._typesetter.gallery.look(name):
            case None | Missing():
                return _Part(awaited(self.font()))
            case shown:
                hung = framed(shown, self.font(), self.palette(), self._tallest)
                return _Part(replace(hung.box, space=self._space), drawing=hung)

    def _set_in(self, width: float) -> Lines:
        if self._lines is None or self._lines[0] != width:
            boxes = [part.box for part in self._measured()]
            self._lines = width, set_lines(boxes, width, QFontMetricsF(self.font()).height() * 0.3)
        return self._lines[1]

    def _top(self, lines: Lines) -> float:
        """Room above, where the place is higher than the lines."""
        room = self.height() - (self._sideways.height() if self._sideways.isVisible() else 0)
        return max(0.0, (room - lines.height) / 2)

    def _place_scroll_bar(self) -> None:
        """Not before it is seen: building a page asks for it many times."""
        if not self.isVisible():
            return
        beyond = round(self._set_in(self.width()).width - self.width())
        self._sideways.setVisible(beyond > 1)
        height = self._sideways.sizeHint().height()
        self._sideways.setGeometry(0, self.height() - height, self.width(), height)
        self._sideways.setRange(0, max(0, beyond))
        self._sideways.setPageStep(self.width())
        if self._follows_end:
            self._sideways.setValue(max(0, beyond))


def _rectangle(box: Box, x: float, baseline: float, factor: float) -> QRectF:
    return QRectF(x, baseline - box.ascent * factor, box.width * factor, (box.ascent + box.descent) * factor)


def _lowest(box: Box) -> float:
    return (box.ascent + box.descent) * (0.2 if box.is_alone else 0.6)


def _pictures(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.name for piece in pieces if isinstance(piece, Picture)]
