"""Fields with several texts, a line each: more answers, wrong ones, hints, sources."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from quizapp.cards import Symbols
from quizapp.notation import Misread, Read, read
from quizapp.study.editing.flaws import Flaw
from quizapp.ui.cards.editor_field import Field, Kept
from quizapp.ui.cards.editor_notation import LONGEST_SHOWN, FormulaLine
from quizapp.ui.formulas.mathematics import Formula, Piece, formula, prose
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import columns, label, restyle, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.math_text import MathText
from quizapp.ui.words import sentence


class ListField(Field):
    """Enter begins another line, Backspace in an empty one takes it away."""

    entered = Signal(object)
    """The FormulaLine that the focus came to."""

    def __init__(
        self, name: str, caption: str, typesetter: Typesetter, *, one: str, aside: str = "", in_words: bool = False
    ) -> None:
        """`one` is what a line holds: "hint"."""
        super().__init__(name, caption, aside)
        self._typesetter = typesetter
        self._one = one
        self._in_words = in_words
        self._symbols = Symbols()
        self._rows: list[_Row] = []
        self._lines = rows(gap=6)
        self._add = Button(f"Add {_article(one)} {one}", "link")
        self.body.addLayout(self._lines)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(lambda: self._begin(None))

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(row.value for row in self._rows)

    def show_value(self, value: Sequence[str], *, least: int = 0) -> None:
        """With at least so many lines to write in."""
        for row in list(self._rows):
            self._drop(row)
        for text in (*value, *[""] * (least - len(value))):
            self._append().show_value(text)

    def offer(self, least: int) -> None:
        while len(self._rows) < least:
            self._append()

    def entry(self) -> QWidget:
        return self._rows[0].line if self._rows else self._add

    def read_with(self, symbols: Symbols) -> None:
        if symbols != self._symbols:
            self._symbols = symbols
            self._read_again()

    def write_in_words(self, *, on: bool) -> None:
        """Formulas stand in words, between dollar signs, or alone."""
        if on is not self._in_words:
            self._in_words = on
            self._read_again()

    def _read_again(self) -> None:
        for row in self._rows:
            row.read_with(self._symbols, in_words=self._in_words)

    def show_flaws(self, flaws: Sequence[Flaw]) -> None:
        """Each at its line."""
        super().show_flaws([flaw for flaw in flaws if flaw.place >= len(self._rows)])
        for place, row in enumerate(self._rows):
            row.show_flaw(" ".join(flaw.sentence for flaw in flaws if flaw.place == place))

    def show_remarks(self, remarks: Sequence[Flaw]) -> None:
        for place, row in enumerate(self._rows):
            row.show_remark(" ".join(remark.sentence for remark in remarks if remark.place == place))

    def focus_on(self, place: int) -> None:
        if place < len(self._rows):
            self._rows[place].line.setFocus()
        else:
            self.focus()

    def _begin(self, after: _Row | None = None) -> None:
        self._append(after).line.setFocus()

    def _append(self, after: _Row | None = None) -> _Row:
        place = len(self._rows) if after is None else self._rows.index(after) + 1
        row = _Row(self._typesetter, self._one)
        row.read_with(self._symbols, in_words=self._in_words)
        self._rows.insert(place, row)
        self._lines.insertWidget(place, row)
        row.changed.connect(self.changed)
        row.line.entered.connect(lambda: self.entered.emit(row.line))
        row.more_wanted.connect(lambda: self._begin(row))
        row.less_wanted.connect(lambda: self._remove(row))
        self._renumber()
        return row

    def _remove(self, row: _Row) -> None:
        place = self._rows.index(row)
        self._drop(row)
        self._renumber()
        if self._rows:
            self._rows[max(0, place - 1)].line.setFocus()
        else:
            self._add.setFocus()
        self.changed.emit()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        """Names for who hears them."""
        for place, row in enumerate(self._rows, 1):
            row.name(f"{self.caption} {place}", f"Remove {self._one} {place}")


class _Row(QWidget):
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
        self.line.setText(value)
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
        match read(text, self._symbols):
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


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"
