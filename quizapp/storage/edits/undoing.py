"""Takes the newest edit back. What was done to its cards since, by an import, a newer version or a review, stays."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select, union, update

from quizapp.storage.edits.deck_rows import put_back, take_back
from quizapp.storage.edits.many import Tick, unheard
from quizapp.storage.edits.resetting import take_resets_back
from quizapp.storage.edits.restoring import Restoring
from quizapp.storage.edits.telling import undone
from quizapp.storage.edits.values import Edit
from quizapp.storage.errors import CannotEdit
from quizapp.storage.models import EditedRow, EditRow, ResetRow


def last_edit(connection: Connection) -> Edit | None:
    """The newest that was not undone."""
    row = _newest(connection)
    return None if row is None else Edit(row.id, row.sentence, row.at, row.cards)


def cards_touched(connection: Connection, edit_id: UUID) -> list[str]:
    tables = EditedRow, ResetRow
    each = (select(table.card_id).join(EditRow, EditRow.number == table.number) for table in tables)
    return list(connection.scalars(union(*(wanted.where(EditRow.id == edit_id) for wanted in each))))


def undo_last(connection: Connection, now: datetime, tick: Tick = unheard) -> Edit:
    """Returns it with a sentence that says what was undone, and what stays. Raises CannotEdit where there is none."""
    edit = _newest(connection)
    if edit is None:
        raise CannotEdit("There is nothing to undo.")
    decks = [(before, after) for before, after in edit.decks or ()]
    put_back(connection, decks)
    cards = Restoring(connection, edit.number)
    cards.take_back(tick)
    reset, reviewed = take_resets_back(connection, edit.number, now, tick)
    full = take_back(connection, decks)
    connection.execute(update(EditRow).where(EditRow.number == edit.number).values(undone_at=now))
    sentence = undone(edit.sentence, changed=cards.changed, reviewed=reviewed, gone=cards.gone, full=full)
    return Edit(edit.id, sentence, edit.at, cards.restored + reset)


def _newest(connection: Connection) -> Row[Any] | None:
    statement = select(EditRow.number, EditRow.id, EditRow.sentence, EditRow.at, EditRow.cards, EditRow.decks)
    return connection.execute(
        statement.where(EditRow.undone_at.is_(None)).order_by(EditRow.number.desc()).limit(1)
    ).first()
