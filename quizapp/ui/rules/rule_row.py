"""A rule in the list: its name, its formula, and how well it is held."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout

from quizapp.cards import Symbols
from quizapp.study.rule_states import RuleState
from quizapp.ui.formulas.mathematics import expression
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.rules.rule_words import percent, spoken_state
from quizapp.ui.widgets.basics import bar, columns, label, restyle
from quizapp.ui.widgets.buttons import RowButton
from quizapp.ui.widgets.math_text import MathText

_ROOM_FOR_FORMULAS, _ROOM_FOR_BARS = 54, 26
"""Widths of the font's em."""

_ANY_WIDTH = 16_777_215
"""Qt's word for no limit."""


class RuleRow(RowButton):
    """Pressed, it opens what more there is to say."""

    focused = Signal()

    def __init__(self, typesetter: Typesetter, rule: RuleState, symbols: Symbols) -> None:
        super().__init__("rule-row")
        self.rule = rule
        self.setCheckable(True)
        self._name = label(rule.name, "strong", wraps=True)
        self._formula = MathText(typesetter, "reading-small")
        self._formula.show_pieces(expression(rule.statement, symbols))
        self._recall = bar()
        self._percent = label("", "small")
        self._word = label("", "status")
        for part in (self._name, self._formula, self._recall, self._percent, self._word):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lay_out()
        self.show_rule(rule)

    def show_rule(self, rule: RuleState) -> None:
        """The same rule, as it is held now."""
        self.rule = rule
        self.setAccessibleName(spoken_state(rule))
        self._recall.setValue(round((rule.recall or 0) * 100))
        restyle(self._recall, state=rule.status)
        self._percent.setText(percent(rule.recall))
        self._word.setText(rule.status)
        restyle(self._word, state=rule.status)

    def fit(self, width: int) -> None:
        """To what there is room for; an open rule shows its formula below, larger."""
        em = self.fontInfo().pixelSize()
        self._place_formula(beside=width >= _ROOM_FOR_FORMULAS * em, name_width=13 * em)
        self._formula.setVisible(not self.isChecked())
        self._recall.setVisible(width >= _ROOM_FOR_BARS * em)
        self._recall.setFixedWidth(7 * em)
        self._percent.setFixedWidth(round(3.2 * em))
        self._word.setFixedWidth(round(4.6 * em))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focused.emit()

    def _place_formula(self, *, beside: bool, name_width: int) -> None:
        """Beside the name, or below it."""
        if beside:
            self._what.addWidget(self._formula, 0, 1)
        else:
            self._what.addWidget(self._formula, 1, 0)
        self._what.setColumnMinimumWidth(0, name_width if beside else 0)
        self._what.setColumnStretch(0, 0 if beside else 1)
        self._what.setColumnStretch(1, 1 if beside else 0)
        self._name.setMinimumWidth(name_width if beside else 0)
        self._name.setMaximumWidth(name_width if beside else _ANY_WIDTH)

    def _lay_out(self) -> None:
        self._what = QGridLayout()
        self._what.setHorizontalSpacing(16)
        self._what.setVerticalSpacing(4)
        self._what.addWidget(self._name, 0, 0)
        line = columns(gap=16)
        line.setContentsMargins(12, 9, 12, 9)
        line.addLayout(self._what, 1)
        line.addWidget(self._recall, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._percent)
        line.addWidget(self._word)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
