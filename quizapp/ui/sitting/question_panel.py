"""The sheet with the problem, and the way of answering that the question asks for."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import Signal

from quizapp.cards import Correct, Feedback, Mode, Question, Verdict
from quizapp.cards.diagnosis import Diagnosis
from quizapp.study.states import Asked, Judged
from quizapp.ui.formulas.mathematics import expression, expression_with_mark, prose
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.sitting.choice_answer import ChoiceAnswer
from quizapp.ui.sitting.hints import Hints
from quizapp.ui.sitting.turn_answer import TurnAnswer
from quizapp.ui.sitting.typed_answer import TypedAnswer
from quizapp.ui.widgets.basics import Line, Panel, at_once, restyle
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText


class QuestionPanel(Panel):
    answered = Signal(str)
    chosen = Signal(str)
    turned = Signal()
    gave_up = Signal()
    hint_wanted = Signal()

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(padding=(30, 28), gap=20)
        self._instruction = MathText(typesetter, "muted")
        self._origin = Line("tiny")
        self._problem = MathText(typesetter, "problem")
        self._hints = Hints(typesetter)
        self.typed = TypedAnswer(typesetter)
        self.choice = ChoiceAnswer(typesetter)
        self.turn = TurnAnswer()
        self.content.addWidget(FlowBox(self._instruction, gap=18, trailing=self._origin))
        for part in (self._problem, self._hints, self.typed, self.choice, self.turn):
            self.content.addWidget(part)
        self.typed.answered.connect(self.answered)
        self.choice.chosen.connect(self.chosen)
        self.turn.turned.connect(self.turned)
        for way in (self.typed, self.choice):
            way.gave_up.connect(self.gave_up)
        for part in (self.typed, self.choice, self.turn):
            part.hint_wanted.connect(self.hint_wanted)

    def show_asked(self, asked: Asked) -> None:
        question = asked.question
        with at_once(self.content):
            self._hints.forget()
            self._show_front(question)
            self._show_way(asked)

    def _show_way(self, asked: Asked) -> None:
        question = asked.question
        for way, mode in ((self.typed, Mode.TYPED), (self.choice, Mode.CHOICE), (self.turn, Mode.RECALL)):
            way.setVisible(question.mode is mode)
        match question.mode:
            case Mode.TYPED:
                self.typed.open(question, asked.hints_left)
            case Mode.CHOICE:
                self.choice.open(question, asked.hints_left)
            case Mode.RECALL:
                self.turn.open(asked.hints_left)
            case _:
                assert_never(question.mode)

    def show_hint(self, sentence: str, asked: Asked) -> None:
        self._hints.add(prose(sentence, asked.question.card.symbols))
        for way in (self.typed, self.choice, self.turn):
            if way.isVisibleTo(self):
                way.show_hints_left(asked.hints_left)

    def complain(self, verdict: Verdict) -> None:
        self.typed.complain(verdict)

    def show_judged(self, judged: Judged) -> None:
        question = judged.asked.question
        match question.mode:
            case Mode.TYPED if not judged.answer:
                self.typed.hide()
            case Mode.TYPED:
                self.typed.close_as(_state(judged.feedback), judged.answer)
            case Mode.CHOICE:
                self.choice.close_as(question.card.answer, judged.answer)
            case Mode.RECALL:
                self.turn.hide()
            case _:
                assert_never(question.mode)

    def show_mistake(self, judged: Judged) -> None:
        """Marks the part of the problem where it happened, unless that is all of it."""
        question = judged.asked.question
        place = _place(judged.diagnosis, question)
        if place is not None:
            pieces = expression_with_mark(question.shown, question.card.symbols, *place)
            self._problem.show_pieces(pieces, lasting=False, hold=True)

    def _show_front(self, question: Question) -> None:
        symbols = question.card.symbols
        instruction = prose(question.instruction, symbols)
        self._instruction.show_pieces(*instruction)
        restyle(self._instruction, role="muted" if question.shown else "front")
        self._origin.setText(_origin(question))
        self._origin.setVisible(question.made is not None)
        self._problem.setVisible(bool(question.shown))
        if question.shown:
            self._problem.show_pieces(expression(question.shown, symbols))


def _origin(question: Question) -> str:
    """Not which rule it practises: to see that is a part of the task."""
    return "" if question.made is None else f"a fresh problem · level {question.made.level}"


def _place(diagnosis: Diagnosis | None, question: Question) -> tuple[int, int] | None:
    """Where the first mistake happened, in the problem as it is shown."""
    finding = next(iter(diagnosis.findings), None) if diagnosis else None
    if finding is None or not finding.path or finding.start == finding.end:
        return None
    begin = question.shown.find(question.card.problem)
    return None if begin < 0 else (begin + finding.start, begin + finding.end)


def _state(feedback: Feedback | None) -> str:
    return "right" if feedback and isinstance(feedback.verdict, Correct) else "wrong"
