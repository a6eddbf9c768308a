"""Answers that are not the derivative of their problem, and what is to be done with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.cards import Card
from quizapp.study.importing import Choice, Doubt
from quizapp.ui.files.card_pieces import question_pieces
from quizapp.ui.files.paged import Paged
from quizapp.ui.files.plan_words import many
from quizapp.ui.formulas.mathematics import Piece, Words, expression, prose, spoken
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, label, rows
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox
from quizapp.ui.widgets.math_text import MathText
from quizapp.ui.widgets.options import OneOf

_CHOICES = (("Leave out", Choice.LEAVE_OUT), ("Correct it", Choice.CORRECT), ("Keep it as it is", Choice.KEEP))
_OF_ALL = (
    ("Leave all out", Choice.LEAVE_OUT),
    ("Correct all", Choice.CORRECT),
    ("Keep all as they are", Choice.KEEP),
)

_TALLEST = 7.0
"""Ems of a picture."""
_TOLD = "Whoever answers so is told: "
"""What went wrong is worded for learners, and the author of a file is somebody else."""


def title(doubts: Sequence[Doubt], choices: Mapping[str, Choice]) -> str:
    if not doubts:
        return ""
    chosen = [choices.get(doubt.card_id, Choice.LEAVE_OUT) for doubt in doubts]
    counts = ((Choice.LEAVE_OUT, "left out"), (Choice.CORRECT, "corrected"), (Choice.KEEP, "kept"))
    said = ", ".join(f"{chosen.count(choice):,} {word}" for choice, word in counts if choice in chosen)
    return f"{many(len(doubts), 'wrong answer')}: {said}"


class DoubtsView(QWidget):
    decided = Signal(object, object)
    """A Choice, and the ids of the cards that it is for; None: all."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._cards: Mapping[str, Card] = {}
        self._choices: Mapping[str, Choice] = {}
        self._list: Paged[Doubt, _DoubtRow] = Paged(self._row)
        self._all = FlowBox(gap=8)
        for text, choice in _OF_ALL:
            button = Button(text, "chip")
            button.clicked.connect(lambda _=False, choice=choice: self.decided.emit(choice, None))
            self._all.add(button)
        layout = rows(gap=10)
        layout.addWidget(self._all)
        layout.addWidget(self._list)
        self.setLayout(layout)

    def show_doubts(self, doubts: Sequence[Doubt], choices: Mapping[str, Choice], cards: Mapping[str, Card]) -> None:
        """`cards` holds those that are in doubt."""
        self._cards, self._choices = cards, choices
        self._all.setVisible(len(doubts) > 1)
        self._list.show_values(doubts)
        for doubt, row in self._list.shown:
            row.show_choice(choices.get(doubt.card_id, Choice.LEAVE_OUT))

    def _row(self, doubt: Doubt) -> _DoubtRow:
        row = _DoubtRow(self._typesetter, doubt, self._cards[doubt.card_id])
        row.decided.connect(lambda choice: self.decided.emit(choice, (doubt.card_id,)))
        return row


class _DoubtRow(Panel):
    decided = Signal(object)

    def __init__(self, typesetter: Typesetter, doubt: Doubt, card: Card) -> None:
        super().__init__("row", padding=(0, 10), gap=8)
        self._typesetter = typesetter
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        symbols = card.symbols
        self._add(f"Row {doubt.row:,}", "strong", *question_pieces(card))
        self._add("It says", "wrong", expression(doubt.says, symbols))
        self._add("Right", "right", expression(doubt.truth, symbols))
        self.content.addLayout(self._grid)
        if doubt.message:
            self._say((Words(_TOLD), *prose(doubt.message, symbols)))
        self._choice: OneOf[Choice] = OneOf(f"Row {doubt.row}", _CHOICES)
        self._choice.changed.connect(lambda: self.decided.emit(self._choice.value))
        self.content.addWidget(self._choice)
        self.setAccessibleName(doubt.sentence)
        self.setFocusProxy(self._choice)

    def show_choice(self, choice: Choice) -> None:
        if self._choice.value is not choice:
            self._choice.blockSignals(True)
            self._choice.choose(choice)
            self._choice.blockSignals(False)

    def _add(self, caption: str, role: str, *pieces: Piece) -> None:
        row = self._grid.rowCount()
        text = MathText(self._typesetter, "reading", tallest=_TALLEST)
        text.show_pieces(*pieces, lasting=False)
        text.setAccessibleName(f"{caption}: {spoken(pieces)}")
        self._grid.addWidget(label(caption, role), row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(text, row, 1)

    def _say(self, pieces: tuple[Piece, ...]) -> None:
        text = MathText(self._typesetter, "small")
        text.show_pieces(*pieces, lasting=False)
        self.content.addWidget(text)
