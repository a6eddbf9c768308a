"""What a list shows of a card: its question and its answer, ready to be drawn and said."""

from __future__ import annotations

from quizapp.cards import Card, Mode, Question
from quizapp.ui.formulas.mathematics import Piece, answer_pieces, expression, prose

WAYS = {Mode.TYPED: "checked", Mode.CHOICE: "choice", Mode.RECALL: "recall"}
"""How a card is answered, in a word."""


def question_pieces(card: Card) -> tuple[Piece, ...]:
    """What the task says anyhow is left out."""
    shown = Question(card, card.mode).shown
    return (*prose(card.prompt, card.symbols), *((expression(shown, card.symbols),) if shown else ()))


def shown_answer(card: Card) -> tuple[Piece, ...]:
    return answer_pieces(card, card.answer)
