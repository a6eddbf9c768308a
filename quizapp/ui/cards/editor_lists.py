"""Fields with several texts, a line each: more answers, wrong ones, hints, sources."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from quizapp.cards import Symbols
from quizapp.study.editing.flaws import Flaw
from quizapp.ui.cards.editor_field import Field
from quizapp.ui.cards.editor_row import TextRow
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import rows
from quizapp.ui.widgets.buttons import Button


class ListField(Field):
    """Enter begins another line, Backspace in an empty one takes it away.

    Lines are built when they are first seen: most of them stand below a fold that nobody opens.
    """

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
        self._unbuilt: tuple[str, ...] | None = None
        """What the lines will hold."""
        self._rows: list[TextRow] = []
        self._flaws: Sequence[Flaw] = ()
        self._remarks: Sequence[Flaw] = ()
        self._lines = rows(gap=6)
        self._add = Button(f"+ Add {_article(one)} {one}", "link")
        self._add.setAccessibleName(f"Add {_article(one)} {one}")
        self.body.addLayout(self._lines)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(lambda: self._begin(None))

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(row.value for row in self._rows) if self._unbuilt is None else self._unbuilt

    def show_value(self, value: Sequence[str]) -> None:
        self._unbuilt = tuple(value)
        if self.isVisible():
            self._build()

    def offer(self, least: int) -> None:
        """At least so many lines to write in."""
        missing = least - len(self.value)
        if self._unbuilt is not None:
            self._unbuilt += ("",) * missing
            return
        for _ in range(missing):
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

    def show_flaws(self, flaws: Sequence[Flaw]) -> None:
        """Each at its line."""
        self._flaws = flaws
        super().show_flaws([flaw for flaw in flaws if flaw.place >= len(self.value)])
        for place, row in enumerate(self._rows):
            row.show_flaw(_said(flaws, place))

    def show_remarks(self, remarks: Sequence[Flaw]) -> None:
        self._remarks = remarks
        for place, row in enumerate(self._rows):
            row.show_remark(_said(remarks, place))

    def focus_on(self, place: int) -> None:
        if place < len(self._rows):
            self._rows[place].line.setFocus()
        else:
            self.focus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._build()

    def _build(self) -> None:
        if self._unbuilt is None:
            return
        wanted, self._unbuilt = self._unbuilt, None
        for row in self._rows[len(wanted) :]:
            self._drop(row)
        while len(self._rows) < len(wanted):
            self._append()
        for row, text in zip(self._rows, wanted, strict=True):
            row.show_value(text)  # they say what they said before, so nothing changed
        self.show_flaws(self._flaws)
        self.show_remarks(self._remarks)

    def _read_again(self) -> None:
        for row in self._rows:
            row.read_with(self._symbols, in_words=self._in_words)

    def _begin(self, after: TextRow | None) -> None:
        self._append(after).line.setFocus()

    def _append(self, after: TextRow | None = None) -> TextRow:
        place = len(self._rows) if after is None else self._rows.index(after) + 1
        row = TextRow(self._typesetter, self._one)
        row.read_with(self._symbols, in_words=self._in_words)
        self._rows.insert(place, row)
        self._lines.insertWidget(place, row)
        row.changed.connect(self.changed)
        row.line.entered.connect(lambda: self.entered.emit(row.line))
        row.more_wanted.connect(lambda: self._begin(row))
        row.less_wanted.connect(lambda: self._remove(row))
        self._renumber()
        return row

    def _remove(self, row: TextRow) -> None:
        place = self._rows.index(row)
        self._drop(row)
        self._renumber()
        if self._rows:
            self._rows[max(0, place - 1)].line.setFocus()
        else:
            self._add.setFocus()
        self.changed.emit()

    def _drop(self, row: TextRow) -> None:
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        """Names for who hears them."""
        for place, row in enumerate(self._rows, 1):
            row.name(f"{self.caption} {place}", f"Remove {self._one} {place}")


def _said(flaws: Sequence[Flaw], place: int) -> str:
    return " ".join(flaw.sentence for flaw in flaws if flaw.place == place)


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"
