"""Rules that are being forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from quizapp.study.states import SlippingRule
from quizapp.ui.mathematics import expression
from quizapp.ui.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, bar, clear, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.math_text import MathText

_ROOM_FOR_STATEMENTS = 30
"""Widths of the font's em."""


class SlippingPanel(Panel):
    """Name, statement, how likely it is remembered now, what went wrong. Hidden when nothing slips."""

    practise_wanted = Signal(str)
    """The id of the rule."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(gap=10)
        self._typesetter = typesetter
        self._statements: list[MathText] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 4)
        self._grid.setColumnStretch(2, 2)
        self.content.addWidget(label("Rules that slip", "caption"))
        self.content.addLayout(self._grid)

    def show_rules(self, rules: tuple[SlippingRule, ...]) -> None:
        clear(self._grid)
        self._statements = []
        for row, rule in enumerate(rules):
            self._add(row, rule)
        self._fit()
        self.setVisible(bool(rules))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is no room for the statements, the names must do."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= _ROOM_FOR_STATEMENTS * self.fontInfo().pixelSize()
        for statement in self._statements:
            statement.setVisible(roomy)

    def _add(self, row: int, rule: SlippingRule) -> None:
        statement = MathText(self._typesetter, "reading-small")
        statement.show_pieces(expression(rule.statement, rule.symbols))
        recall = bar()
        recall.setValue(round(rule.recall * 100))
        recall.setAccessibleName(f"{rule.name}: recall {rule.recall:.0%}")
        self._statements.append(statement)
        self._grid.addWidget(label(rule.name, "strong", wraps=True), row, 0)
        self._grid.addWidget(statement, row, 1)
        self._grid.addWidget(recall, row, 2, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label(f"{rule.recall * 100:.0f} %", "small"), row, 3)
        self._grid.addWidget(_missed(rule), row, 4)
        practise = Button("Practise", "chip")
        practise.setAccessibleName(f"Practise: {rule.name}")
        practise.clicked.connect(lambda: self.practise_wanted.emit(rule.id))
        self._grid.addWidget(practise, row, 5, Qt.AlignmentFlag.AlignVCenter)


def _missed(rule: SlippingRule) -> QLabel:
    """The mistake that was found most often; where none was found, how often it was missed."""
    if rule.mistake:
        return label(f"{rule.mistake} ×{rule.mistaken}", "amber", wraps=True)
    return label(f"missed ×{rule.missed}" if rule.missed else "", "amber")
