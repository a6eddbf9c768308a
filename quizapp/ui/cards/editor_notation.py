"""A field for a formula, and how it is read while it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from quizapp.cards import Symbols
from quizapp.notation import Read, Reading
from quizapp.ui.cards.editor_field import Field, Kept
from quizapp.ui.cards.editor_reading import reading_of
from quizapp.ui.cards.editor_texts import WritingLine
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.chips import Chip
from quizapp.ui.widgets.reading_strip import ReadingStrip

LONGEST_SHOWN = 300
"""Characters, as in an answer."""

Shown = Callable[[str], str]
"""What is shown of a formula that was read: what the learner will see."""


class FormulaLine(WritingLine):
    entered = Signal()
    """The focus came."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, hint, "formula")

    def insert_chip(self, chip: Chip) -> None:
        start = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        text, cursor = chip.fill(self.selectedText())
        self.insert(text)
        self.setCursorPosition(start + cursor)
        self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.entered.emit()


class NotationField(Field):
    def __init__(self, name: str, caption: str, typesetter: Typesetter, hint: str = "", *, is_problem: bool) -> None:
        """A problem may be an equation; an answer `y' = 2x` is only 2x."""
        super().__init__(name, caption)
        self.line = FormulaLine(caption, hint)
        self._strip = ReadingStrip(typesetter)
        self._kept = Kept()
        self._symbols = Symbols()
        self._is_problem = is_problem
        self._shown: Shown = lambda text: text
        self._was_shown = self._heard = ""
        self.body.addWidget(self.line)
        self.body.addWidget(self._strip)
        self.line.textChanged.connect(self._typed)
        self._show_reading()

    @property
    def value(self) -> str:
        return self._kept.of(self.line.text())

    def show_value(self, value: str) -> None:
        self.line.setText(value)
        self._kept.take(value, self.line.text())
        self._show_reading()

    def entry(self) -> QWidget:
        return self.line

    def read_with(self, symbols: Symbols) -> None:
        if symbols != self._symbols:
            self._symbols = symbols
            self._show_reading()

    def description(self) -> str:
        return self._heard

    def show_as(self, shown: Shown) -> None:
        self._shown = shown
        if shown(self.line.text()) != self._was_shown:
            self._show_reading()

    def _typed(self) -> None:
        self._show_reading()
        self.changed.emit()

    def _show_reading(self) -> None:
        text = self.line.text()
        self._strip.setVisible(bool(text.strip()))
        self._heard = self._read(text) if text.strip() else ""
        self.line.setAccessibleDescription(self._heard)

    def _read(self, text: str) -> str:
        if len(text) > LONGEST_SHOWN:
            return self._strip.show_long()
        reading = reading_of(text, self._symbols, is_answer=not self._is_problem)
        return self._strip.show_reading(text, self._as_asked(text, reading))

    def _as_asked(self, text: str, reading: Reading) -> Reading:
        """d/dx [x²], where x² was typed to be differentiated."""
        shown = self._was_shown = self._shown(text)
        if not isinstance(reading, Read) or shown == text:
            return reading
        asked = reading_of(shown, self._symbols, is_answer=False)
        return Read(asked.tree, reading.notes) if isinstance(asked, Read) else reading
