"""Takes a whole import back. What the learner did since then stays: reviews, and what was written on a card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, delete, exists, select, update
from sqlalchemy.orm import aliased

from quizapp.cards import Card
from quizapp.storage.content import CARD_FIELDS, KeptCard, kept_cards
from quizapp.storage.errors import CannotUndoImport
from quizapp.storage.models import CardRow, DeckRow, ImportedRow, ImportRow, MemoryRow, ReviewRow

_Row = Row[tuple[str, Card, Card | None, Card | None, bool]]


def take_back(connection: Connection, import_id: UUID, now: datetime) -> tuple[str, ...]:
    """Marks the import undone. Cards that it added go, or are retired where the learner met or changed them; cards that
    it changed are again what they were.

    Returns the names of the pictures that it brought. Raises CannotUndoImport.
    """
    found = connection.execute(select(ImportRow).where(ImportRow.id == import_id)).first()
    if found is None or found.undone_at is not None:
        raise CannotUndoImport("it was undone before")
    if _changed_since(connection, found.number):
        raise CannotUndoImport("a later import changed some of the same cards; undo that one first")
    rows = _rows(connection, found.number)
    kept = kept_cards(connection, [row.card_id for row in rows])
    _put_back(connection, rows, kept)
    _take_out(connection, [row for row in rows if row.before is None], kept, import_id)
    _remove_empty(connection, found.decks)
    connection.execute(update(ImportRow).where(ImportRow.number == found.number).values(undone_at=now))
    pictures: tuple[str, ...] = found.pictures
    return pictures


def _changed_since(connection: Connection, number: int) -> bool:
    later = aliased(ImportedRow)
    statement = (
        select(later.card_id)
        .join(ImportedRow, ImportedRow.card_id == later.card_id)
        .join(ImportRow, ImportRow.number == later.number)
        .where(ImportedRow.number == number, later.number > number, ImportRow.undone_at.is_(None))
    )
    return connection.scalar(statement.limit(1)) is not None


def _rows(connection: Connection, number: int) -> list[_Row]:
    columns = ImportedRow.card_id, ImportedRow.given, ImportedRow.written, ImportedRow.before, ImportedRow.was_retired
    return list(connection.execute(select(*columns).where(ImportedRow.number == number)))


def _put_back(connection: Connection, rows: Iterable[_Row], kept: dict[str, KeptCard]) -> None:
    changes = []
    for row in rows:
        if row.before is not None and row.card_id in kept:
            card = _without(kept[row.card_id].card, row.written or row.given, row.before)
            changed = {name: getattr(card, name) for name in CARD_FIELDS if name != "id"}
            # Retired by now, it was deleted by the learner.
            retired = row.was_retired or kept[row.card_id].retired
            changes.append({**changed, "card": row.card_id, "retired": retired})
    if changes:
        connection.execute(update(CardRow).where(CardRow.id == bindparam("card")), changes)


def _without(now: Card, written: Card, before: Card) -> Card:
    """The card now, with each field that still says what the import wrote as it was before."""
    names = [field.name for field in fields(Card) if getattr(now, field.name) == getattr(written, field.name)]
    return replace(now, **{name: getattr(before, name) for name in names})


def _take_out(connection: Connection, added: list[_Row], kept: dict[str, KeptCard], import_id: UUID) -> None:
    met = _met(connection, import_id)
    stay: list[dict[str, str]] = []
    go: list[dict[str, str]] = []
    for row in added:
        if row.card_id in kept:
            is_as_written = kept[row.card_id].card == (row.written or row.given)
            (go if is_as_written and row.card_id not in met else stay).append({"card": row.card_id})
    if stay:
        connection.execute(update(CardRow).where(CardRow.id == bindparam("card")).values(retired=True), stay)
    if go:
        for table, column in ((ReviewRow, ReviewRow.card_id), (MemoryRow, MemoryRow.card_id), (CardRow, CardRow.id)):
            connection.execute(delete(table).where(column == bindparam("card")), go)


def _met(connection: Connection, import_id: UUID) -> frozenset[str]:
    """Cards with a review that the import did not bring, even one that was undone."""
    return frozenset(connection.scalars(select(ReviewRow.card_id).distinct().where(ReviewRow.session != import_id)))


def _remove_empty(connection: Connection, decks: Iterable[str]) -> None:
    statement = delete(DeckRow).where(DeckRow.name == bindparam("deck"), ~exists().where(CardRow.deck == DeckRow.name))
    if names := [{"deck": name} for name in decks]:
        connection.execute(statement, names)
