"""Rules that are being forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar

from quizapp.study.states import SlippingRule
from quizapp.ui.formulas.mathematics import expression
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, bar, clear, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.math_text import MathText

_ROOM_FOR_ALL, _ROOM_FOR_STATEMENTS = 52, 30
"""Widths of the font's em. With less than the first a rule takes two lines, with less than the second no formula."""
_BAR = 8
"""The same."""
_MOST = 5
"""Rules shown; more would say that all is lost. The others are in Rules."""


@dataclass(frozen=True, slots=True)
class _Line:
    name: QLabel
    statement: MathText
    recall: QProgressBar
    percent: QLabel
    mistake: QLabel
    practise: Button


class SlippingPanel(Panel):
    """Name, statement, how likely it is remembered now, what went wrong. Hidden when nothing slips."""

    practise_wanted = Signal(str)
    """The id of the rule."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(gap=10)
        self._typesetter = typesetter
        self._lines: list[_Line] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        self.content.addWidget(label("Rules that slip", "caption"))
        self.content.addLayout(self._grid)
        self._more = label("", "small")
        self.content.addWidget(self._more)

    def show_rules(self, rules: tuple[SlippingRule, ...]) -> None:
        clear(self._grid)
        self._lines = [self._line(rule) for rule in rules[:_MOST]]
        self._more.setText(f"and {len(rules) - _MOST} more, in Rules")
        self._more.setVisible(len(rules) > _MOST)
        self._fit()
        self.setVisible(bool(rules))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        em = self.fontInfo().pixelSize()
        roomy = self.width() >= _ROOM_FOR_ALL * em
        some = self.width() >= _ROOM_FOR_STATEMENTS * em
        for column, stretch in enumerate((0, 4, 0, 0, 3, 0) if roomy else (4, 0, 0, 0, 1, 0)):
            self._grid.setColumnStretch(column, stretch)
        for row, line in enumerate(self._lines):
            self._place(2 * row, line, roomy=roomy, some=some)
            line.statement.setVisible(some)
            line.recall.setVisible(some)
            line.recall.setFixedWidth(_BAR * em)

    def _place(self, row: int, line: _Line, *, roomy: bool, some: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(line.name, row, 0)
        self._grid.addWidget(line.recall, row, 2, middle)
        self._grid.addWidget(line.percent, row, 3)
        if roomy:
            self._grid.addWidget(line.statement, row, 1)
            self._grid.addWidget(line.mistake, row, 4)
        else:
            self._grid.addWidget(line.statement, row + 1, 0, 1, 2)
            self._grid.addWidget(line.mistake, row + 1, 2 if some else 0, 1, 4)
        self._grid.addWidget(line.practise, row, 5, middle)

    def _line(self, rule: SlippingRule) -> _Line:
        statement = MathText(self._typesetter, "reading-small")
        statement.show_pieces(expression(rule.statement, rule.symbols))
        recall = bar()
        recall.setValue(round(rule.recall * 100))
        recall.setAccessibleName(f"{rule.name}: recall {rule.recall:.0%}")
        practise = Button("Practise", "chip")
        practise.setAccessibleName(f"Practise: {rule.name}")
        practise.clicked.connect(lambda: self.practise_wanted.emit(rule.id))
        percent = label(f"{rule.recall * 100:.0f} %", "small")
        return _Line(label(rule.name, "strong", wraps=True), statement, recall, percent, _mistake(rule), practise)


def _mistake(rule: SlippingRule) -> QLabel:
    """The one that was found most often; where none was found, how often the rule was missed."""
    if rule.mistake:
        return label(f"{rule.mistake} ×{rule.mistaken}", "amber", wraps=True)
    return label(f"missed ×{rule.missed}" if rule.missed else "", "amber")
