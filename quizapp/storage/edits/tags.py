"""Tags put on many cards and taken off them: each list of tags that occurs is worked out once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from quizapp.storage.edits.many import THERE, Many
from quizapp.storage.edits.states import held
from quizapp.storage.many_ids import LISTED


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Files separate tags by spaces and commas, so there are none within one."""
    levels = (["-".join(level.replace(",", " ").split()) for level in tag.split("::")] for tag in tags)
    return tuple(dict.fromkeys("::".join(filter(None, each)) for each in levels if any(each)))


def retagged(connection: Connection, wanted: str, add: Sequence[str], remove: Sequence[str]) -> Many:
    """Those of the cards that are there, and whose tags become others."""
    kept = connection.exec_driver_sql(f"SELECT DISTINCT tags FROM cards WHERE {LISTED} AND {THERE}", (wanted,))  # noqa: S608 - no values
    changed = [
        (old, held(connection, "tags", new))
        for (old,) in kept.all()
        if (new := _with(was := tuple(json.loads(old)), add, remove)) != was
    ]
    connection.exec_driver_sql("CREATE TEMP TABLE retagged (old TEXT PRIMARY KEY, new TEXT) WITHOUT ROWID")
    if changed:
        connection.exec_driver_sql("INSERT INTO retagged VALUES (?, ?)", changed)
    source = f"cards JOIN retagged ON old = tags WHERE {LISTED} AND {THERE}"
    many = Many.choose(connection, {"tags": "new"}, source, (wanted,))
    connection.exec_driver_sql("DROP TABLE temp.retagged")
    return many


def _with(tags: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in (*tags, *add) if tag not in remove))
