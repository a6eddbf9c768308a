"""Reviews and the memory that they leave: written together, undone together."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards import Memory, Rating, Review
from quizapp.storage.errors import NotTheLatestReview
from quizapp.storage.models import CardRow, MemoryRow, ReviewRow

_REVIEW_FIELDS = [field.name for field in fields(Review)]
_MEMORY_FIELDS = [field.name for field in fields(Memory)]
_REVIEW_COLUMNS = [getattr(ReviewRow, name) for name in _REVIEW_FIELDS]
_MEMORY_COLUMNS = [getattr(MemoryRow, name) for name in _MEMORY_FIELDS]


def keep(connection: Connection, review: Review, memory: Memory) -> None:
    """The memory before the review is kept with it, so that it can be undone."""
    row = {name: getattr(review, name) for name in _REVIEW_FIELDS}
    before = memory_of(connection, review.card_id)
    connection.execute(insert(ReviewRow).values({**row, "memory_before": before}))
    _set_memory(connection, review.card_id, memory)


def take_back(connection: Connection, review_id: UUID, now: datetime) -> Memory | None:
    """Marks the review undone and gives its card the memory it had before; None makes it new again.

    Raises NotTheLatestReview when a later review of the card counts, or this one does not any more.
    """
    undone = connection.execute(
        select(ReviewRow.number, ReviewRow.card_id, ReviewRow.memory_before).where(ReviewRow.id == review_id)
    ).first()
    if undone is None or undone.number != _latest(connection, undone.card_id):
        raise NotTheLatestReview
    connection.execute(update(ReviewRow).where(ReviewRow.number == undone.number).values(undone_at=now))
    _set_memory(connection, undone.card_id, undone.memory_before)
    memory: Memory | None = undone.memory_before
    return memory


def reviews_kept(connection: Connection, card_id: str | None, since: datetime | None) -> list[Review]:
    """Those that were not undone, in the order kept."""
    statement = select(*_REVIEW_COLUMNS).where(ReviewRow.undone_at.is_(None)).order_by(ReviewRow.number)
    if card_id is not None:
        statement = statement.where(ReviewRow.card_id == card_id)
    if since is not None:
        statement = statement.where(ReviewRow.at >= since)
    return [Review(**row) for row in connection.execute(statement).mappings()]


def memory_of(connection: Connection, card_id: str) -> Memory | None:
    row = connection.execute(select(*_MEMORY_COLUMNS).where(MemoryRow.card_id == card_id)).first()
    return Memory(*row) if row else None


def all_memories(connection: Connection) -> dict[str, Memory]:
    """By card, retired ones included."""
    rows = connection.execute(select(MemoryRow.card_id, *_MEMORY_COLUMNS))
    return {card_id: Memory(*values) for card_id, *values in rows}


def due_memories(connection: Connection, by: datetime) -> list[tuple[str, Memory]]:
    """Cards due at or before that moment, the longest waiting first."""
    statement = (
        select(MemoryRow.card_id, *_MEMORY_COLUMNS)
        .join(CardRow, CardRow.id == MemoryRow.card_id)
        .where(MemoryRow.due <= by, ~CardRow.retired)
        .order_by(MemoryRow.due)
    )
    return [(card_id, Memory(*values)) for card_id, *values in connection.execute(statement)]


def missed_cards(connection: Connection, since: datetime) -> list[str]:
    """Cards rated Again since then, each once, the latest first."""
    statement = (
        select(ReviewRow.card_id)
        .join(CardRow, CardRow.id == ReviewRow.card_id)
        .where(ReviewRow.at >= since, ReviewRow.rating == Rating.AGAIN)
        .where(ReviewRow.undone_at.is_(None), ~CardRow.retired)
        .order_by(ReviewRow.number.desc())
    )
    return list(dict.fromkeys(connection.scalars(statement)))


def _latest(connection: Connection, card_id: str) -> int | None:
    return connection.scalar(
        select(ReviewRow.number)
        .where(ReviewRow.card_id == card_id, ReviewRow.undone_at.is_(None))
        .order_by(ReviewRow.number.desc())
        .limit(1)
    )


def _set_memory(connection: Connection, card_id: str, memory: Memory | None) -> None:
    if memory is None:
        connection.execute(delete(MemoryRow).where(MemoryRow.card_id == card_id))
        return
    row = {name: getattr(memory, name) for name in _MEMORY_FIELDS}
    statement = insert(MemoryRow).values({**row, "card_id": card_id})
    connection.execute(statement.on_conflict_do_update(index_elements=[MemoryRow.card_id], set_=row))
