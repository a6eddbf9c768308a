"""Every question of a sitting, with the answer given beside the right one."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from quizapp.study.states import Answered
from quizapp.ui.formulas.mathematics import Piece, Words, answer_pieces, expression, prose
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, clear, columns, label, rows
from quizapp.ui.widgets.math_text import MathText

_TALLEST = 10.0
"""Ems of a picture: it is to be known again, no more."""


class AnsweredPanel(Panel):
    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(gap=12)
        self._typesetter = typesetter
        self._list = rows(gap=14)
        self.content.addWidget(label("Question by question", "caption"))
        self.content.addLayout(self._list)

    def show_answers(self, answers: tuple[Answered, ...]) -> None:
        clear(self._list)
        for number, answered in enumerate(answers, start=1):
            if number > 1:
                self._list.addWidget(Panel("rule", padding=(0, 0)))
            self._list.addWidget(self._line(number, answered))
        self.setVisible(bool(answers))

    def _line(self, number: int, answered: Answered) -> QWidget:
        card = answered.question.card
        line = QWidget()
        inside = rows(gap=8)
        head = columns(gap=12)
        head.addWidget(label(f"{number}", "caption"))
        head.addWidget(self._text(_front(answered), "front"), 1)
        mark = label("✓ right" if answered.right else "✗ missed", "right" if answered.right else "wrong")
        head.addWidget(mark)
        inside.addLayout(head)
        beside = columns(gap=18)
        beside.addLayout(self._captioned("You answered", _given(answered)), 1)
        beside.addLayout(self._captioned("The right answer", answer_pieces(card, card.answer)), 1)
        inside.addLayout(beside)
        if answered.diagnosis is not None and answered.diagnosis.message:
            inside.addWidget(self._text(prose(answered.diagnosis.message, card.symbols), "small"))
        line.setLayout(inside)
        return line

    def _captioned(self, caption: str, pieces: tuple[Piece, ...]) -> QLayout:
        column = rows(gap=6)
        column.addWidget(label(caption, "small"))
        column.addWidget(self._text(pieces, "reading-small"))
        column.addStretch(1)
        return column

    def _text(self, pieces: tuple[Piece, ...], role: str) -> MathText:
        text = MathText(self._typesetter, role, tallest=_TALLEST)
        text.show_pieces(*pieces)
        return text


def _front(answered: Answered) -> tuple[Piece, ...]:
    question = answered.question
    if question.shown:
        return (expression(question.shown, question.card.symbols),)
    return prose(question.instruction, question.card.symbols)


def _given(answered: Answered) -> tuple[Piece, ...]:
    """As it was read, where it was read."""
    if not answered.answer:
        return (Words("in your head" if answered.right else "not known"),)
    card = answered.question.card
    if answered.feedback is not None and answered.feedback.reading:
        return (expression(answered.feedback.reading, card.symbols),)
    return answer_pieces(card, answered.answer)
