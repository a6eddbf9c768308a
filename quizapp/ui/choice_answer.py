"""Answering by choosing: A to D, by click or key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.cards import Question
from quizapp.ui.mathematics import Piece, answer_pieces, spoken
from quizapp.ui.typesetter import Typesetter
from quizapp.ui.widgets.basics import clear, columns, label, restyle, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText

_LETTERS = "ABCDEFGHI"


class ChoiceAnswer(QWidget):
    chosen = Signal(str)
    gave_up = Signal()
    hint_wanted = Signal()

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._choices: dict[str, _Choice] = {}
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
        clear(self._list)
        self._choices = {}
        for letter, text in zip(_LETTERS, question.choices, strict=False):
            choice = _Choice(self._typesetter, letter, answer_pieces(question.card, text))
            choice.clicked.connect(lambda _=False, text=text: self._choose(text))
            self._choices[text] = choice
            self._list.addWidget(choice)
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

    def _choose(self, text: str) -> None:
        if self._open:
            self.chosen.emit(text)


class _Choice(Button):
    """A button with mathematics in it."""

    def __init__(self, typesetter: Typesetter, letter: str, pieces: tuple[Piece, ...]) -> None:
        super().__init__("", "choice")
        self.setProperty("state", "open")
        self.setAccessibleName(f"{letter}: {spoken(pieces)}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        text = MathText(typesetter)
        text.show_pieces(*pieces)
        text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = columns(gap=14)
        line.setContentsMargins(16, 12, 16, 12)
        line.addWidget(label(letter, "letter"))
        line.addWidget(text, 1)
        self.setLayout(line)

    def mark(self, state: str) -> None:
        restyle(self, state=state)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)
