"""Takes a whole import back. What the learner did since then stays: reviews, and what was written on a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, delete, exists, select, update

from quizapp.cards import Card
from quizapp.cards.parts import PARTS, same
from quizapp.storage.bulk import read_rows
from quizapp.storage.content import CARD_COLUMNS, card_of
from quizapp.storage.errors import CannotUndoImport
from quizapp.storage.imports.writing import over_cards, row_of, strides
from quizapp.storage.many_ids import is_one_of
from quizapp.storage.models import CardRow, DeckRow, ImportRow, MemoryRow, ReplacedRow, ReviewRow

_NO_IMPORT = {"imported_by": None, "digest": None, "meaning": None, "given": None}


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
    _put_back(connection, found.number)
    _take_out(connection, found.number, import_id)
    _remove_empty(connection, found.decks)
    connection.execute(update(ImportRow).where(ImportRow.number == found.number).values(undone_at=now))
    pictures: tuple[str, ...] = found.pictures
    return pictures


def _changed_since(connection: Connection, number: int) -> bool:
    later = (
        select(ReplacedRow.card_id)
        .join(ImportRow, ImportRow.number == ReplacedRow.number)
        .where(ReplacedRow.imported_by == number, ImportRow.undone_at.is_(None))
    )
    return connection.scalar(later.limit(1)) is not None


# Cards that were there before it


def _put_back(connection: Connection, number: int) -> None:
    """They are again as they were."""
    ids = connection.scalars(select(ReplacedRow.card_id).where(ReplacedRow.number == number)).all()
    written = over_cards(connection)
    for some in strides(ids):
        found = select(*ReplacedRow.__table__.c).where(
            ReplacedRow.number == number, is_one_of(ReplacedRow.card_id, some)
        )
        rows = connection.execute(found).all()
        standing = _standing(connection, number, some)
        written.write([_as_before(row, standing[row.card_id]) for row in rows if row.card_id in standing])


@dataclass(frozen=True, slots=True)
class _Standing:
    """A card as it is now."""

    card: Card
    given: Card | None
    retired: bool
    """Then it was deleted by the learner."""


def _standing(connection: Connection, number: int, ids: Sequence[str]) -> dict[str, _Standing]:
    columns = *CARD_COLUMNS, CardRow.given, CardRow.retired
    rows = read_rows(connection, select(*columns).where(is_one_of(CardRow.id, ids), CardRow.imported_by == number))
    found = (_Standing(card_of(values), given, retired) for *values, given, retired in rows)
    return {each.card.id: each for each in found}


def _as_before(row: Row[Any], standing: _Standing) -> tuple[Any, ...]:
    """The card with each part of it that still says what the import wrote as it was before."""
    now = standing.card
    written = row.written or standing.given
    if written is None:
        back = row.before
    else:
        names = [name for part in PARTS if same(part, now, written) for name in part]
        back = replace(now, **{name: getattr(row.before, name) for name in names})
    # Before, it may have stood as an earlier file gave it; now something of the learner's stands there too.
    is_mixed = row.given is None and row.imported_by is not None and back != row.before
    from_file = row.imported_by, row.digest, row.meaning, row.before if is_mixed else row.given
    return row_of(back, from_file, retired=standing.retired or row.was_retired)


# Cards that it added


def _take_out(connection: Connection, number: int, import_id: UUID) -> None:
    """They go; those that the learner met or changed are retired, and are the learner's own from now on."""
    replaced = select(ReplacedRow.card_id).where(ReplacedRow.number == number)
    added = CardRow.imported_by == number, CardRow.id.not_in(replaced)
    met = exists().where(ReviewRow.card_id == CardRow.id, ReviewRow.session != import_id)
    untouched = select(CardRow.id).where(*added, ~met, ~is_one_of(CardRow.id, _rewritten(connection, number)))
    for table in (ReviewRow, MemoryRow):
        connection.execute(delete(table).where(table.card_id.in_(untouched)))
    connection.execute(delete(CardRow).where(CardRow.id.in_(untouched)))
    connection.execute(update(CardRow).where(*added).values(retired=True, **_NO_IMPORT))


def _rewritten(connection: Connection, number: int) -> list[str]:
    """Cards that say something else than their file gave; those that were changed and changed back do not."""
    columns = *CARD_COLUMNS, CardRow.given
    rows = read_rows(connection, select(*columns).where(CardRow.imported_by == number, CardRow.given.is_not(None)))
    cards = ((card_of(values), given) for *values, given in rows)
    return [card.id for card, given in cards if card != given]


def _remove_empty(connection: Connection, decks: Iterable[str]) -> None:
    statement = delete(DeckRow).where(DeckRow.name == bindparam("deck"), ~exists().where(CardRow.deck == DeckRow.name))
    if names := [{"deck": name} for name in decks]:
        connection.execute(statement, names)
