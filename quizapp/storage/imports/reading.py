"""What is known of past imports."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from quizapp.cards import Card
from quizapp.storage.content import CARD_COLUMNS
from quizapp.storage.imports.values import LastImported, PastImport
from quizapp.storage.many_ids import is_one_of
from quizapp.storage.models import CardRow, ImportedRow, ImportRow, Origin


def all_imports(connection: Connection) -> list[PastImport]:
    """The newest first; undone ones too."""
    added = func.count(ImportedRow.card_id).filter(ImportedRow.before.is_(None))
    changed = func.count(ImportedRow.card_id).filter(ImportedRow.before.is_not(None))
    statement = (
        select(ImportRow.id, ImportRow.name, ImportRow.at, added, changed, ImportRow.undone_at)
        .outerjoin(ImportedRow, ImportedRow.number == ImportRow.number)
        .group_by(ImportRow.number)
        .order_by(ImportRow.number.desc())
    )
    return [PastImport(*row) for row in connection.execute(statement)]


def last_imported(connection: Connection) -> dict[str, LastImported]:
    """By card, for those that are still asked."""
    statement = (
        select(ImportedRow.card_id, ImportedRow.digest, ImportedRow.meaning, CardRow.deck)
        .join(ImportRow, ImportRow.number == ImportedRow.number)
        .join(CardRow, CardRow.id == ImportedRow.card_id)
        .where(ImportRow.undone_at.is_(None), ~CardRow.retired)
        .order_by(ImportedRow.number)
    )
    rows = connection.execute(statement).all()
    return {card_id: LastImported(digest, meaning, deck) for card_id, digest, meaning, deck in rows}


def given_cards(connection: Connection, ids: Iterable[str]) -> dict[str, Card]:
    """What the file of the newest import gave, for those of the cards that were ever imported."""
    statement = (
        select(ImportedRow.card_id, ImportedRow.given)
        .join(ImportRow, ImportRow.number == ImportedRow.number)
        .where(ImportRow.undone_at.is_(None), is_one_of(ImportedRow.card_id, ids))
        .order_by(ImportedRow.number)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def never_imported(connection: Connection) -> list[Card]:
    """The learner's own cards that came from no file."""
    imported = select(ImportedRow.card_id).where(ImportedRow.card_id == CardRow.id).exists()
    statement = select(*CARD_COLUMNS).where(CardRow.origin == Origin.OWN, ~CardRow.retired, ~imported)
    return [Card(**row) for row in connection.execute(statement).mappings()]
