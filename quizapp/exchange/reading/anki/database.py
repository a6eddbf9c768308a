"""A SQLite file from a stranger, opened so that it can only be read, and not be busy for ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.exchange.scanned import Unusable

_LONGEST = 16 << 20
"""Bytes of a value. A field longer than a card can be is rejected with its row, not with the file."""
_STEPS = 100_000
_MOST_STEPS = 4000
"""Times _STEPS instructions of SQLite's: enough for millions of rows, and over in ten seconds or so."""
NEEDED = ("cards", "notes", "revlog", "col")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database. Raises Unusable for what is none, and for damage that is met while it is open."""
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        _guard(connection)
        yield connection
    except sqlite3.Error as error:
        raise unusable(error) from error
    finally:
        if connection is not None:
            connection.close()


def unusable(error: sqlite3.Error) -> Unusable:
    """What to say of an error of SQLite's."""
    if isinstance(error, sqlite3.OperationalError) and "interrupted" in str(error):
        return Unusable("The collection takes too long to read; it may be damaged.")
    return Unusable("The collection in this package is damaged.")


def _guard(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    steps = iter(range(_MOST_STEPS))
    connection.set_progress_handler(lambda: next(steps, None) is None, _STEPS)
    for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "cache_size=-16000", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_collation("unicase", _unicase)
    connection.text_factory = _text


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _unicase(one: str, other: str) -> int:
    """The order that Anki sorts names in."""
    a, b = one.casefold(), other.casefold()
    return (a > b) - (a < b)


def check_tables(connection: sqlite3.Connection, needed: tuple[str, ...], what: str = "collection of Anki") -> None:
    """Each of these must be a plain table: a view of that name could be anything. Raises Unusable."""
    tables = tables_of(connection)
    if missing := [name for name in needed if name not in tables]:
        raise Unusable(f"This is no {what}: it has no table “{missing[0]}”.")


def tables_of(connection: sqlite3.Connection) -> set[str]:
    """The names of the plain tables."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'create virtual%'"
    return {str(name) for (name,) in connection.execute(query)}


def check_keys(connection: sqlite3.Connection, keys: Iterable[tuple[str, str]]) -> None:
    """These columns must be unique, for a few thousand rows would else be joined to billions. Raises Unusable."""
    for table, column in keys:
        query = f"SELECT count(*), count(DISTINCT {column}) FROM {table}"  # noqa: S608 - the names are ours
        every, different = connection.execute(query).fetchone()
        if every != different:
            raise Unusable(f"The collection is damaged: two of its {table} have the same number.")
