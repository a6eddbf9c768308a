"""Cards that a file says otherwise: what stands now and what the file says, side by side."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.cards import Card
from quizapp.study.importing import Entry
from quizapp.study.importing.merging import Difference
from quizapp.ui.files.card_pieces import question_pieces
from quizapp.ui.files.field_words import field_name, field_pieces
from quizapp.ui.files.paged import Paged
from quizapp.ui.formulas.mathematics import Piece, Words, spoken
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText
from quizapp.ui.widgets.options import OneOf

_TALLEST, _TALLEST_ABOVE = 7.0, 4.0
"""Ems of a picture; the second in the question that says which card it is."""
_SIDES = (("Keep mine", False), ("Take the file's", True))


def disputed(entries: Sequence[Entry]) -> int:
    """How many of them the learner changed too."""
    return sum(entry.merged is not None and entry.merged.is_disputed for entry in entries)


class ChangesView(QWidget):
    decided = Signal(bool, object)
    """Whether the file wins, and the ids of the cards; None: all that the learner changed."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._list: Paged[Entry, _ChangeRow] = Paged(self._row)
        self._all = FlowBox(gap=8)
        for text, wins in (("Keep all of mine", False), ("Take all from the file", True)):
            button = Button(text, "chip")
            button.clicked.connect(lambda _=False, wins=wins: self.decided.emit(wins, None))
            self._all.add(button)
        layout = rows(gap=10)
        layout.addWidget(self._all)
        layout.addWidget(self._list)
        self.setLayout(layout)

    def show_changes(self, entries: Sequence[Entry], taken: Set[str]) -> None:
        self._all.setVisible(disputed(entries) > 1)
        self._list.show_values(entries)
        for entry, row in self._list.shown:
            row.show_winner(wins=entry.card.id in taken)

    def _row(self, entry: Entry) -> _ChangeRow:
        row = _ChangeRow(self._typesetter, entry)
        row.decided.connect(lambda wins: self.decided.emit(wins, (entry.card.id,)))
        return row


class _ChangeRow(Panel):
    decided = Signal(bool)

    def __init__(self, typesetter: Typesetter, entry: Entry) -> None:
        super().__init__("row", padding=(0, 10), gap=8)
        self._typesetter = typesetter
        self._winner: OneOf[bool] = OneOf(f"Row {entry.row}", _SIDES)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 8 * self.fontInfo().pixelSize())
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        now = entry.before.card if entry.before else entry.card
        question = (Words(f"Row {entry.row:,}  "), *question_pieces(now))
        self.content.addWidget(self._text("reading", question, _TALLEST_ABOVE))
        self._head()
        for difference in entry.merged.differences if entry.merged else ():
            self._add(difference, now, entry.card)
        self.content.addLayout(self._grid)
        if entry.merged is not None and entry.merged.is_disputed:
            self._winner.changed.connect(lambda: self.decided.emit(self._winner.value))
            self.content.addWidget(self._winner)
        self.setFocusProxy(self._winner)

    def show_winner(self, *, wins: bool) -> None:
        if self._winner.value is not wins:
            self._winner.blockSignals(True)
            self._winner.choose(wins)
            self._winner.blockSignals(False)

    def _head(self) -> None:
        for column, caption in ((1, "Now"), (2, "In the file")):
            self._grid.addWidget(label(caption, "caption"), 0, column)

    def _add(self, difference: Difference, now: Card, file: Card) -> None:
        row = self._grid.rowCount()
        name = field_name(difference.field)
        said = (
            field_pieces(difference.field, difference.now, now),
            field_pieces(difference.field, difference.file, file),
        )
        caption = label(
            f"{name} (yours)" if difference.is_learners else name, "amber" if difference.is_learners else "small"
        )
        top = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(caption, row, 0, top)
        for column, pieces in enumerate(said, 1):
            text = self._text("reading-small", pieces)
            text.setAccessibleName(f"{name}, {'now' if column == 1 else 'in the file'}: {spoken(pieces)}")
            self._grid.addWidget(text, row, column, top)

    def _text(self, role: str, pieces: tuple[Piece, ...], tallest: float = _TALLEST) -> MathText:
        text = MathText(self._typesetter, role, tallest=tallest)
        text.show_pieces(*pieces, lasting=False)
        return text
