"""Connections to one SQLite file, set up so that what is committed stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

BUSY_TIMEOUT = 5_000
"""Milliseconds to wait while another program, a backup tool say, holds the file."""

PAGES_KEPT = 8_000
"""KiB at most. With SQLite's own 2,000 an import of thousands of cards writes the same pages again and again."""

_WRITING = "BEGIN IMMEDIATE"


def engine_for(path: Path, *, foreign_keys: bool = True) -> Engine:
    """`foreign_keys` False is for migrations, which rebuild tables."""
    engine = create_engine(URL.create("sqlite", database=str(path)), pool_size=2)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: it would leave DDL and reads outside of them.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = {-PAGES_KEPT}")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def for_writing(engine: Engine) -> Engine:
    """The same connections; a transaction takes the write lock at its start, so it cannot fail halfway for it."""
    return engine.execution_options(begin=_WRITING)
