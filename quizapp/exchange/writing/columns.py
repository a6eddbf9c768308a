"""Cards as text in columns: a line a card, for spreadsheets and for other programs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from quizapp.cards import Card
from quizapp.cards.prose import written
from quizapp.exchange.formula_cells import as_text
from quizapp.exchange.writing.sides import back_of, extra_of, front_of, in_latex

_ALWAYS: dict[str, Callable[[Card], str]] = {
    "front": lambda card: written(front_of(card)),
    "back": lambda card: written(back_of(card)),
    "deck": lambda card: card.deck,
    "tags": lambda card: " ".join(tag.replace(" ", "_") for tag in card.tags),
}
_WHERE_ANY: dict[str, Callable[[Card], str]] = {
    "hint": lambda card: "\n".join(written(in_latex(hint, card.symbols)) for hint in card.hints),
    "explanation": lambda card: written(extra_of(card)),
    "source": lambda card: "; ".join(card.source),
    "rules": lambda card: ", ".join(card.rules),
    "difficulty": lambda card: str(card.difficulty) if card.difficulty != 1 else "",
}
"""Columns that are left out when no card has anything in them."""


def columns_of(cards: Sequence[Card], delimiter: str = ",") -> str:
    r"""With a header; formulas stand between \( and \). No cell is one that a spreadsheet would run."""
    filled = {name: column for name, column in _WHERE_ANY.items() if any(map(column, cards))}
    columns = {**_ALWAYS, **filled}
    text = StringIO()
    table = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    table.writerow(columns)
    table.writerows(_row(card, columns.values()) for card in cards)
    return text.getvalue()


def _row(card: Card, columns: Iterable[Callable[[Card], str]]) -> list[str]:
    return [as_text(column(card)) for column in columns]
