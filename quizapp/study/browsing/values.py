"""What the Cards screen shows: frozen values, handed over as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.cards import Symbols
from quizapp.storage.edits import Edit, Limits
from quizapp.storage.errors import CannotEdit

__all__ = ["CannotEdit", "CardState", "DeckState", "Edit", "Found", "Limits", "Listed", "SortBy"]


class SortBy(StrEnum):
    """Cards that are equal in it stand in teaching order; those that have none of it, a due date say, come last."""

    QUESTION = "question"
    DECK = "deck"
    """Teaching order: deck by deck, and in each deck the order of its cards."""
    RULE = "rule"
    DUE = "due"
    DIFFICULTY = "difficulty"
    ADDED = "added"
    """The oldest first."""
    RECALL = "recall"
    LAPSES = "lapses"


class CardState(StrEnum):
    NEW = "new"
    LEARNING = "learning"
    """In its first steps, or in those after a lapse."""
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    ids: Sequence[str]
    """In the order asked for."""
    trouble: str = ""
    """A plain sentence where the search cannot be understood; nothing is found then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row of the table of cards."""

    id: str
    deck: str
    question: str
    answer: str
    is_prose: bool
    """Question and answer are prose in which `$...$` encloses notation, rather than bare notation."""
    symbols: Symbols
    rules: tuple[str, ...]
    """Their ids."""
    tags: tuple[str, ...]
    difficulty: int
    state: CardState
    due: datetime | None
    """None: it is new."""
    recall: float | None
    """Predicted now, 0 to 1; None: it is new."""
    suspended: bool
    """Not asked until the learner says so."""
    is_own: bool
    """The learner's, and not the program's."""
    lapses: int
    """How often it was forgotten after it had been learned."""
    missed: bool
    """Answered wrong lately, and not right since."""
    added: datetime | None = None
    """None: it came with the program."""


@dataclass(frozen=True, slots=True)
class DeckState:
    """A deck, and what is in it and in all decks below it."""

    name: str
    """With `::` between a deck and the one below it."""
    cards: int
    due: int
    """Before the day ends, whatever the limits; suspended cards are not counted."""
    new: int
    """Never seen; suspended cards are not counted."""
    limits: Limits
    is_own: bool
    """None of the program's cards is in it or below."""
