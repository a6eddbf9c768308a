"""One of several texts: a line to write in, how it is read, and a way to take it out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from quizapp.cards import Symbols
from quizapp.notation import Misread, Read
from quizapp.ui.cards.editor_field import Kept
from quizapp.ui.cards.editor_notation import LONGEST_SHOWN, FormulaLine
from quizapp.ui.cards.editor_reading import reading_of
from quizapp.ui.formulas.mathematics import Formula, Piece, formula, prose
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import columns, label, restyle, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.math_text import MathText
from quizapp.ui.words import sentence


class TextRow(QWidget):
    """A line of a list, what is read in it, and what is said of it."""

    changed = Signal()
    more_wanted = Signal()
    less_wanted = Signal()

    def __init__(self, typesetter: Typesetter, one: str) -> None:
        super().__init__()
        self.line = _RowLine(one)
        self._preview = MathText(typesetter, "reading-small")
        self._preview.hide()
        self._remove = Button("×", "link")
        self._said = label("", "flaw", wraps=True)
        self._said.hide()
        self._kept = Kept()
        self._symbols, self._in_words = Symbols(), False
        self._flaw = self._remark = self._unread = ""
        beside = columns(gap=10)
        beside.addWidget(self.line, 3)
        beside.addWidget(self._preview, 2)
        beside.addWidget(self._remove)
        layout = rows(gap=3)
        layout.addLayout(beside)
        layout.addWidget(self._said)
        self.setLayout(layout)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self.more_wanted)
        self.line.emptied.connect(self.less_wanted)
        self._remove.clicked.connect(self.less_wanted)

    @property
    def value(self) -> str:
        return self._kept.of(self.line.text())

    def name(self, spoken: str, remove: str) -> None:
        self.line.setAccessibleName(spoken)
        self._remove.setAccessibleName(remove)
        self._remove.setToolTip(remove)

    def show_value(self, value: str) -> None:
        if value != self.value:
            self.line.blockSignals(True)
            self.line.setText(value)
            self.line.blockSignals(False)
            self._read()
        self._kept.take(value, self.line.text())

    def read_with(self, symbols: Symbols, *, in_words: bool) -> None:
        self._symbols, self._in_words = symbols, in_words
        restyle(self.line, role="writing" if in_words else "formula", size="small")
        self._read()

    def show_flaw(self, sentence: str) -> None:
        self._flaw = sentence
        self._say()

    def show_remark(self, sentence: str) -> None:
        self._remark = sentence
        self._say()

    def _typed(self) -> None:
        self._flaw = self._remark = ""
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        pieces, self._unread = self._pieces()
        if pieces:
            self._preview.show_pieces(*pieces, lasting=False, hold=True)
        self._preview.setVisible(bool(pieces))
        self._say()

    def _pieces(self) -> tuple[tuple[Piece, ...], str]:
        """What is shown beside the line, and what is said of what cannot be read."""
        text = self.line.text()
        if not text.strip() or len(text) > LONGEST_SHOWN:
            return (), ""
        if self._in_words:
            pieces = prose(text, self._symbols)
            return (pieces if any(isinstance(piece, Formula) for piece in pieces) else ()), ""
        match reading_of(text, self._symbols):
            case Read(tree):
                return (formula(tree),), ""
            case Misread(message):
                return (), sentence(message)
            case _:
                return (), ""

    def _say(self) -> None:
        said = self._flaw or self._unread or self._remark
        restyle(self._said, role="flaw" if self._flaw else "amber")
        restyle(self.line, state="flawed" if self._flaw else "open")
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.line.setAccessibleDescription(said)


class _RowLine(FormulaLine):
    emptied = Signal()
    """Backspace where there is nothing left to delete."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Backspace and not self.text() and not event.isAutoRepeat():
            self.emptied.emit()
            return
        super().keyPressEvent(event)
