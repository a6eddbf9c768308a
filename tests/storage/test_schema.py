from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

import quizapp.storage.migrations
from quizapp.storage.create import create_tables, mark
from quizapp.storage.engine import engine_for, for_writing
from quizapp.storage.examine import SCHEMA
from quizapp.storage.migrate import BrokenLinks, migrate, upgrade


def test_creating_and_migrating_give_the_same_tables(tmp_path: Path) -> None:
    created, migrated = tmp_path / "created.db", tmp_path / "migrated.db"
    with _connection(created) as connection:
        create_tables(connection)
        connection.commit()
    with _connection(migrated) as connection:
        upgrade(connection)
    assert _schema(created) == _schema(migrated)


def test_a_migrated_file_is_marked_with_its_version(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    _mark_as_ours(path)
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(f"{SCHEMA:04}",)]


def test_the_newest_step_is_the_version_that_is_known() -> None:
    steps = ScriptDirectory(quizapp.storage.migrations.__path__[0])
    assert steps.get_current_head() == f"{SCHEMA:04}"


def test_each_step_is_taken_back_whole_when_it_breaks_a_link(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    _mark_as_ours(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
            "CREATE TABLE child (parent INTEGER REFERENCES parent); INSERT INTO child VALUES (7);"
        )
    with pytest.raises(BrokenLinks):
        migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
        assert "cards" not in {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}


@contextmanager
def _connection(path: Path) -> Iterator[Connection]:
    engine = engine_for(path)
    try:
        with for_writing(engine).connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _mark_as_ours(path: Path) -> None:
    """As a version before the first would have left it."""
    with _connection(path) as connection:
        mark(connection, 0)
        connection.commit()


def _schema(path: Path) -> dict[str, object]:
    """Columns in their order, and everything else that was declared in any order."""
    with closing(sqlite3.connect(path)) as connection:
        named = dict(connection.execute("SELECT name, sql FROM sqlite_schema").fetchall())
        columns = {name: connection.execute(f"PRAGMA table_info('{name}')").fetchall() for name in named}
        marks = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
        versions = connection.execute("SELECT * FROM alembic_version").fetchall()
    declared = {
        name: sorted(line.strip(" ,\t").replace('"', "") for line in (sql or "").splitlines())
        for name, sql in named.items()
    }
    return {"declared": declared, "columns": columns, "marks": marks, "versions": versions}
