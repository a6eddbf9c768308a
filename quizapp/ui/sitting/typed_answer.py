"""Answering by typing: the field, how it is read, symbols, hint and check."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from quizapp.cards import Question, Undecided, Unreadable, Verdict
from quizapp.notation import read
from quizapp.ui.formulas.mathematics import Words, expression
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.answer_field import AnswerField
from quizapp.ui.widgets.basics import Panel, at_once, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.chips import ChipRow, chips_for
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText
from quizapp.ui.widgets.reading_strip import ReadingStrip, marked
from quizapp.ui.words import sentence

_LONGEST_SHOWN = 300
"""Characters; several times what any answer of the content takes."""


class TypedAnswer(QWidget):
    answered = Signal(str)
    gave_up = Signal()
    hint_wanted = Signal()

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._question: Question | None = None
        self._layout = rows(gap=10)
        self._field = AnswerField()
        self._strip = ReadingStrip(typesetter)
        self._complaint = _Complaint(typesetter)
        self._chips = ChipRow()
        self._hint = Button("Hint", key="Ctrl+H")
        self._give_up = Button("I don't know")
        self._check = Button("Check", "primary", key="⏎")
        self._actions = FlowBox(self._hint, self._give_up, trailing=self._check)
        self._open_parts: tuple[QWidget, ...] = (self._strip, self._chips, self._actions)
        self._lay_out()
        self._field.textEdited.connect(self._typed)
        self._field.textChanged.connect(self._read)
        self._field.returnPressed.connect(self._answer)
        self._check.clicked.connect(self._answer)
        self._hint.clicked.connect(self.hint_wanted)
        self._give_up.clicked.connect(self.gave_up)
        self._chips.pressed.connect(self._field.insert_chip)
        self._complaint.meant.connect(self._take_meant)

    def open(self, question: Question, hints_left: int, text: str = "") -> None:
        self._question = question
        self._chips.show_chips(chips_for(question.card.symbols, question.card.answer))
        self._complaint.hide()
        with at_once(self._layout):
            for part in self._open_parts:
                part.show()
            self.show_hints_left(hints_left)
        self._field.open(text)
        self._read(text)
        self._field.setFocus()

    def show_hints_left(self, hints_left: int) -> None:
        self._hint.setVisible(hints_left > 0)

    def complain(self, verdict: Verdict) -> None:
        """The answer could not be judged: it stays, with what to do about it."""
        match verdict:
            case Undecided(message, did_you_mean) if did_you_mean and self._question:
                self._complaint.show_meant(message, did_you_mean, self._question)
            case Unreadable(message, start, end):
                typed = self._field.text()
                self._complaint.show_message(message, marked(typed, start, end) if typed.strip() else "")
                self._strip.hide()
            case Undecided(message):
                self._complaint.show_message(message)
            case _:
                return
        self._field.mark("unread")
        self._field.setFocus()

    def close_as(self, state: str, answer: str) -> None:
        """Judged: the answer stays to be seen, `right` or `wrong`; what helped to type it goes."""
        with at_once(self._layout):
            self._complaint.hide()
            for part in self._open_parts:
                part.hide()
        if self._field.text() != answer:
            self._field.setText(answer)
        self._field.close_as(state)

    def _lay_out(self) -> None:
        for part in (self._field, self._complaint, self._strip, self._chips, self._actions):
            self._layout.addWidget(part)
        self.setLayout(self._layout)

    def _answer(self) -> None:
        if not self._field.isReadOnly():
            self.answered.emit(self._field.text())

    def _typed(self) -> None:
        self._complaint.hide()
        self._strip.show()
        self._field.mark("open")

    def _read(self, text: str) -> None:
        if self._question is None or self._field.isReadOnly():
            return
        if len(text) > _LONGEST_SHOWN:
            self._field.setAccessibleDescription(self._strip.show_long())
        elif text.strip():
            reading = read(text, self._question.card.symbols)
            self._field.setAccessibleDescription(self._strip.show_reading(text, reading))
        else:
            self._strip.show_nothing()
            self._field.setAccessibleDescription("")

    def _take_meant(self, text: str) -> None:
        self._field.setText(text)
        self._answer()

    def focus_field(self) -> None:
        self._field.setFocus()


class _Complaint(Panel):
    """Why the answer was not counted."""

    meant = Signal(str)

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__("amber-panel", padding=(12, 9), gap=8)
        self._message = MathText(typesetter)
        self._place = label("", "amber")
        self._place.setTextFormat(Qt.TextFormat.RichText)
        self._meant = MathText(typesetter, "reading")
        self._take = Button("Yes, check that", "primary")
        self._aside = label("Not counted: nothing was recorded.", "small")
        self.content.addWidget(self._place)
        self.content.addWidget(self._message)
        self.content.addWidget(FlowBox(self._meant, self._take, gap=14))
        self.content.addWidget(self._aside)
        self._offered = ""
        self._take.clicked.connect(lambda: self.meant.emit(self._offered))
        self.hide()

    def show_message(self, message: str, place: str = "") -> None:
        self._show(message, offered="", place=place)

    def show_meant(self, message: str, offered: str, question: Question) -> None:
        self._meant.show_pieces(expression(offered, question.card.symbols), lasting=False)
        self._show(message, offered)

    def _show(self, message: str, offered: str, place: str = "") -> None:
        self._place.setText(place)
        self._place.setVisible(bool(place))
        self._message.show_pieces(Words(sentence(message)))
        self._offered = offered
        self._meant.setVisible(bool(offered))
        self._take.setVisible(bool(offered))
        self.show()
