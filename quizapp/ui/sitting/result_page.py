"""The end of a quiz: the score, and every question with the answer given beside the right one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from quizapp.study.states import Finished
from quizapp.study.words import counted
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.sitting.answered_panel import AnsweredPanel
from quizapp.ui.sitting.end_page import EndPage
from quizapp.ui.sitting.rule_scores import RuleScores
from quizapp.ui.widgets.basics import Panel, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.words import duration


class ResultPage(EndPage):
    quiz_wanted = Signal()

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._missed: tuple[str, ...] = ()
        self._score = label("", "score")
        self._facts = label("", "muted", wraps=True)
        self._again = Button("", "primary", key="⏎")
        self._another = Button("Another quiz")
        self._undo = Button("Undo the last answer", key="Ctrl+Z")
        self._back = Button("Back to Today")
        self._scores = RuleScores()
        self._answers = AnsweredPanel(typesetter)
        self._lay_out()
        self._again.clicked.connect(lambda: self.missed_wanted.emit(self._missed))
        self._another.clicked.connect(self.quiz_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        self._back.clicked.connect(self.today_wanted)

    def show_finished(self, finished: Finished) -> None:
        count = len(finished.answered)
        self._missed = finished.missed
        self._score.setText(f"{finished.right} of {count}")
        facts = f"{finished.right / count:.0%} right, in {duration(finished.time)}."
        self._facts.setText("\n".join((facts, *finished.passed_over)))
        self._again.say(f"Review what was missed ({len(finished.missed)})", "⏎")
        self._again.setVisible(bool(finished.missed))
        self._undo.setVisible(finished.can_undo)
        self.setAccessibleDescription(f"{finished.right} of {counted(count, 'question')} right")
        self._scores.show_scores(finished.per_rule)
        self._answers.show_answers(finished.answered)
        self.to_top()
        self.focus()

    def focus(self) -> None:
        (self._again if self._again.isVisibleTo(self) else self._another).setFocus()

    def _lay_out(self) -> None:
        panel = Panel(padding=(24, 20), gap=4)
        panel.content.addWidget(self._score)
        panel.content.addWidget(self._facts)
        buttons = FlowBox(self._again, self._another, self._undo, self._back)
        head = rows(gap=14)
        head.addWidget(label("Your result", "title"))
        head.addWidget(panel)
        head.addWidget(buttons)
        self.content.addLayout(head)
        self.content.addWidget(self._scores)
        self.content.addWidget(self._answers)
        self.content.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
