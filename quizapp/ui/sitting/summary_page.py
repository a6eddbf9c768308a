"""The end of a study session or of flashcards."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from quizapp.study.states import Finished
from quizapp.study.words import counted
from quizapp.ui.sitting.end_page import EndPage
from quizapp.ui.sitting.rule_scores import RuleScores
from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.words import duration, from_now


class SummaryPage(EndPage):
    def __init__(self) -> None:
        super().__init__()
        self._missed: tuple[str, ...] = ()
        self._title = label("", "title", wraps=True)
        self._facts = label("", wraps=True)
        self._next = label("", "muted", wraps=True)
        self._scores = RuleScores()
        self._back = Button("Back to Today", "primary", key="⏎")
        self._again = Button("")
        self._undo = Button("Undo the last review", key="Ctrl+Z")
        self._lay_out()
        self._back.clicked.connect(self.today_wanted)
        self._again.clicked.connect(lambda: self.missed_wanted.emit(self._missed))
        self._undo.clicked.connect(self.undo_wanted)

    def show_finished(self, finished: Finished) -> None:
        self._missed = finished.missed
        self._title.setText(_title(finished))
        facts = f"{finished.right} of {len(finished.answered)} right, in {duration(finished.time)}."
        self._facts.setText("\n".join((facts, *finished.passed_over)))
        self._next.hide()
        self._scores.show_scores(finished.per_rule)
        self._again.say(f"Review what was missed ({len(finished.missed)})")
        self._again.setVisible(bool(finished.missed))
        self._undo.setVisible(finished.can_undo)
        self.to_top()
        self._back.setFocus()

    def show_next(self, waiting: int, following: timedelta | None) -> None:
        """What is left today, and otherwise when the next card is due."""
        if waiting:
            self._next.setText(f"{counted(waiting, 'card')} still waiting today.")
        elif following is not None:
            self._next.setText(f"The next card is due {from_now(following)}.")
        self._next.setVisible(bool(self._next.text()))

    def focus(self) -> None:
        self._back.setFocus()

    def _lay_out(self) -> None:
        panel = Panel(padding=(24, 22), gap=8)
        for part in (self._facts, self._next):
            panel.content.addWidget(part)
        buttons = FlowBox(self._back, self._again, self._undo)
        self.content.addWidget(self._title)
        self.content.addWidget(panel)
        self.content.addWidget(buttons)
        self.content.addWidget(self._scores)
        self.content.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


def _title(finished: Finished) -> str:
    if finished.right == len(finished.answered):
        return "Done — everything right."
    return "Done for now."
