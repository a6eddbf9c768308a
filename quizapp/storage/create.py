"""A new collection: made beside its place and moved there when it is whole, so a crash leaves no half of one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, insert

from quizapp.storage.disk import put_in_place
from quizapp.storage.engine import engine_for
from quizapp.storage.examine import SCHEMA
from quizapp.storage.header import APPLICATION_ID
from quizapp.storage.models import MetaRow
from quizapp.storage.models import Table as Model


def create(path: Path, now: datetime) -> None:
    unfinished = path.with_name(path.name + ".new")
    for left_over in ("", "-wal", "-shm", "-journal"):
        unfinished.with_name(unfinished.name + left_over).unlink(missing_ok=True)
    engine = engine_for(unfinished)
    try:
        with engine.begin() as connection:
            create_tables(connection)
            connection.execute(
                insert(MetaRow), [{"name": "id", "value": str(uuid4())}, {"name": "created", "value": now.isoformat()}]
            )
    finally:
        engine.dispose()
    put_in_place(unfinished, path)


def create_tables(connection: Connection) -> None:
    """What all migrations together give, without the cost of importing Alembic; a test compares the two."""
    Model.metadata.create_all(connection, checkfirst=False)
    versions = Table(
        "alembic_version",
        MetaData(),
        Column("version_num", String(32), nullable=False),
        PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
    )
    versions.create(connection, checkfirst=False)
    connection.execute(insert(versions), {"version_num": f"{SCHEMA:04}"})
    mark(connection, SCHEMA)


def mark(connection: Connection, schema: int) -> None:
    """Writes what `examine` reads from the header: that the file is ours, and of which version."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")
