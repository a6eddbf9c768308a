"""A derivation, step by step: each rule by its name, what it does here, and what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from quizapp.cards import Symbols
from quizapp.cards.derivation import Derivation, OtherWay
from quizapp.ui.formulas.mathematics import Words, expression, prose
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.sitting.solution_rows import SolutionRow, solution_rows
from quizapp.ui.widgets.basics import at_once, clear, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText

_INDENT = 1.4
"""Of a step within another; widths of the font's em."""


class SolutionSteps(QWidget):
    """Nothing of a new derivation shows before it is revealed. Other ways are offered below the last step."""

    all_shown = Signal()
    """The last step was revealed."""
    revealed = Signal(object)
    """The QWidget that came into sight last, for a page that scrolls."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._symbols = Symbols()
        self._waiting: list[SolutionRow] = []
        self._ways: tuple[OtherWay, ...] = ()
        self._list = rows(gap=0)
        self.setLayout(self._list)
        self.setAccessibleName("Worked solution")

    def show_derivation(self, derivation: Derivation, symbols: Symbols | None = None) -> None:
        """`symbols` are those of the question, where it declares some."""
        self.forget()
        self._symbols = symbols or Symbols(variables=derivation.variables)
        self._waiting = list(solution_rows(derivation.steps, self._symbols))
        self._ways = derivation.other_ways

    def forget(self) -> None:
        clear(self._list)
        self._waiting = []
        self._ways = ()

    @property
    def is_all_shown(self) -> bool:
        return not self._waiting

    @property
    def steps_left(self) -> int:
        return len(self._waiting)

    def reveal_next(self) -> str:
        """Returns what a screen reader should say; empty when there was nothing left."""
        if not self._waiting:
            return ""
        row = self._waiting.pop(0)
        self._add(row)
        return row.spoken

    def reveal_all(self) -> None:
        with at_once(self._list):
            while self._waiting:
                self.reveal_next()

    def _add(self, row: SolutionRow) -> None:
        widget = _Row(self._typesetter, row)
        self._list.addWidget(widget)
        if not self._waiting:
            for way in self._ways:
                self._list.addWidget(_Way(self._typesetter, way, self._symbols))
        self.revealed.emit(widget)
        if not self._waiting:
            self.all_shown.emit()


class _Row(QWidget):
    """Lines at its left say within how many rules it stands."""

    def __init__(self, typesetter: Typesetter, row: SolutionRow) -> None:
        super().__init__()
        self._depth = row.depth
        self._inside = rows(gap=4)
        self.setLayout(self._inside)
        if row.name or row.sentence:
            self._inside.addWidget(_head(typesetter, row))
        formulas = MathText(typesetter, "reading")
        formulas.show_pieces(*row.formulas)
        self._inside.addWidget(formulas)
        self.setAccessibleName(row.spoken)
        self._set_margins()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().mid().color())
        for depth in range(self._depth):
            x = round((depth + 0.3) * self._indent)
            painter.drawLine(x, 0, x, self.height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._set_margins()

    @property
    def _indent(self) -> float:
        return _INDENT * self.fontInfo().pixelSize()

    def _set_margins(self) -> None:
        self._inside.setContentsMargins(round(self._depth * self._indent), 7, 0, 7)


def _head(typesetter: Typesetter, row: SolutionRow) -> FlowBox:
    said = MathText(typesetter, "muted")
    said.show_pieces(*row.sentence)
    return FlowBox(label(row.name, "strong"), said, gap=10) if row.name else FlowBox(said)


class _Way(QWidget):
    """One quiet line, which opens."""

    def __init__(self, typesetter: Typesetter, way: OtherWay, symbols: Symbols) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._way = way
        self._symbols = symbols
        self._inside = rows(gap=0, margins=(0, 6, 0, 0))
        self._line = Button("▸ Another way", "link")
        self._line.clicked.connect(self._turn)
        self._opened: QWidget | None = None
        said = MathText(typesetter, "small")
        said.show_pieces(*prose(way.sentence, symbols))
        self._inside.addWidget(FlowBox(self._line, said, gap=8))
        self.setLayout(self._inside)

    def _turn(self) -> None:
        if self._opened is None:
            self._opened = self._steps()
            self._inside.addWidget(self._opened)
        else:
            self._opened.setVisible(self._opened.isHidden())
        self._line.say("▸ Another way" if self._opened.isHidden() else "▾ Another way")

    def _steps(self) -> QWidget:
        opened = QWidget()
        inside = rows(gap=0)
        first = MathText(self._typesetter, "reading")
        first.show_pieces(Words("Begin with "), expression(self._way.problem, self._symbols))
        inside.addWidget(first)
        for row in solution_rows(self._way.steps, self._symbols):
            inside.addWidget(_Row(self._typesetter, row))
        opened.setLayout(inside)
        return opened
