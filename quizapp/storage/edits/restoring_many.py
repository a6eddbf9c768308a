"""What an edit did to many cards, taken back in SQLite, as it was done there."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from quizapp.storage.edits.deck_rows import make_hidden
from quizapp.storage.edits.many import NOT_MADE, Many, Tick, can_be_many

MANY = "edited.shipped IS NULL AND edited.before <> 'null'"
"""What an edit did to other cards than those of the program and new ones: it was the same columns of all of them."""


def columns_of_many(connection: Connection, number: int) -> tuple[str, ...]:
    """Which columns those are; none, where the cards have to be read one by one.

    SQLite takes a text out of JSON only as far as a NUL in it.
    """
    found = connection.exec_driver_sql(
        f"SELECT after, instr(before || after, '\\u0000') FROM edited WHERE number = ? AND {MANY} ORDER BY 2 DESC",  # noqa: S608 - no values
        (number,),
    ).first()
    names = tuple(json.loads(found[0])) if found is not None and not found[1] else ()
    return names if can_be_many(names) else ()


def restore_many(connection: Connection, number: int, names: Sequence[str], tick: Tick) -> tuple[int, int, int]:
    """How many are as they were, were changed since and so stay as they are, and are not there any more."""
    these = f"number = ? AND {MANY}"
    still = " AND ".join(f"cards.{name} IS json_extract(after, '$.{name}')" for name in names)
    becomes = {name: f"json_extract(before, '$.{name}')" for name in names}
    source = f"edited JOIN cards ON id = card_id AND {NOT_MADE} WHERE {these} AND {still}"
    many = Many.choose(connection, becomes, source, (number,))
    counting = f"SELECT count(*), count(id) FROM edited LEFT JOIN cards ON id = card_id AND {NOT_MADE} WHERE {these}"  # noqa: S608 - no values
    were, there = connection.exec_driver_sql(counting, (number,)).one()
    if "deck" in names:
        make_hidden(connection, many.values())
    restored = many.count
    many.write(tick)
    return restored, there - restored, were - there
