"""All there is to see of one card, read already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from quizapp.cards import Card, Question, Task
from quizapp.study.browsing.values import Listed
from quizapp.ui.cards.card_words import deck_words, difficulty_words, how_it_stands
from quizapp.ui.formulas.mathematics import Piece, answer_pieces, expression, prose


@dataclass(frozen=True, slots=True)
class Preview:
    card_id: str
    instruction: tuple[Piece, ...]
    question: tuple[Piece, ...]
    """Empty where the instruction is all."""
    answers: tuple[tuple[Piece, ...], ...]
    """The first is the one that is shown when it is asked."""
    hints: tuple[tuple[Piece, ...], ...]
    rules: str
    stands: str
    """When it is asked again, and how well it is known."""
    about: str
    """Deck, difficulty, tags, source."""


def preview(card: Card, listed: Listed, rule_names: Mapping[str, str], now: datetime) -> Preview:
    """Reads the card's notation: not for the window's thread."""
    question = Question(card, card.mode)
    accepted = card.accept if card.task not in {Task.CHOOSE, Task.RECALL} else ()
    return Preview(
        card_id=card.id,
        instruction=prose(question.instruction, card.symbols),
        question=(expression(question.shown, card.symbols),) if question.shown else (),
        answers=tuple(answer_pieces(card, answer) for answer in (card.answer, *accepted)),
        hints=tuple(prose(hint, card.symbols) for hint in card.hints),
        rules=", ".join(rule_names.get(rule, rule) for rule in card.rules),
        stands=how_it_stands(listed, now),
        about=_about(card),
    )


def _about(card: Card) -> str:
    tags = ", ".join(card.tags)
    parts = (
        deck_words(card.deck),
        difficulty_words(card.difficulty),
        f"tagged {tags}" if tags else "",
        f"from {'; '.join(card.source)}" if card.source else "",
    )
    return "  ·  ".join(filter(None, parts))
