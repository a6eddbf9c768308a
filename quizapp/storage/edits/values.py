"""What an edit of the learner's did, as it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a deck, and of all decks below it, is asked on one day. None: only the overall settings bound it."""

    new_a_day: int | None = None
    reviews_a_day: int | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids of the cards that an edit changed, undone or not; not of those that it reset, which stand as they did."""

    anyhow: Sequence[str]
    """Anything of them may be another."""
    standing: Sequence[str]
    """Only where they stand: their deck, their tags, whether they are suspended, whether they are there at all."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step that the learner took with cards or decks, and can take back."""

    id: UUID
    sentence: str
    """What was done: "Moved 3 cards to Mine." After undoing, what was undone, and what stayed as it is."""
    at: datetime
    cards: int
    """How many cards it changed."""
