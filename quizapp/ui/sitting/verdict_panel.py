"""Right or not yet, how surely, and what shows it."""

from __future__ import annotations

import re
from typing import assert_never

from PySide6.QtCore import Qt

from quizapp.cards import (
    Card,
    CheckedAt,
    Correct,
    Counterexample,
    Mode,
    Proved,
    Question,
    Task,
    Undecided,
    Unreadable,
    Wrong,
)
from quizapp.study.states import Judged
from quizapp.ui.formulas.mathematics import Piece, Words, expression, spoken
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.sitting.mistake_view import MistakeView, heading
from quizapp.ui.widgets.basics import Line, Panel, at_once, restyle
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText


class VerdictPanel(Panel):
    """What went wrong is added when it is known, some moments after the verdict."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__("right-panel", padding=(18, 18), gap=8)
        self._heading = Line("right-heading")
        self._rules = Line("right-rule")
        self._message = MathText(typesetter)
        self._mistake = MistakeView(typesetter)
        self._evidence = MathText(typesetter, "reading-small")
        self.content.addWidget(FlowBox(self._heading, gap=18, trailing=self._rules))
        for part in (self._message, self._mistake, self._evidence):
            self.content.addWidget(part)
        self._rules.setAlignment(Qt.AlignmentFlag.AlignRight)

    def show_judged(self, judged: Judged, rules: str) -> str:
        """Returns what a screen reader should say. Without an answer there is no verdict: then it hides."""
        self._mistake.forget()
        feedback = judged.feedback
        given = feedback is not None and bool(judged.answer)
        self.setVisible(given)
        if feedback is None or not given:
            return ""
        question = judged.asked.question
        match feedback.verdict:
            case Correct() as verdict:
                said = self._show("right", "Correct", rules, _message(verdict.message), _proof(verdict, question))
            case Wrong() as verdict:
                evidence = _counterexample(verdict.counterexample, question.card)
                said = self._show("wrong", "Not yet", rules, _message(verdict.message), evidence)
            case Unreadable(message) | Undecided(message):
                said = self._show("wrong", "Not judged", rules, _message(message), ())
            case _:
                assert_never(feedback.verdict)
        return said

    def show_diagnosis(self, judged: Judged, rule: str) -> str:
        """`rule`: the name of the rule at fault, empty where nobody can say. Returns what to say aloud."""
        diagnosis = judged.diagnosis
        if diagnosis is None or not diagnosis.message:
            return ""
        if not diagnosis.findings and self._message.isVisibleTo(self):
            return ""  # the verdict has said already where it differs
        name = heading(diagnosis)
        with at_once(self.content):
            if name:
                self._heading.setText(f"Not yet — {name}")
            if rule:
                self._rules.setText(rule)
            said = self._mistake.show_diagnosis(diagnosis, judged.solution, judged.asked.question.card.symbols)
        return f"{name}. {said}" if name else said

    def _show(
        self, kind: str, heading: str, rules: str, message: tuple[Piece, ...], evidence: tuple[Piece, ...]
    ) -> str:
        restyle(self, role=f"{kind}-panel")
        restyle(self._heading, role=f"{kind}-heading")
        restyle(self._rules, role=f"{kind}-rule")
        self._heading.setText(heading)
        self._rules.setText(rules)
        for part, pieces in ((self._message, message), (self._evidence, evidence)):
            part.setVisible(bool(pieces))
            part.show_pieces(*pieces)
        return f"{heading}. {spoken(message + evidence)}"


def _message(text: str) -> tuple[Piece, ...]:
    return (Words(text),) if text else ()


def _proof(verdict: Correct, question: Question) -> tuple[Piece, ...]:
    if question.mode is not Mode.TYPED:
        return ()
    answer = expression(question.card.answer, question.card.symbols)
    match verdict.certainty:
        case Proved():
            return Words("Proved equal to "), answer, Words(" — proved, not only sampled")
        case CheckedAt(points):
            return Words("Agrees with "), answer, Words(f" — checked at {points} points, not proved")
        case _:
            assert_never(verdict.certainty)


def _counterexample(found: Counterexample | None, card: Card) -> tuple[Piece, ...]:
    """At x = 2 your answer is 0.5; the derivative is 5."""
    if found is None:
        return ()
    pieces: list[Piece] = []
    for index, (name, value) in enumerate(found.at):
        pieces += [
            Words("At " if index == 0 else ", "),
            expression(name, card.symbols),
            Words(" = "),
            *_value(value, card),
        ]
    return (
        *pieces,
        Words(" your answer is " if pieces else "Your answer is "),
        *_value(found.answer, card),
        Words(f"; {_asked_for(card.task)} is "),
        *_value(found.expected, card),
        Words("."),
    )


def _value(text: str, card: Card) -> tuple[Piece, ...]:
    """Plain numbers and "not defined" are words, so is the beginning of "more than 10^17"; the rest is drawn."""
    if re.fullmatch(r"[-−+]?[\d.]+|[a-z]+( [a-z]+)+", text):
        return (Words(text.replace("-", "−")),)
    bound = re.match(r"(more|less) than ", text)
    start = bound.end() if bound else 0
    drawn = expression(text[start:], card.symbols)
    return (Words(text[:start]), drawn) if start else (drawn,)


def _asked_for(task: Task) -> str:
    match task:
        case Task.DIFFERENTIATE:
            return "the derivative"
        case Task.PARTIAL:
            return "the partial derivative"
        case Task.GRADIENT:
            return "the gradient"
        case Task.LIMIT:
            return "the limit"
        case Task.EVALUATE | Task.CHOOSE | Task.RECALL:
            return "the right answer"
        case _:
            assert_never(task)
