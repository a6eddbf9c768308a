"""Answering by choosing: A to D, by click or key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from quizapp.cards import Question
from quizapp.ui.formulas.mathematics import Piece, answer_pieces, spoken
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import columns, label, restyle, rows
from quizapp.ui.widgets.buttons import Button, RowButton
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText

_LETTERS = "ABCDEFGHI"
_TALLEST = 10.0
"""Ems of a picture: several choices are to be seen at once."""


class ChoiceAnswer(QWidget):
    chosen = Signal(str)
    gave_up = Signal()
    hint_wanted = Signal()

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._rows: list[_Choice] = []
        """Used again from question to question; the last ones may be hidden."""
        self._choices: dict[str, _Choice] = {}
        """Those of this question, by their text."""
        self._open = False
        self._list = rows(gap=10)
        self._hint = Button("Hint", key="Ctrl+H")
        self._give_up = Button("I don't know")
        self._aside = label("", "small")
        self._actions = FlowBox(self._hint, self._give_up, trailing=self._aside)
        layout = rows(gap=14)
        layout.addLayout(self._list)
        layout.addWidget(self._actions)
        self.setLayout(layout)
        self._hint.clicked.connect(self.hint_wanted)
        self._give_up.clicked.connect(self.gave_up)

    def open(self, question: Question, hints_left: int) -> None:
        texts = question.choices[: len(_LETTERS)]
        while len(self._rows) < len(texts):
            self._add_row()
        for row in self._rows[len(texts) :]:
            row.hide()
        self._choices = dict(zip(texts, self._rows, strict=False))
        for text, row in self._choices.items():
            row.offer(answer_pieces(question.card, text))
        self._aside.setText(f"1–{len(self._choices)} or A–{_LETTERS[len(self._choices) - 1]} chooses")
        self._actions.show()
        self.show_hints_left(hints_left)
        self._open = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def show_hints_left(self, hints_left: int) -> None:
        self._hint.setVisible(hints_left > 0)

    def choose_number(self, number: int) -> bool:
        """By key; counts from 0. False where there is no such choice."""
        if not self._open or not 0 <= number < len(self._choices):
            return False
        self._choose(list(self._choices)[number])
        return True

    def close_as(self, right: str, chosen: str) -> None:
        self._open = False
        for text, choice in self._choices.items():
            choice.mark("right" if text == right else "wrong" if text == chosen else "closed")
        self._actions.hide()

    def _add_row(self) -> None:
        number = len(self._rows)
        row = _Choice(self._typesetter, _LETTERS[number])
        row.clicked.connect(lambda: self.choose_number(number))
        self._rows.append(row)
        self._list.addWidget(row)

    def _choose(self, text: str) -> None:
        if self._open:
            self.chosen.emit(text)


class _Choice(RowButton):
    """A button with mathematics in it."""

    def __init__(self, typesetter: Typesetter, letter: str) -> None:
        super().__init__("choice")
        self._letter = letter
        self._text = MathText(typesetter, tallest=_TALLEST)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = columns(gap=14)
        line.setContentsMargins(16, 12, 16, 12)
        line.addWidget(label(letter, "letter"))
        line.addWidget(self._text, 1)
        self.setLayout(line)

    def offer(self, pieces: tuple[Piece, ...]) -> None:
        self.setAccessibleName(f"{self._letter}: {spoken(pieces)}")
        self._text.show_pieces(*pieces)
        restyle(self, state="open")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show()

    def mark(self, state: str) -> None:
        restyle(self, state=state)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
