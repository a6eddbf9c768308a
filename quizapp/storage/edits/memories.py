"""Memories of many cards, from their table into one column and back: as SQLite holds them, with no value made of each.

SQLite's own JSON would not do: it rounds numbers to fifteen digits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.storage.columns import moment
from quizapp.storage.edits.many import THERE
from quizapp.storage.many_ids import LISTED

_COLUMNS = "stage, step, stability, difficulty, due, last_review"
_UTC = "+00:00"

Held = tuple[str, str]
"""A card, and its memory as `MemoryBefore` holds it."""


def held_memories(connection: Connection, wanted: str) -> list[Held]:
    """Of those of the cards that are there, and not new; `wanted` is what LISTED takes."""
    these = f"SELECT id FROM cards WHERE {LISTED} AND {THERE}"  # noqa: S608 - no values
    statement = f"SELECT card_id, {_COLUMNS} FROM memories WHERE card_id IN ({these})"  # noqa: S608 - no values
    return [(card_id, _written(memory)) for card_id, *memory in connection.exec_driver_sql(statement, (wanted,))]


def put_back_memories(connection: Connection, held: Iterable[Held]) -> None:
    """They are what is remembered of these cards now."""
    rows = [(card_id, *_read(memory)) for card_id, memory in held]
    if rows:
        statement = f"INSERT OR REPLACE INTO memories (card_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - names of columns
        connection.exec_driver_sql(statement, rows)


def _written(memory: Sequence[Any]) -> str:
    stage, step, stability, difficulty, due, last_review = memory
    return (
        f'{{"stage": "{stage}", "step": {"null" if step is None else step}, '
        f'"stability": {stability!r}, "difficulty": {difficulty!r}, '
        f'"due": "{due.replace(" ", "T")}{_UTC}", "last_review": "{last_review.replace(" ", "T")}{_UTC}"}}'
    )


def _read(memory: str) -> Sequence[Any]:
    kept = json.loads(memory)
    plain = (kept[name] for name in ("stage", "step", "stability", "difficulty"))
    return *plain, _moment(kept["due"]), _moment(kept["last_review"])


def _moment(written: str) -> str:
    """Of a moment that ISO 8601 says in full, without making one: there may be hundreds of thousands."""
    if len(written) == len("2026-03-14T15:09:26.535897+00:00") and written.endswith(_UTC):
        return f"{written[:10]} {written[11:26]}"
    return moment(datetime.fromisoformat(written))
