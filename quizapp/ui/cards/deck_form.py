"""A deck's name, or how much of it is asked a day, below the decks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from quizapp.study.browsing.values import DeckState, Limits
from quizapp.ui.cards.card_words import deck_words
from quizapp.ui.widgets.basics import label, rows
from quizapp.ui.widgets.buttons import ENTER_KEYS, Button
from quizapp.ui.widgets.captioned import captioned
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.stepper import Stepper

_NO_LIMIT = -1


class _Form(QWidget):
    """Enter gives what is in it, Escape leaves it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.content: QVBoxLayout = rows(gap=6)
        self._caption = label("", "caption", wraps=True)
        self._give = Button("Save", "toggle")
        leave = Button("Cancel", "toggle")
        self._buttons = FlowBox(self._give, leave, gap=6)
        self.content.addWidget(self._caption)
        self.setLayout(self.content)
        self._give.clicked.connect(self.give)
        leave.clicked.connect(self.left)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER_KEYS:
            self.give()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def give(self) -> None:
        raise NotImplementedError


class NameForm(_Form):
    """For a new deck, or another name of one."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._field = QLineEdit()
        self._field.setProperty("role", "entry")
        self.content.addWidget(self._field)
        self.content.addWidget(label("A::B is the deck B in the deck A.", "tiny", wraps=True))
        self.content.addWidget(self._buttons)

    def ask(self, caption: str, verb: str, name: str) -> None:
        self._caption.setText(caption)
        self._give.say(verb)
        self._field.setAccessibleName(caption)
        self._field.setText(name)
        self.show()
        self._field.setFocus()

    def give(self) -> None:
        if name := self._field.text().strip():
            self.given.emit(name)


class LimitsForm(_Form):
    """How much of a deck is asked a day."""

    given = Signal(object)
    """A Limits."""

    def __init__(self) -> None:
        super().__init__()
        self._new = Stepper("New cards a day", _NO_LIMIT, 999, least_word="no limit")
        self._reviews = Stepper("Reviews a day", _NO_LIMIT, 9999, least_word="no limit")
        self.content.addLayout(captioned("New cards a day", self._new))
        self.content.addLayout(captioned("Reviews a day", self._reviews))
        self.content.addWidget(self._buttons)

    def ask(self, deck: DeckState) -> None:
        self._caption.setText(f"At most from {deck_words(deck.name)}")
        self._new.show_value(_NO_LIMIT if deck.limits.new_a_day is None else deck.limits.new_a_day)
        self._reviews.show_value(_NO_LIMIT if deck.limits.reviews_a_day is None else deck.limits.reviews_a_day)
        self.show()
        self._new.setFocus()

    def give(self) -> None:
        self.given.emit(Limits(_limit(self._new.value), _limit(self._reviews.value)))


def _limit(value: int) -> int | None:
    return None if value == _NO_LIMIT else value
