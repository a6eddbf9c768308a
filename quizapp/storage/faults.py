"""Errors of SQLite and the system, where they are the disk's or the file's fault, in the learner's words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from quizapp.storage.errors import Busy, CollectionError, Damaged, DiskFull, ReadOnly, Unreachable, from_system

_PRIMARY_CODE = 0xFF
"""Extended result codes keep the primary one in their lowest byte: https://www.sqlite.org/rescode.html"""


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raises a CollectionError in place of such a fault; what is left is a bug and passes through."""
    try:
        yield
    except OSError as error:
        raise from_system(error, path) from error
    except (DBAPIError, sqlite3.Error) as error:
        fault = _fault(error.orig if isinstance(error, DBAPIError) else error, path)
        if fault is None:
            raise
        raise fault from error


def _fault(error: BaseException | None, path: Path) -> CollectionError | None:
    match getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE:
        case sqlite3.SQLITE_FULL:
            return DiskFull(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ReadOnly(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return Damaged(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(path)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return Unreachable(path, "the disk could not be read or written")
        case _:
            return None
