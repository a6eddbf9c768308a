"""What stands at a path, found out without touching it."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quizapp.storage.errors import Damaged, Empty, FromNewerVersion, NotACollection, ReadOnly, from_system
from quizapp.storage.header import APPLICATION_ID, LENGTH, Header, read_header

SCHEMA = 7
"""The number of the newest migration that this version knows."""
_CHECKED_SIZE = 4_000_000
"""Bytes; up to this size a whole check at opening costs a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing there yet; a collection can be made."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A collection of an older version."""

    schema: int


@dataclass(frozen=True, slots=True)
class Current:
    """A collection of this version."""


Found = Missing | Behind | Current


def examine(path: Path) -> Found:
    """Tells what is at `path`, from names, permissions and the file's first bytes alone.

    Raises NotACollection, Empty, ReadOnly, FromNewerVersion or Damaged.
    """
    try:
        return _examine(path)
    except OSError as error:
        raise from_system(error, path) from error


def look_inside(path: Path) -> None:
    """Reads a collection that `examine` accepted and that is locked, without changing it.

    After a crash the newest state may still stand in the -wal file beside it, so the version is asked for again.
    Raises FromNewerVersion or Damaged.
    """
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?{_how_to_read(path)}", uri=True)) as connection:
            _check_version(connection, path)
            if path.stat().st_size <= _CHECKED_SIZE or _left_over(path, "-wal"):
                _check(connection, path)
    except sqlite3.DatabaseError as error:
        raise Damaged(path) from error


def _how_to_read(path: Path) -> str:
    """What was left over by a crash has to be taken into account; without it nothing needs to be written."""
    if _left_over(path, "-journal"):
        return "mode=rw"
    return "mode=ro" if _left_over(path, "-wal") else "mode=ro&immutable=1"


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    # Alembic's own note must say the same; before the first step there is none.
    steps = connection.execute("SELECT version_num FROM alembic_version").fetchall() if schema else []
    if schema > SCHEMA or steps != [(f"{schema:04}",)] * bool(schema):
        raise FromNewerVersion(path)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (result,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if result != "ok":
        raise Damaged(path)


def _examine(path: Path) -> Found:
    _require_writable_folder(path)
    if not path.exists():
        return Missing()
    if path.is_dir():
        raise NotACollection(path, "it is a folder")
    if not path.is_file():
        raise NotACollection(path, "it is not a file")
    found = _from_header(path)
    _require_writable(path, path)
    return found


def _from_header(path: Path) -> Behind | Current:
    size = path.stat().st_size
    if size == 0:
        raise Empty(path)
    with path.open("rb") as file:
        header = read_header(file.read(LENGTH))
    if header is None:
        raise NotACollection(path, "it was written by another program")
    if header.application_id != APPLICATION_ID:
        raise NotACollection(path, "it is a database of another program")
    return _by_schema(path, header, size)


def _by_schema(path: Path, header: Header, size: int) -> Behind | Current:
    if header.schema > SCHEMA:
        raise FromNewerVersion(path)
    # With a -wal file beside it the file may rightly be shorter than its header says.
    if header.size is not None and size < header.size and not _left_over(path, "-wal"):
        raise Damaged(path)
    return Current() if header.schema == SCHEMA else Behind(header.schema)


def _left_over(path: Path, suffix: str) -> bool:
    beside = path.with_name(path.name + suffix)
    return beside.exists() and beside.stat().st_size > 0


def _require_writable_folder(path: Path) -> None:
    """The folder, or the nearest one above it that exists and in which it would be made."""
    folder = next(folder for folder in path.parents if folder.exists())
    if not folder.is_dir():
        raise NotACollection(path, f"{folder} is not a folder")
    _require_writable(folder, path)


def _require_writable(place: Path, collection: Path) -> None:
    # The bits too, and not os.access alone: to an administrator everything seems writable.
    bits = place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if not bits or not os.access(place, os.W_OK):
        raise ReadOnly(collection if place == collection else place)
