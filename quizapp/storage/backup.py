"""Copies of a collection, in the folder `backups` beside it; thinned with age."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from quizapp.storage.disk import put_in_place
from quizapp.storage.errors import Damaged
from quizapp.storage.faults import plainly
from quizapp.storage.thinning import superfluous

_STAMP = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    at: datetime


def folder_of(collection: Path) -> Path:
    return collection.parent / "backups"


def backups(collection: Path) -> list[Backup]:
    """The backups of this collection, oldest first."""
    pattern = re.compile(rf"{re.escape(collection.stem)} (\d{{4}}-\d\d-\d\dT\d{{6}}Z)( .+)?\.db")
    folder = folder_of(collection)
    if not folder.is_dir():
        return []
    matches = [(path, pattern.fullmatch(path.name)) for path in folder.iterdir()]
    found = [Backup(path, _moment(match.group(1))) for path, match in matches if match]
    return sorted(found, key=lambda backup: (backup.at, backup.path.name))


def back_up(collection: Path, now: datetime, reason: str = "") -> Path:
    """Copies the collection, open or not, and checks the copy. `reason` becomes part of its name.

    Raises Damaged when the copy, and so the collection, is not sound; older backups are then all kept.
    """
    name = " ".join(filter(None, (collection.stem, now.astimezone(UTC).strftime(_STAMP), reason)))
    place = folder_of(collection) / f"{name}.db"
    unfinished = place.with_suffix(".part")
    try:
        with plainly(collection):
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished.unlink(missing_ok=True)
            _copy(collection, unfinished)
            put_in_place(unfinished, place)
    finally:
        with suppress(OSError):
            unfinished.unlink()
    return place


def copy_whole(collection: Path, place: Path) -> None:
    """A copy of the collection, open or not, as a file of its own. Raises Damaged when the collection is not sound."""
    with plainly(collection):
        _copy(collection, place)


def back_up_daily(collection: Path, now: datetime) -> Path | None:
    """At most one a day (UTC); then removes those that are no longer needed. None when today has one."""
    with plainly(collection):
        today = now.astimezone(UTC).date()
        if any(backup.at.date() == today for backup in backups(collection)):
            return None
        made = back_up(collection, now)
        thin(collection, now)
        return made


def thin(collection: Path, now: datetime) -> None:
    kept = backups(collection)
    unnecessary = superfluous({backup.at for backup in kept}, now)
    for backup in kept:
        if backup.at in unnecessary:
            backup.path.unlink(missing_ok=True)


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _copy(collection: Path, copy: Path) -> None:
    with (
        closing(sqlite3.connect(f"{collection.as_uri()}?mode=rw", uri=True)) as source,
        closing(sqlite3.connect(copy, isolation_level=None)) as target,
    ):
        source.backup(target)
        # One file, whole in itself; opening it as a collection sets it back to WAL.
        target.execute("PRAGMA journal_mode = DELETE")
        (result,) = target.execute("PRAGMA quick_check(1)").fetchone()
    if result != "ok":
        raise Damaged(collection)
