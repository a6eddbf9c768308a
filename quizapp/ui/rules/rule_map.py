"""How the rules build on each other, from left to right, coloured by how well they are held."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from quizapp.study.rule_book import RuleBook
from quizapp.study.rule_states import RuleState
from quizapp.ui.formulas.mathematics import expression
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.rules.rule_canvas import RuleCanvas
from quizapp.ui.rules.rule_detail import RuleDetail
from quizapp.ui.rules.rule_words import MEANINGS
from quizapp.ui.widgets.basics import Panel, label, restyle, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText

_HIGHEST_FORMULA = 3
"""Widths of the font's em: the map must not jump from one rule to the next."""


class RuleMap(QWidget):
    practise_wanted = Signal(str)
    selected = Signal(str)
    """The id of the rule."""
    opened = Signal(tuple)
    """The QWidgets that tell more about the rule and should be in sight, the last above all."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._book: RuleBook | None = None
        self._canvas = RuleCanvas()
        self._scroller = _Sideways(self._canvas)
        self._legend = FlowBox(gap=10)
        self._chosen = _Chosen(typesetter)
        self._detail = RuleDetail(typesetter)
        self._about = Panel(padding=(20, 16))
        self._about.content.addWidget(self._detail)
        self._about.hide()
        sheet = Panel(padding=(12, 14), gap=12)
        sheet.content.addWidget(self._legend)
        sheet.content.addWidget(self._chosen)
        sheet.content.addWidget(self._scroller)
        layout = rows(gap=12)
        layout.addWidget(sheet)
        layout.addWidget(label("← ↑ → ↓ go through it   ·   ⏎ tells more   ·   P practises", "tiny", wraps=True))
        layout.addWidget(self._about)
        self.setLayout(layout)
        self._canvas.chosen.connect(self._take)
        self._canvas.opened.connect(self.open_rule)
        self._chosen.practise_wanted.connect(self.practise_wanted)
        self._chosen.more_wanted.connect(self.open_rule)
        self._detail.practise_wanted.connect(self.practise_wanted)
        self._detail.rule_wanted.connect(self._go_to)

    def show_book(self, book: RuleBook) -> None:
        self._book = book
        self._show_legend(book)
        self._canvas.show_rules(book)
        if chosen := self._canvas.chosen_rule:
            self._chosen.show_rule(book.state(chosen), book)
            self._about.hide()

    def show_rule(self, rule: str) -> None:
        if self._book is None:
            return
        self._canvas.choose(rule)
        self._chosen.show_rule(self._book.state(rule), self._book)
        self._about.hide()
        self.selected.emit(rule)

    def focus(self) -> None:
        self._canvas.focus_rule()

    def _take(self, rule: str) -> None:
        self._scroller.ensureWidgetVisible(self._canvas.node(rule), 24, 0)
        self.show_rule(rule)

    def _go_to(self, rule: str) -> None:
        self.show_rule(rule)
        self.open_rule()

    def open_rule(self) -> None:
        """All about the one that is chosen."""
        if self._book is not None and self._canvas.chosen_rule:
            self._detail.show_rule(self._book.state(self._canvas.chosen_rule), self._book, named=True)
            self._about.show()
            self.opened.emit((self._about, self._detail.top))

    def _show_legend(self, book: RuleBook) -> None:
        counts = Counter(rule.status for rule in book.rules)
        self._legend.clear()
        for status, meaning in MEANINGS.items():
            mark = label(f"{status} {counts[status]}", "mark")
            mark.setToolTip(meaning)
            mark.setAccessibleName(f"{counts[status]} {status}: {meaning}")
            restyle(mark, state=status)
            self._legend.add(mark)


class _Chosen(QWidget):
    """The rule that was chosen in the map, on a line above it, so that the map stays in sight."""

    practise_wanted = Signal(str)
    more_wanted = Signal()

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._rule = ""
        self._name = label("", "strong")
        self._formula = MathText(typesetter, "reading-small")
        self._practise = Button("Practise", "chip", key="P")
        self._more = Button("More", "chip", key="⏎")
        layout = rows(gap=4)
        layout.addWidget(FlowBox(self._name, self._practise, self._more, gap=14))
        layout.addWidget(self._formula)
        self.setLayout(layout)
        self.hide()
        self._practise.clicked.connect(lambda: self.practise_wanted.emit(self._rule))
        self._more.clicked.connect(self.more_wanted)

    def show_rule(self, rule: RuleState, book: RuleBook) -> None:
        self._rule = rule.id
        self._name.setText(rule.name)
        self._formula.show_pieces(expression(rule.statement, book.symbols[rule.id]))
        self._practise.setVisible(rule.can_be_practised)
        self._formula.setMinimumHeight(_HIGHEST_FORMULA * self.fontInfo().pixelSize())
        self.show()


class _Sideways(QScrollArea):
    """As high as what is in it: only to the sides it scrolls by itself."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inside.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize:
            self.updateGeometry()
        return False

    def sizeHint(self) -> QSize:  # noqa: N802
        inside = self._inside.size()
        return QSize(inside.width(), inside.height() + self.horizontalScrollBar().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self.sizeHint().height())
