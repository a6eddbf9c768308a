"""Brings a collection of an older version up to date. Imports Alembic, so it is imported only when one is behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from quizapp.storage.create import mark
from quizapp.storage.engine import engine_for, for_writing
from quizapp.storage.faults import plainly

_STEPS = Path(__file__).parent / "migrations"


class BrokenLinks(Exception):
    """A step would have left rows that point nowhere: a fault in the step, which was rolled back."""


def migrate(path: Path) -> None:
    """Runs the missing steps, each in one transaction. The caller has made a backup."""
    engine = engine_for(path, foreign_keys=False)
    try:
        with plainly(path), for_writing(engine).connect() as connection:
            upgrade(connection)
    finally:
        engine.dispose()


def upgrade(connection: Connection, to: str = "head") -> None:
    config = Config()
    # The option is read with %-interpolation.
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["after_step"] = _after_step
    command.upgrade(config, to)


def _after_step(*, ctx: MigrationContext, step: Any, **_: object) -> None:
    """Still inside the step's transaction."""
    connection = ctx.connection
    if connection is None:
        raise ValueError("a collection is migrated on a connection, not into a script")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise BrokenLinks(f"step {step.up_revision_id} breaks foreign keys")
    mark(connection, int(step.up_revision_id))
