"""The right answer, why, the way to it step by step, and where the source text differs."""

from __future__ import annotations

from PySide6.QtCore import Signal

from quizapp.cards import Correct, Mode, Symbols, Task
from quizapp.cards.derivation import Derivation
from quizapp.study.states import Judged
from quizapp.ui.formulas.mathematics import answer_pieces, prose
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Line, Panel, at_once, label, restyle
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText
from quizapp.ui.widgets.solution_steps import SolutionSteps


class SolutionPanel(Panel):
    """Hidden when the verdict has said everything already and there is nothing to work out."""

    revealed = Signal(object, object)
    """The QWidget with the step that came into sight, and the one with which it goes on."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(padding=(18, 18), gap=12)
        self._caption = label("", "caption")
        self._rules = Line("plain-rule")
        self._answer = MathText(typesetter, "result")
        self._explanation = MathText(typesetter)
        self._erratum = Panel("amber-panel", padding=(12, 9))
        self._erratum_text = MathText(typesetter)
        self._erratum.content.addWidget(self._erratum_text)
        self._steps = SolutionSteps(typesetter)
        self._open = Button("Show the solution", "chip", key="S")
        self._next = Button("Next step", key="S")
        self._all = Button("All steps", key="A")
        self._keys = FlowBox(self._next, self._all)
        self._closed: tuple[Derivation, Symbols] | None = None
        """The solution that nobody asked to see yet: its formulas need not be read before."""
        self._is_open = False
        self.content.addWidget(FlowBox(self._caption, self._rules, gap=18, trailing=self._open))
        for part in (self._answer, self._explanation, self._erratum, self._steps, self._keys):
            self.content.addWidget(part)
        self._open.clicked.connect(self.reveal_next)
        self._next.clicked.connect(self.reveal_next)
        self._all.clicked.connect(self.reveal_all)
        self._steps.revealed.connect(lambda step: self.revealed.emit(step, self._keys))

    def show_judged(self, judged: Judged, rules: str) -> None:
        card = judged.asked.question.card
        right = judged.feedback is not None and isinstance(judged.feedback.verdict, Correct)
        seen = right or judged.asked.question.mode is Mode.CHOICE
        in_words = card.task in {Task.CHOOSE, Task.RECALL}
        self._close()
        self._caption.setText("Why" if seen else "The right answer")
        self._rules.setText(rules if judged.feedback is None else "")
        self._rules.setVisible(judged.feedback is None and bool(rules))
        self._answer.setVisible(not seen)
        restyle(self._answer, role="front" if in_words else "result")
        self._answer.show_pieces(*answer_pieces(card, card.answer))
        for part, text in ((self._explanation, card.explanation), (self._erratum_text, card.erratum)):
            part.setVisible(bool(text))
            part.show_pieces(*prose(text, card.symbols))
        self._erratum.setVisible(bool(card.erratum))
        self.setVisible(bool(not seen or card.explanation or card.erratum))

    def show_solution(self, judged: Judged) -> str:
        """The way to the answer is known now: offers to open it. Returns what to say aloud.

        Of "which rule comes first?" the first step is the reason, and shown at once.
        """
        if judged.solution is None:
            return ""
        question = judged.asked.question
        self._closed = judged.solution, (question.of or question.card).symbols
        with at_once(self.content):
            if self.isHidden():
                self._caption.setText("Why" if question.which else "Worked solution")
            self._open.show()
            said = self.reveal_next() if question.which else ""
        self.show()
        return said

    def reveal_next(self) -> str:
        """Opens the solution, or goes one step on. Returns what to say aloud; empty where there is nothing more."""
        if not self._opened():
            return ""
        said = self._steps.reveal_next()
        self._offer_more()
        return said

    def reveal_all(self) -> bool:
        """False where there is no solution."""
        if not self._opened():
            return False
        self._steps.reveal_all()
        self._offer_more()
        return True

    def _opened(self) -> bool:
        if self._closed is not None:
            self._steps.show_derivation(*self._closed)
            self._steps.show()
            self._closed, self._is_open = None, True
        return self._is_open

    def _offer_more(self) -> None:
        """By click or Tab, too: the focus goes where the next step is."""
        in_hand = self._open.hasFocus() or self._next.hasFocus() or self._all.hasFocus()
        self._all.setVisible(self._steps.steps_left > 1)
        self._keys.setVisible(not self._steps.is_all_shown)
        if in_hand and not self._steps.is_all_shown:
            self._next.setFocus()
        self._open.hide()

    def _close(self) -> None:
        self._closed, self._is_open = None, False
        self._steps.forget()
        self._steps.hide()
        self._keys.hide()
        self._open.hide()
