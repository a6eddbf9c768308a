"""What stands in the columns of cards, as SQLite holds it: edits remember it, compare it and put it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from quizapp.cards import Card
from quizapp.storage.content import CARD_FIELDS
from quizapp.storage.models import CardRow, Origin

State = Mapping[str, Any]
"""Some columns of a card."""

CONTENT = tuple(name for name in CARD_FIELDS if name != "id")
STANDING = ("retired", "deleted")
"""Whether a card is there at all."""
EVERY = (*CONTENT, "suspended", *STANDING, "shipped")

_AT_ONCE = 5000
"""Ids named in one statement; SQLite takes 32,766."""


def states(connection: Connection, ids: Sequence[str], names: Sequence[str] = EVERY) -> dict[str, dict[str, Any]]:
    """Those columns of the cards that are there, retired ones too; not of practice cards."""
    columns = ", ".join(["id", *names])
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = tuple(ids[start : start + _AT_ONCE])
        places = ", ".join("?" * len(some))
        statement = f"SELECT {columns} FROM cards WHERE origin <> '{Origin.MADE}' AND id IN ({places})"  # noqa: S608 - names of columns
        rows = connection.exec_driver_sql(statement, some)
        found |= {card_id: dict(zip(names, values, strict=True)) for card_id, *values in rows}
    return found


def content_of(connection: Connection, card: Card) -> dict[str, Any]:
    """The columns of a card that is given."""
    return {name: held(connection, name, getattr(card, name)) for name in CONTENT}


def insert_states(connection: Connection, rows: Iterable[tuple[str, State]], *, position: int) -> None:
    """Cards of the learner's own that are new."""
    for card_id, state in rows:
        row = {"id": card_id, "position": position, "origin": Origin.OWN.value, **state}
        statement = f"INSERT INTO cards ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608 - names of columns
        connection.exec_driver_sql(statement, tuple(row.values()))


def write_states(connection: Connection, changes: Iterable[tuple[str, State]]) -> None:
    """Those columns of the cards, from now on."""
    for names, rows in _by_columns(changes):
        settings = ", ".join(f"{name} = ?" for name in names)
        connection.exec_driver_sql(f"UPDATE cards SET {settings} WHERE id = ?", rows)  # noqa: S608 - names of columns


def _by_columns(changes: Iterable[tuple[str, State]]) -> Iterator[tuple[tuple[str, ...], list[tuple[Any, ...]]]]:
    """Rows of one statement each."""
    together: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for card_id, state in changes:
        if state:
            together.setdefault(tuple(state), []).append((*state.values(), card_id))
    yield from together.items()


def held(connection: Connection, name: str, value: object) -> Any:
    """A value as SQLite holds it in that column."""
    column = CardRow.__table__.c[name]
    bind = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if bind is not None:
        value = bind(value)
    return int(value) if isinstance(value, bool) else value
