"""All there is to say about one rule."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.cards import Rating
from quizapp.cards.practice import practice_id
from quizapp.study.rule_book import RuleBook
from quizapp.study.rule_states import HistoryEntry, RuleState
from quizapp.ui.formulas.mathematics import Piece, Words, expression, prose
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.rules.rule_words import how_it_is_held
from quizapp.ui.widgets.basics import clear, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText
from quizapp.ui.words import day_words

_ANSWERS_SHOWN = 10


class RuleDetail(QWidget):
    practise_wanted = Signal(str)
    """The id of the rule."""
    rule_wanted = Signal(str)
    """Another one, which it builds on or which builds on it."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._rule = ""
        self._name = label("", "heading", wraps=True)
        self._formula = MathText(typesetter, "result")
        self._explanation = MathText(typesetter)
        self._held = label("", "muted", wraps=True)
        self._practise = Button("Practise it", "primary", key="P")
        self._cannot = label("No fresh problems can be made of this one; its cards ask it.", "small", wraps=True)
        self._related = rows(gap=4)
        self._mistakes = _Table("Mistakes that were found")
        self._answers = _Table("Last answers")
        layout = rows(gap=12)
        for part in (self._name, self._formula, self._explanation, self._held):
            layout.addWidget(part)
        layout.addWidget(FlowBox(self._practise, self._cannot))
        layout.addLayout(self._related)
        layout.addWidget(self._mistakes)
        layout.addWidget(self._answers)
        self.setLayout(layout)
        self._practise.clicked.connect(lambda: self.practise_wanted.emit(self._rule))

    @property
    def top(self) -> QWidget:
        """What has to be in sight where not all of it can be."""
        return self._name

    def show_rule(self, rule: RuleState, book: RuleBook, *, named: bool) -> None:
        """`named` where its name does not stand above already."""
        self._rule = rule.id
        symbols = book.symbols[rule.id]
        self._name.setText(rule.name)
        self._name.setVisible(named)
        self._formula.show_pieces(expression(rule.statement, symbols))
        self._explanation.show_pieces(*prose(rule.explanation, symbols))
        self._held.setText(how_it_is_held(rule, book))
        self._practise.setVisible(rule.can_be_practised)
        self._practise.setAccessibleName(f"Practise: {rule.name}")
        self._cannot.setVisible(not rule.can_be_practised)
        self._show_related(rule, book)
        self._show_mistakes(rule, book)
        self._show_answers(rule, book)

    def _show_related(self, rule: RuleState, book: RuleBook) -> None:
        clear(self._related)
        for caption, others in (("Builds on", rule.builds_on), ("Leads to", book.built_upon(rule.id))):
            if others:
                line = FlowBox(label(caption, "caption"), *(self._link(other, book) for other in others), gap=4)
                self._related.addWidget(line)

    def _link(self, other: str, book: RuleBook) -> Button:
        link = Button(book.name(other), "link")
        link.clicked.connect(lambda: self.rule_wanted.emit(other))
        return link

    def _show_mistakes(self, rule: RuleState, book: RuleBook) -> None:
        self._mistakes.forget()
        for found in rule.misconceptions:
            self._mistakes.add(
                label(book.mistake(found.id), "amber", wraps=True),
                label(f"×{found.count}", "small"),
                label(f"last {day_words(found.last, book.now)}", "small"),
            )

    def _show_answers(self, rule: RuleState, book: RuleBook) -> None:
        self._answers.forget()
        for entry in reversed(rule.history[-_ANSWERS_SHOWN:]):
            right = entry.rating is not Rating.AGAIN
            problem = MathText(self._typesetter, "reading-small")
            problem.show_pieces(*_asked(entry, rule, book))
            mark = label("✓" if right else "✗", "right" if right else "wrong")
            mark.setAccessibleName("right" if right else "missed")
            self._answers.add(problem, mark, label(day_words(entry.at, book.now), "small"))


def _asked(entry: HistoryEntry, rule: RuleState, book: RuleBook) -> tuple[Piece, ...]:
    if not entry.problem:
        return (Words("which rule comes first" if entry.card == practice_id(rule.id) else "a card"),)
    return (expression(entry.problem, book.symbols[rule.id]),)


class _Table(QWidget):
    """A caption over lines of three; hidden while there is none."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        layout = rows(gap=6)
        layout.addWidget(label(caption, "caption"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        layout.addLayout(self._grid)
        self.setLayout(layout)
        self.hide()

    def forget(self) -> None:
        clear(self._grid)
        self.hide()

    def add(self, *cells: QWidget) -> None:
        row = self._grid.rowCount()
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignVCenter)
        self.show()
