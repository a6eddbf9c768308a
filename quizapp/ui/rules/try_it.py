"""Anything that is typed, differentiated step by step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.cards import Symbols, Undecided, Unreadable
from quizapp.cards.derivation import Derivation
from quizapp.notation import read
from quizapp.notation.reading import Read
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.letters import letters_of, likely_variable
from quizapp.ui.widgets.answer_field import AnswerField
from quizapp.ui.widgets.basics import Panel, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.chips import ChipRow, chips_for
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.options import OneOf
from quizapp.ui.widgets.reading_strip import ReadingStrip
from quizapp.ui.widgets.solution_steps import SolutionSteps
from quizapp.ui.words import sentence

_EXAMPLES = ("x² sin(3x)", "ln(1+(x-1)^10)", "x^x", "√(1-x²)/x")
_LONGEST_SHOWN = 300
"""Characters, as in an answer."""


class TryIt(QWidget):
    asked = Signal(str, str)
    """The expression, and the letter to differentiate by."""
    stepped = Signal(tuple)
    """The QWidgets that should be in sight: what was revealed, and the buttons that go on."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._waiting_for: tuple[str, str] | None = None
        self._by: OneOf[str] = OneOf("Differentiate by", [("x", "x")])
        self._offered: tuple[str, ...] = ()
        self._picked = ""
        """The letter that the learner chose."""
        self._field = AnswerField()
        self._field.setPlaceholderText("Type any function: x^2 sin 3x")
        self._field.setAccessibleName("A function to differentiate")
        self._strip = ReadingStrip(typesetter)
        self._chips = ChipRow()
        self._chips.show_chips(chips_for(Symbols(), ""))
        self._letters = FlowBox(gap=8)
        self._go = Button("Differentiate", "primary", key="⏎")
        self._examples = FlowBox(label("For example", "small"), gap=8)
        self._notice = Notice()
        self._solution = Panel(padding=(20, 18), gap=12)
        self._steps = SolutionSteps(typesetter)
        self._next = Button("Next step", "primary", key="⏎")
        self._all = Button("Show all")
        self._lay_out()
        self._connect()

    def focus(self) -> None:
        (self._next if self._next.isVisible() else self._field).setFocus()

    def show_result(self, text: str, wrt: str, result: Derivation | Unreadable | Undecided) -> None:
        """Nothing is shown of what was asked before something else was typed."""
        if self._waiting_for != (text, wrt):
            return
        self._waiting_for = None
        match result:
            case Derivation():
                self._steps.show_derivation(result)
                self._solution.show()
                self._step()
            case Unreadable(message) | Undecided(message):
                self.say(sentence(message))

    def say(self, message: str) -> None:
        self._notice.say(message)
        self._field.setFocus()

    def _ask(self) -> None:
        text = self._field.text()
        if text.strip():
            self._notice.hide()
            self._waiting_for = (text, self._by.value)
            self.asked.emit(text, self._by.value)

    def _step(self) -> None:
        self._steps.reveal_next()
        self._buttons.setVisible(not self._steps.is_all_shown)
        if self._steps.is_all_shown:
            self._field.setFocus()
        else:
            self._next.setFocus()

    def _show_all(self) -> None:
        self._steps.reveal_all()
        self._step()

    def _typed(self, text: str) -> None:
        self._forget()
        if not text.strip():
            self._strip.show_nothing()
        elif len(text) > _LONGEST_SHOWN:
            self._field.setAccessibleDescription(self._strip.show_long())
        else:
            reading = read(text, Symbols())
            self._field.setAccessibleDescription(self._strip.show_reading(text, reading))
            if isinstance(reading, Read):
                self._offer(letters_of(reading.tree))

    def _offer(self, letters: tuple[str, ...]) -> None:
        """The letter to differentiate by is asked for only where there is a choice."""
        chosen = self._picked if self._picked in letters else likely_variable(letters)
        offered = letters or (chosen,)
        if offered == self._offered:
            return
        self._offered = offered
        self._letters.clear()
        self._by = OneOf("Differentiate by", [(letter, letter) for letter in offered], offered.index(chosen))
        self._by.changed.connect(self._pick)
        self._letters.add(label("Differentiate by", "small"))
        self._letters.add(self._by)
        self._letters.setVisible(len(offered) > 1)

    def _pick(self) -> None:
        self._picked = self._by.value
        self._forget()

    def _forget(self) -> None:
        self._waiting_for = None
        self._notice.hide()
        self._solution.hide()
        self._steps.forget()

    def _take_example(self, text: str) -> None:
        self._field.setText(text)
        self._ask()

    def _connect(self) -> None:
        self._field.textChanged.connect(self._typed)
        self._field.returnPressed.connect(self._ask)
        self._go.clicked.connect(self._ask)
        self._chips.pressed.connect(self._field.insert_chip)
        self._next.clicked.connect(self._step)
        self._all.clicked.connect(self._show_all)
        self._steps.revealed.connect(lambda row: self.stepped.emit((row, self._buttons)))

    def _lay_out(self) -> None:
        for text in _EXAMPLES:
            example = Button(text, "chip")
            example.clicked.connect(lambda _=False, text=text: self._take_example(text))
            self._examples.add(example)
        ask = Panel(padding=(30, 24), gap=12)
        self._letters.hide()
        for part in (
            label("Differentiate anything", "caption"),
            self._field,
            self._strip,
            self._chips,
            self._notice,
            self._examples,
            FlowBox(self._letters, trailing=self._go, gap=18),
        ):
            ask.content.addWidget(part)
        self._solution.content.addWidget(label("Worked solution", "caption"))
        self._solution.content.addWidget(self._steps)
        self._buttons = FlowBox(self._next, self._all)
        self._solution.content.addWidget(self._buttons)
        self._solution.hide()
        layout = rows(gap=16)
        layout.addWidget(ask)
        layout.addWidget(self._solution)
        self.setLayout(layout)
