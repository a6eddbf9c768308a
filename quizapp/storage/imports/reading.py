"""What is known of past imports."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from quizapp.cards import Card
from quizapp.storage.bulk import read_rows
from quizapp.storage.content import CARD_COLUMNS, card_of
from quizapp.storage.imports.values import LastImported, PastImport
from quizapp.storage.many_ids import is_one_of
from quizapp.storage.models import CardRow, ImportRow, Origin


def all_imports(connection: Connection) -> list[PastImport]:
    """The newest first; undone ones too."""
    columns = ImportRow.id, ImportRow.name, ImportRow.at, ImportRow.added, ImportRow.changed, ImportRow.undone_at
    return [PastImport(*row) for row in connection.execute(select(*columns).order_by(ImportRow.number.desc()))]


def last_imported(connection: Connection) -> dict[str, LastImported]:
    """By card, for those that are still asked."""
    columns = CardRow.id, CardRow.digest, CardRow.meaning, CardRow.deck
    rows = read_rows(connection, select(*columns).where(CardRow.imported_by.is_not(None), ~CardRow.retired))
    return {card_id: LastImported(digest or "", meaning or "", deck) for card_id, digest, meaning, deck in rows}


def given_cards(connection: Connection, ids: Iterable[str]) -> dict[str, Card]:
    """What the file of the newest import gave, for those of the cards that came from one."""
    imported = select(*CARD_COLUMNS, CardRow.given).where(CardRow.imported_by.is_not(None), is_one_of(CardRow.id, ids))
    given: dict[str, Card] = {}
    for *values, other in read_rows(connection, imported):
        card = other or card_of(values)
        given[card.id] = card
    return given


def never_imported(connection: Connection) -> list[Card]:
    """The learner's own cards that came from no file."""
    own = CardRow.origin == Origin.OWN, ~CardRow.retired, CardRow.imported_by.is_(None)
    return [card_of(row) for row in read_rows(connection, select(*CARD_COLUMNS).where(*own))]
