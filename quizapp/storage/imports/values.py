"""What goes into an import, and what is known of those that were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from quizapp.cards import Card, Memory, Review
from quizapp.storage.content import KeptCard
from quizapp.values import value


@value(kw_only=True)
class ImportedCard:
    """What an import does to one card."""

    card: Card
    """As it is to be kept."""
    digest: str
    """The same as long as the note in the file stays the same, letter by letter."""
    meaning: str
    """The same for notes that ask the same."""
    given: Card | None = None
    """What the file says, where something else is kept because the learner wrote it."""
    before: KeptCard | None = None
    """What stands there now; None: nothing."""
    reviews: tuple[Review, ...] = ()
    """Of the past, as another program recorded them; oldest first."""
    memory: Memory | None = None
    """What those reviews leave."""
    suspended: bool = False
    """Whether a new card is not to be asked for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """An import: all of it is kept, or nothing."""

    id: UUID
    """Also the session of the reviews that it brings."""
    name: str
    """What the file is called."""
    at: datetime
    cards: tuple[ImportedCard, ...]
    pictures: tuple[str, ...] = ()
    """Names of those that were not in the collection's folder before."""


@value
class LastImported:
    """What the newest import of a card, which is still asked, knew of its note."""

    digest: str
    meaning: str
    deck: str
    """Where the card is now."""


@dataclass(frozen=True, slots=True)
class PastImport:
    id: UUID
    name: str
    at: datetime
    added: int
    changed: int
    undone_at: datetime | None
