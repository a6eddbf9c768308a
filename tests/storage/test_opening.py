from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from quizapp.storage.backup import backups
from quizapp.storage.collection import Collection, open_collection
from quizapp.storage.errors import (
    CollectionError,
    Damaged,
    Empty,
    FromNewerVersion,
    InUse,
    NotACollection,
    ReadOnly,
    Unreachable,
)
from quizapp.storage.examine import SCHEMA
from quizapp.storage.header import APPLICATION_ID

Snapshot = Callable[[Path], dict[str, str]]


def test_a_collection_is_made_with_its_folders_where_none_is(path: Path, now: datetime) -> None:
    open_collection(path, now).close()
    assert path.is_file()


def test_a_closed_collection_is_one_file_beside_its_lock(path: Path, now: datetime) -> None:
    with open_collection(path, now) as collection:
        collection.set_setting("new", 5)
    assert {file.name for file in path.parent.iterdir()} <= {path.name, path.name + ".lock"}


def test_it_is_kept_so_that_what_is_committed_survives_a_power_cut(collection: Collection) -> None:
    with collection._reading() as connection:
        pragmas = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in _PRAGMAS}
    assert pragmas == _PRAGMAS


_PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "application_id": APPLICATION_ID}


def test_what_a_crash_left_of_making_a_collection_is_cleared_away(path: Path, now: datetime) -> None:
    path.parent.mkdir()
    path.with_name(path.name + ".new").write_bytes(b"half of one")
    with open_collection(path, now) as collection:
        assert collection.cards() == []
    assert not path.with_name(path.name + ".new").exists()


def test_a_second_window_is_refused(collection: Collection, now: datetime) -> None:
    with pytest.raises(InUse, match="already open in another quizapp window"):
        open_collection(collection.path, now)


def test_a_second_window_is_refused_by_any_name(collection: Collection, now: datetime, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    _link(link, collection.path)
    with pytest.raises(InUse):
        open_collection(link, now)


def test_another_process_is_refused(collection: Collection) -> None:
    script = (
        "import sys, pathlib, datetime; from quizapp.storage.collection import open_collection; "
        "open_collection(pathlib.Path(sys.argv[1]), datetime.datetime.now(datetime.UTC))"
    )
    command = [sys.executable, "-c", script, collection.path]
    refused = subprocess.run(command, check=False, capture_output=True, text=True)
    assert refused.returncode != 0
    assert "InUse" in refused.stderr


def test_closing_lets_the_next_window_in(path: Path, now: datetime) -> None:
    open_collection(path, now).close()
    open_collection(path, now).close()


# Files that are no collection are refused in words and left exactly as they were.


def test_an_empty_file_is_refused(path: Path, now: datetime, snapshot: Snapshot) -> None:
    _put(path, b"")
    _refused(path, now, snapshot, Empty)


@pytest.mark.parametrize(
    "junk",
    [b"\0" * 4096, b" ", b"\n", b"SQLite format 3", b"SQLite format 3\0" + b"\0" * 20, "Übungen".encode() * 1000],
    ids=["zeros", "space", "newline", "short", "a beginning", "text"],
)
def test_junk_is_refused(path: Path, now: datetime, snapshot: Snapshot, junk: bytes) -> None:
    _put(path, junk)
    _refused(path, now, snapshot, NotACollection)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_database_of_another_program_is_refused(path: Path, now: datetime, snapshot: Snapshot, journal: str) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE cards (id TEXT)")
        connection.commit()
    _refused(path, now, snapshot, NotACollection)


def test_a_folder_is_refused(path: Path, now: datetime, snapshot: Snapshot) -> None:
    path.mkdir(parents=True)
    _refused(path, now, snapshot, NotACollection)


def test_a_place_inside_a_file_is_refused(path: Path, now: datetime, snapshot: Snapshot) -> None:
    _put(path, b"a text")
    with pytest.raises(NotACollection, match="not a folder"):
        open_collection(path / "inside.db", now)
    assert path.read_bytes() == b"a text"


def test_a_collection_of_a_newer_version_is_refused(closed: Path, now: datetime, snapshot: Snapshot) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        _make_newer(connection)
    _refused(closed, now, snapshot, FromNewerVersion)


def test_a_step_that_is_not_known_is_of_a_newer_version(closed: Path, now: datetime, snapshot: Snapshot) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    _refused(closed, now, snapshot, FromNewerVersion, inside=True)


def test_a_newer_version_is_seen_even_where_a_crash_left_it_in_the_journal(
    closed: Path, now: datetime, snapshot: Snapshot
) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        _make_newer(connection)
        crashed = {file: file.read_bytes() for file in closed.parent.glob("*.db*")}
    for file, content in crashed.items():
        file.write_bytes(content)
    before = closed.read_bytes()
    with pytest.raises(FromNewerVersion):
        open_collection(closed, now)
    assert closed.read_bytes() == before


def test_a_truncated_collection_is_refused(closed: Path, now: datetime, snapshot: Snapshot) -> None:
    closed.write_bytes(closed.read_bytes()[:-4096])
    _refused(closed, now, snapshot, Damaged)


def test_a_damaged_collection_is_refused(closed: Path, now: datetime, snapshot: Snapshot) -> None:
    content = bytearray(closed.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    closed.write_bytes(content)
    _refused(closed, now, snapshot, Damaged)


def test_a_collection_without_its_tables_is_refused(path: Path, now: datetime, snapshot: Snapshot) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    _refused(path, now, snapshot, Damaged)


def test_a_read_only_file_is_refused(closed: Path, now: datetime, snapshot: Snapshot) -> None:
    with _read_only(closed):
        _refused(closed, now, snapshot, ReadOnly)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no read-only folders")
def test_a_read_only_folder_is_refused(closed: Path, now: datetime, snapshot: Snapshot) -> None:
    with _read_only(closed.parent):
        _refused(closed, now, snapshot, ReadOnly)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no read-only folders")
def test_no_collection_is_made_in_a_read_only_folder(tmp_path: Path, now: datetime) -> None:
    with _read_only(tmp_path), pytest.raises(ReadOnly):
        open_collection(tmp_path / "deep" / "below" / "collection.db", now)
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_itself_is_refused(tmp_path: Path, now: datetime) -> None:
    _link(tmp_path / "loop.db", tmp_path / "loop.db")
    with pytest.raises(Unreachable):
        open_collection(tmp_path / "loop.db", now)


def test_a_name_that_is_too_long_is_refused(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(Unreachable):
        open_collection(tmp_path / ("x" * 5000), now)


def test_a_refused_collection_is_not_left_locked(closed: Path, now: datetime) -> None:
    sound = closed.read_bytes()
    closed.write_bytes(sound[:4096] + b"\xa5" * (len(sound) - 4096))
    with pytest.raises(Damaged):
        open_collection(closed, now)
    closed.write_bytes(sound)
    open_collection(closed, now).close()


def test_an_older_collection_is_backed_up_and_brought_up_to_date(path: Path, now: datetime) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    before = path.read_bytes()
    with open_collection(path, now) as collection:
        assert collection.cards() == []
    (backup,) = backups(path)
    assert backup.path.name.endswith("before migration.db")
    assert backup.path.stat().st_size == len(before)


def test_names_with_odd_characters_are_opened(tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "100 % & #1 ünï" / "a b%41.db"
    with open_collection(path, now) as collection:
        collection.daily_backup(now)
    open_collection(path, now).close()
    assert len(backups(path)) == 1


@pytest.fixture
def closed(path: Path, now: datetime) -> Path:
    """A sound collection that nobody has open."""
    open_collection(path, now).close()
    path.with_name(path.name + ".lock").unlink(missing_ok=True)
    return path


def _make_newer(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.execute("UPDATE alembic_version SET version_num = ?", (f"{SCHEMA + 1:04}",))
    connection.commit()


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)


def _refused(
    path: Path, now: datetime, snapshot: Snapshot, error: type[CollectionError], *, inside: bool = False
) -> None:
    before = snapshot(path.parent)
    with pytest.raises(error) as caught:
        open_collection(path, now)
    sentence = str(caught.value)
    assert sentence.startswith(str(path.parent))
    assert sentence.endswith(".")
    after = snapshot(path.parent)
    if error is Damaged or inside:
        # Seen only under the lock; the lock's file stays.
        after.pop(path.name + ".lock", None)
    assert after == before


@contextmanager
def _read_only(path: Path) -> Iterator[None]:
    mode = path.stat().st_mode
    path.chmod(mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    try:
        yield
    finally:
        path.chmod(mode)


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this account may not make links")
