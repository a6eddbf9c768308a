"""Where the selected cards go, and what they are tagged with: asked below the table."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from quizapp.ui.cards.card_words import cards_words
from quizapp.ui.cards.entry_field import EntryField
from quizapp.ui.widgets.basics import Panel, columns, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox

_ROOM_FOR_BUTTONS = 34
"""Widths of the font's em."""


class _ChangePanel(Panel):
    """Enter does it, Escape leaves it."""

    left = Signal()

    def __init__(self, verb: str) -> None:
        super().__init__(padding=(14, 10), gap=8)
        self._caption = label("", "caption", wraps=True)
        self.content.addWidget(self._caption)
        give = Button(verb, "toggle")
        leave = Button("Cancel", "toggle", key="Esc")
        give.clicked.connect(self.give)
        leave.clicked.connect(self.left)
        self._buttons = FlowBox(give, leave, gap=6)
        self.hide()

    def add(self, *fields: EntryField) -> None:
        self._line = columns(gap=8)
        for field in fields:
            self._line.addWidget(field, 1)
            field.returnPressed.connect(self.give)
        self.content.addLayout(self._line)
        self.content.addWidget(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The buttons beside the fields where there is room for them."""
        super().resizeEvent(event)
        beside = self.width() >= _ROOM_FOR_BUTTONS * self.fontInfo().pixelSize()
        (self._line if beside else self.content).addWidget(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def give(self) -> None:
        raise NotImplementedError


class MovePanel(_ChangePanel):
    given = Signal(str)
    """A deck, there already or new."""

    def __init__(self) -> None:
        super().__init__("Move")
        self._field = EntryField("Deck to move to", "A deck, or a new one: Mine::Chain rule")
        self.add(self._field)

    def ask(self, count: int, decks: Iterable[str]) -> None:
        self._caption.setText(f"Move {cards_words(count)} to")
        self._field.show_known(decks)
        self._field.clear()
        self.show()
        self._field.setFocus()

    def give(self) -> None:
        if deck := self._field.text().strip():
            self.given.emit(deck)


class TagPanel(_ChangePanel):
    given = Signal(tuple, tuple)
    """Tags to add, and tags to take away."""

    def __init__(self) -> None:
        super().__init__("Tag")
        self._more = EntryField("Tags to add", "add: exam calculus::week1", word_by_word=True)
        self._less = EntryField("Tags to take away", "take away: old", word_by_word=True)
        self.add(self._more, self._less)

    def ask(self, count: int, tags: Iterable[str]) -> None:
        known = list(tags)
        self._caption.setText(f"Tags of {cards_words(count)}, with spaces between them")
        for field in (self._more, self._less):
            field.show_known(known)
            field.clear()
        self.show()
        self._more.setFocus()

    def give(self) -> None:
        if self._more.words or self._less.words:
            self.given.emit(self._more.words, self._less.words)
