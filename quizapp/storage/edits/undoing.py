"""Takes the newest edit back. What was done to its cards since, by an import, a newer version or a review, stays."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, delete, exists, select, text, union, update

from quizapp.cards import Card
from quizapp.cards.parts import PARTS
from quizapp.storage.card_column import card_to_json
from quizapp.storage.content import shipped_cards
from quizapp.storage.edits.deck_rows import deck_rows, hidden_row, put_back, put_in, take_back
from quizapp.storage.edits.many import NOT_MADE, Many, Tick, can_be_many, unheard
from quizapp.storage.edits.resetting import take_resets_back
from quizapp.storage.edits.states import CONTENT, STANDING, State, content_of, states, write_states
from quizapp.storage.edits.telling import undone
from quizapp.storage.edits.values import Edit
from quizapp.storage.errors import CannotEdit
from quizapp.storage.models import CardRow, EditedRow, EditRow, MemoryRow, ResetRow, ReviewRow

_PARTS = (*PARTS, ("suspended",), STANDING)
_MANY = "edited.shipped IS NULL AND edited.before <> 'null'"
"""What an edit did to other cards than those of the program and new ones: to all of them the same."""
_AWAY = {"retired": 1, "deleted": 1}

_Edited = Row[tuple[str, Any, Any, Card | None]]


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
    cards = _Cards(connection, edit.number)
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


def _edited(connection: Connection, number: int, *, but_many: bool) -> Sequence[_Edited]:
    columns = EditedRow.card_id, EditedRow.before, EditedRow.after, EditedRow.shipped
    statement = select(*columns).where(EditedRow.number == number)
    return connection.execute(statement.where(text(f"NOT ({_MANY})")) if but_many else statement).all()


def _of_many(connection: Connection, number: int) -> tuple[str, ...]:
    """The columns that the edit changed of many cards, who are dealt with in SQLite; none, where they have to be read.

    SQLite's JSON ends a text at a NUL.
    """
    statement = f"SELECT after, instr(before, '\\u0000') FROM edited WHERE number = ? AND {_MANY} ORDER BY 2 DESC"  # noqa: S608 - no values
    row = connection.exec_driver_sql(statement, (number,)).first()
    names = tuple(json.loads(row[0])) if row is not None and not row[1] else ()
    return names if can_be_many(names) else ()


@dataclass(slots=True)
class _Cards:
    """One going through of what an edit did to cards."""

    connection: Connection
    number: int
    restored: int = 0
    changed: int = 0
    """Since the edit, so that something of them stays."""
    gone: int = 0

    def take_back(self, tick: Tick) -> None:
        names = _of_many(self.connection, self.number)
        if names:
            self._restore_many(names, tick)
        edited = _edited(self.connection, self.number, but_many=bool(names))
        self._restore([row for row in edited if row.shipped is None and row.before is not None])
        self._restore_shipped([row for row in edited if row.shipped is not None])
        for row in edited:
            if row.before is None:
                self._take_out(row)

    def _restore_many(self, names: Sequence[str], tick: Tick) -> None:
        these = f"number = ? AND {_MANY}"
        still = " AND ".join(f"cards.{name} IS json_extract(after, '$.{name}')" for name in names)
        becomes = {name: f"json_extract(before, '$.{name}')" for name in names}
        source = f"edited JOIN cards ON id = card_id AND {NOT_MADE} WHERE {these} AND {still}"
        many = Many.choose(self.connection, becomes, source, (self.number,))
        counted = f"SELECT count(*), count(id) FROM edited LEFT JOIN cards ON id = card_id AND {NOT_MADE} WHERE {these}"  # noqa: S608 - no values
        were, there = self.connection.exec_driver_sql(counted, (self.number,)).one()
        self.restored += many.count
        self.changed += there - many.count
        self.gone += were - there
        if names == ("deck",):
            self._make_decks(many.values())
        many.write(tick)

    def _restore(self, rows: Sequence[_Edited]) -> None:
        names = list(dict.fromkeys(name for row in rows for name in row.after))
        standing = states(self.connection, [row.card_id for row in rows], names)
        self._write([(row.card_id, self._back(row.before, row, standing)) for row in rows])

    def _restore_shipped(self, rows: Sequence[_Edited]) -> None:
        """Where the program ships something else by now, that is what comes back."""
        standing = states(self.connection, [row.card_id for row in rows])
        cards = shipped_cards(self.connection, list(standing))
        changes = []
        for row in rows:
            before = {name: value for name, value in row.before.items() if name != "shipped"}
            card = cards.get(row.card_id)
            if row.shipped is None or card is None:
                back = self._back(before, row, standing)
            else:
                shipped = content_of(self.connection, card)
                before |= _renewed(before, content_of(self.connection, row.shipped), shipped)
                back = self._back(before, row, standing)
                content = {**standing[row.card_id], **back}
                is_as_shipped = all(content[name] == shipped[name] for name in CONTENT)
                back["shipped"] = None if is_as_shipped else card_to_json(card)
            changes.append((row.card_id, back))
        self._write(changes)

    def _write(self, changes: Sequence[tuple[str, State]]) -> None:
        self._make_decks({state["deck"] for _, state in changes if "deck" in state})
        write_states(self.connection, changes)

    def _make_decks(self, names: Set[str]) -> None:
        """Those that are gone: with an import that was taken back since."""
        for name in sorted(names - deck_rows(self.connection).keys()) if names else ():
            put_in(self.connection, [(None, hidden_row(self.connection, name))])

    def _back(self, before: State, row: _Edited, standing: Mapping[str, State]) -> dict[str, Any]:
        """What of it is to be as it was: whatever still is as the edit left it."""
        now = standing.get(row.card_id)
        if now is None:
            self.gone += 1
            return {}
        touched = _touched(tuple(before))
        parts = [part for part in touched if all(now[name] == row.after[name] for name in part)]
        if len(parts) == len(touched):
            self.restored += 1
        else:
            self.changed += 1
        return {name: before[name] for part in parts for name in part}

    def _take_out(self, row: _Edited) -> None:
        """A card that the edit added."""
        now = states(self.connection, [row.card_id]).get(row.card_id)
        if now is None:
            self.gone += 1
        elif any(now[name] != value for name, value in row.after.items()):
            self.changed += 1
        else:
            self.restored += 1
            _remove(self.connection, row.card_id)


@cache
def _touched(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The columns that an edit changed, those together that belong together."""
    parts = (tuple(name for name in part if name in names) for part in _PARTS)
    return [part for part in parts if part]


def _renewed(before: State, then: State, now: State) -> State:
    """What is as shipped of what was as shipped at the time of the edit."""
    parts = [
        part for part in _touched(tuple(before)) if part[0] in then and all(before[name] == then[name] for name in part)
    ]
    return {name: now[name] for part in parts for name in part}


def _remove(connection: Connection, card_id: str) -> None:
    """Reviews are never taken away, so a card with some stays behind them."""
    met = exists().where(ReviewRow.card_id == card_id)
    if connection.scalar(select(met)):
        write_states(connection, [(card_id, _AWAY)])
        return
    connection.execute(delete(MemoryRow).where(MemoryRow.card_id == card_id))
    connection.execute(delete(CardRow).where(CardRow.id == card_id))
