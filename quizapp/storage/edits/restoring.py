"""What an edit did to cards, taken back: whatever of them still is as the edit left it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, select, text

from quizapp.cards import Card
from quizapp.cards.parts import PARTS
from quizapp.storage.card_column import card_to_json
from quizapp.storage.content import shipped_cards
from quizapp.storage.edits.deck_rows import make_hidden
from quizapp.storage.edits.many import Tick
from quizapp.storage.edits.restoring_many import MANY, columns_of_many, restore_many
from quizapp.storage.edits.states import CONTENT, STANDING, State, content_of, states, write_states
from quizapp.storage.models import CardRow, EditedRow, MemoryRow, ReviewRow

_PARTS = (*PARTS, ("suspended",), STANDING)
_AWAY = {"retired": 1, "deleted": 1}

_Edited = Row[tuple[str, Any, Any, Card | None]]


def _edited(connection: Connection, number: int, *, but_many: bool) -> Sequence[_Edited]:
    columns = EditedRow.card_id, EditedRow.before, EditedRow.after, EditedRow.shipped
    statement = select(*columns).where(EditedRow.number == number)
    return connection.execute(statement.where(text(f"NOT ({MANY})")) if but_many else statement).all()


@dataclass(slots=True)
class Restoring:
    """One going through of what an edit did to cards."""

    connection: Connection
    number: int
    restored: int = 0
    changed: int = 0
    """Since the edit, so that something of them stays."""
    gone: int = 0

    def take_back(self, tick: Tick) -> None:
        names = columns_of_many(self.connection, self.number)
        if names:
            self._restore_many(names, tick)
        edited = _edited(self.connection, self.number, but_many=bool(names))
        self._restore([row for row in edited if row.shipped is None and row.before is not None])
        self._restore_shipped([row for row in edited if row.shipped is not None])
        for row in edited:
            if row.before is None:
                self._take_out(row)

    def _restore_many(self, names: Sequence[str], tick: Tick) -> None:
        restored, changed, gone = restore_many(self.connection, self.number, names, tick)
        self.restored += restored
        self.changed += changed
        self.gone += gone

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
        make_hidden(self.connection, {state["deck"] for _, state in changes if "deck" in state})
        write_states(self.connection, changes)

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
