"""The right answer, why, and where the source text differs."""

from __future__ import annotations

from quizapp.cards import Correct, Mode, Task
from quizapp.study.states import Judged
from quizapp.ui.mathematics import answer_pieces, prose
from quizapp.ui.typesetter import Typesetter
from quizapp.ui.widgets.basics import Line, Panel, label, restyle
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText


class SolutionPanel(Panel):
    """Hidden when the verdict has said everything already."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__(padding=(18, 18), gap=12)
        self._caption = label("", "caption")
        self._rules = Line("plain-rule")
        self._answer = MathText(typesetter, "result")
        self._explanation = MathText(typesetter)
        self._erratum = Panel("amber-panel", padding=(12, 9))
        self._erratum_text = MathText(typesetter)
        self._erratum.content.addWidget(self._erratum_text)
        self.content.addWidget(FlowBox(self._caption, gap=18, trailing=self._rules))
        for part in (self._answer, self._explanation, self._erratum):
            self.content.addWidget(part)

    def show_judged(self, judged: Judged, rules: str) -> None:
        card = judged.asked.question.card
        right = judged.feedback is not None and isinstance(judged.feedback.verdict, Correct)
        seen = right or judged.asked.question.mode is Mode.CHOICE
        in_words = card.task in {Task.CHOOSE, Task.RECALL}
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
