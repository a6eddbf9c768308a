"""What to be asked in a quiz, and how."""

from __future__ import annotations

from PySide6.QtCore import Signal

from quizapp.cards import Mode
from quizapp.study.states import Catalogue, Quiz
from quizapp.ui.choosing.card_chooser import CardChooser
from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.captioned import captioned
from quizapp.ui.widgets.column import Column
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.options import OneOf

_COUNTS = tuple((str(count), count) for count in (5, 10, 20, 50))
_MODES: tuple[tuple[str, Mode | None], ...] = (
    ("As suits each card", None),
    ("Typed", Mode.TYPED),
    ("Choices", Mode.CHOICE),
)
_VERDICTS = (("After each answer", True), ("At the end", False))


class QuizPage(Column):
    start_wanted = Signal(object)
    """A Quiz."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._count = OneOf("Questions", _COUNTS, start=1)
        self._mode = OneOf("Answers", _MODES)
        self._verdicts = OneOf("Verdicts", _VERDICTS)
        self._chooser = CardChooser(catalogue)
        self._notice = Notice()
        self._start = Button("Start the quiz", "primary", key="⏎")
        panel = Panel(padding=(24, 20), gap=18)
        for caption, options in (
            ("How many questions", self._count),
            ("How to answer", self._mode),
            ("When to hear what was right", self._verdicts),
        ):
            panel.content.addLayout(captioned(caption, options))
        self.content.addWidget(label("Quiz", "title"))
        self.content.addWidget(label("So many questions, and a score at the end.", "muted", wraps=True))
        for part in (self._notice, panel, self._chooser):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.pin(FlowBox(self._start))
        self._start.clicked.connect(self._emit)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        self._chooser.show_catalogue(catalogue)

    def show_nothing(self, why: str = "") -> None:
        self._notice.say(why or "No card fits that choice: take one of the limits away.")
        self.to_top()

    def focus_rules(self) -> None:
        """For somebody who wants to practise one."""
        self._chooser.focus_rules()

    def focus(self) -> None:
        self.to_top()
        self._start.setFocus()

    def _emit(self) -> None:
        self._notice.hide()
        quiz = Quiz(self._chooser.chosen(), self._count.value, self._mode.value, self._verdicts.value)
        self.start_wanted.emit(quiz)
