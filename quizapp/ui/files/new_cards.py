"""The new cards of a plan, and the whole of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.cards import Card
from quizapp.study.importing import Entry
from quizapp.ui.files.card_list import CardList
from quizapp.ui.files.card_pieces import question_pieces
from quizapp.ui.files.field_words import field_name, field_pieces
from quizapp.ui.formulas.mathematics import Piece, Words, answer_pieces
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import Panel, label, rows
from quizapp.ui.widgets.math_text import MathText

_TALLEST = 6.5
"""Ems of a picture: it is to be recognised, no more."""
_ASIDES = ("wrong", "hints", "explanation", "tags", "rules", "deck")


class NewCards(QWidget):
    looked_at = Signal(tuple)
    """The card that is chosen, and the list, which is where the keys are: both should be seen. Empty when the list is
    left."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._list = CardList(typesetter)
        self._whole = _WholeCard(typesetter)
        self._list.looked_at.connect(self._look_at)
        self._list.left.connect(lambda: self.looked_at.emit(()))
        layout = rows(gap=8)
        layout.addWidget(self._list)
        layout.addWidget(self._whole)
        self.setLayout(layout)
        self.setFocusProxy(self._list)

    def show_entries(self, entries: Sequence[Entry], left_out: Set[str], *, has_pictures: bool = False) -> None:
        self._list.show_entries(entries, left_out, has_pictures=has_pictures)

    def _look_at(self, card: Card) -> None:
        self._whole.show_card(card)
        self.looked_at.emit((self._whole, self._list))


class _WholeCard(Panel):
    """Hidden until a card is chosen."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__("inset", padding=(16, 12), gap=8)
        self._question = MathText(typesetter, "reading", tallest=_TALLEST)
        self._answer = MathText(typesetter, "reading", tallest=_TALLEST)
        self._asides = MathText(typesetter, "small", tallest=_TALLEST)
        for part in (self._question, label("Answer", "caption"), self._answer, self._asides):
            self.content.addWidget(part)
        self.hide()

    def show_card(self, card: Card) -> None:
        self._question.show_pieces(*question_pieces(card), lasting=False)
        self._answer.show_pieces(*answer_pieces(card, card.answer), lasting=False)
        asides = _asides(card)
        self._asides.show_pieces(*asides, lasting=False)
        self.show()


def _asides(card: Card) -> list[Piece]:
    """What else the card says."""
    pieces: list[Piece] = []
    for field in _ASIDES:
        if value := getattr(card, field):
            pieces += [Words(f"{'   ·   ' if pieces else ''}{field_name(field)}: "), *field_pieces(field, value, card)]
    return pieces
