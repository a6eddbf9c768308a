"""How the answer is read, shown while it is typed."""

from __future__ import annotations

from html import escape
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from quizapp.notation.reading import Incomplete, Misread, Read, Reading
from quizapp.ui.formulas.mathematics import formula
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, columns, label, rows
from quizapp.ui.widgets.math_text import MathText

_AROUND = 24
"""Characters shown on each side of what could not be read."""


class ReadingStrip(Panel):
    """Steady: while more typing can still make sense of the text, the last reading stays."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__("strip", padding=(12, 10), gap=4)
        line = columns(gap=18)
        self._lead = label("reads as", "small")
        self.setProperty("role", "reading-strip")
        self._mathematics = MathText(typesetter, "reading", follows_end=True)
        self._note = label("", "amber", wraps=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._beside = QWidget()
        beside = rows(gap=2)
        self._beside.setLayout(beside)
        self._place = label("", "amber")
        self._place.setTextFormat(Qt.TextFormat.RichText)
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        beside.addStretch()
        beside.addWidget(self._place)
        beside.addWidget(self._note)
        beside.addStretch()
        line.addWidget(self._lead)
        line.addWidget(self._mathematics, 3)
        line.addWidget(self._beside, 2)
        self.content.addLayout(line)
        self.show_nothing()

    def show_nothing(self) -> None:
        self._mathematics.show_pieces()
        self._say("what you type is shown here as it is read")

    def show_long(self) -> str:
        """Drawing it at each keystroke would make the keys stutter. Returns what a screen reader should say."""
        message = "too long to show while you type; it is read when you check it"
        self._mathematics.show_pieces()
        self._say(message)
        return message

    def show_reading(self, text: str, reading: Reading) -> str:
        """`reading` of `text`, which is not empty. Returns what a screen reader should say of it."""
        match reading:
            case Read(tree, notes):
                piece = formula(tree)
                self._mathematics.show_pieces(piece, lasting=False, hold=True)
                self._say("reads as", " · ".join(notes))
                return ". ".join((f"reads as {piece.spoken}", *notes))
            case Incomplete(message):
                self._say("reads as", "", "…")
                self._note.setToolTip(message)
                return message
            case Misread(message, span):
                self._say("reads as", message, marked(text, span.start, span.end))
                return message
            case _:
                assert_never(reading)

    def _say(self, lead: str, note: str = "", place: str = "") -> None:
        self._lead.setText(lead)
        self._note.setText(note)
        self._note.setToolTip("")
        self._note.setVisible(bool(note))
        self._place.setText(place)
        self._place.setVisible(bool(place))
        self._beside.setVisible(bool(note or place))


def marked(text: str, start: int, end: int) -> str:
    """The neighbourhood of the place, with the place underlined; a place at the end is a gap to fill."""
    before = text[max(0, start - _AROUND) : start]
    wrong = text[start : min(end, start + _AROUND)] or "␣"
    after = text[max(end, start) : max(end, start) + _AROUND]
    lead = "…" if start > _AROUND else ""
    return f"<code>{lead}{escape(before)}<b><u>{escape(wrong)}</u></b>{escape(after)}</code>"
