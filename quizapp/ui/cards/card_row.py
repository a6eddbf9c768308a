"""A card as a row of the table: everything that it shows, read and worded already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from quizapp.study.browsing.values import CardState, Listed, SortBy
from quizapp.ui.cards.card_words import deck_words, difficulty_words, due_words, lapses_words, recall_words
from quizapp.ui.formulas.mathematics import Formula, Piece, Words, expression, prose, spoken
from quizapp.ui.words import day_words

_LONGEST = 400
"""Characters of a question that one line could show at most."""


class Column(Enum):
    """In the order in which they stand."""

    QUESTION = "Question"
    DECK = "Deck"
    RULES = "Rules"
    DUE = "Due"
    RECALL = "Recall"
    DIFFICULTY = "Difficulty"
    LAPSES = "Forgotten"
    ADDED = "Added"
    TAGS = "Tags"

    @property
    def sort(self) -> SortBy | None:
        """What a press on its header sorts by."""
        return _SORTS.get(self)


_SORTS = {
    Column.QUESTION: SortBy.QUESTION,
    Column.DECK: SortBy.DECK,
    Column.RULES: SortBy.RULE,
    Column.DUE: SortBy.DUE,
    Column.RECALL: SortBy.RECALL,
    Column.DIFFICULTY: SortBy.DIFFICULTY,
    Column.LAPSES: SortBy.LAPSES,
    Column.ADDED: SortBy.ADDED,
}


@dataclass(frozen=True, slots=True)
class CardRow:
    listed: Listed
    question: tuple[Piece, ...]
    texts: Mapping[Column, str]
    """Plain text of each column."""
    is_due: bool

    @property
    def id(self) -> str:
        return self.listed.id

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        rest = (self.texts[column] for column in (Column.DECK, Column.DUE))
        suspended = ("suspended",) if self.listed.suspended else ()
        return ", ".join((spoken(self.question), *filter(None, rest), *suspended))


def card_row(listed: Listed, rule_names: Mapping[str, str], now: datetime) -> CardRow:
    """Reads the question, which may take a millisecond: not for the window's thread."""
    question = side_pieces(listed, listed.question[:_LONGEST])
    return CardRow(
        listed,
        question,
        {
            Column.QUESTION: plain(question),
            Column.DECK: deck_words(listed.deck),
            Column.RULES: ", ".join(rule_names.get(rule, rule) for rule in listed.rules),
            Column.DUE: "suspended" if listed.suspended else due_words(listed, now),
            Column.RECALL: recall_words(listed.recall),
            Column.DIFFICULTY: difficulty_words(listed.difficulty),
            Column.LAPSES: lapses_words(listed.lapses),
            Column.ADDED: day_words(listed.added, now) if listed.added else "",
            Column.TAGS: ", ".join(tag.replace("::", " › ") for tag in listed.tags),
        },
        is_due=not listed.suspended and listed.state is not CardState.NEW and due_words(listed, now) == "today",
    )


def side_pieces(listed: Listed, text: str) -> tuple[Piece, ...]:
    """Its question or its answer."""
    if listed.is_prose:
        return prose(text, listed.symbols)
    return (expression(text, listed.symbols),) if text else ()


def plain(pieces: tuple[Piece, ...]) -> str:
    """In one line, formulas as Unicode text."""
    texts = (piece.plain if isinstance(piece, Formula) else piece.text for piece in pieces)
    return " ".join("".join(texts).split())


def in_one_line(piece: Piece) -> Piece:
    """Words with every break a space."""
    if isinstance(piece, Formula):
        return piece
    text = " ".join(piece.text.split())
    before, after = (" " if end.isspace() else "" for end in (piece.text[:1], piece.text[-1:]))
    return Words(f"{before}{text}{after}" if text else " ")
