from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.cards import Memory, Review
from quizapp.storage.backup import back_up, backups, folder_of
from quizapp.storage.collection import Collection, open_collection
from quizapp.storage.errors import CollectionError, Damaged

DAY = timedelta(days=1)


def test_a_backup_is_a_collection_that_can_be_opened(
    taught: Collection, make_review: Callable[..., Review], make_memory: Callable[..., Memory], now: datetime
) -> None:
    review = make_review("square")
    taught.record(review, make_memory())
    copy = taught.backup(now)
    with open_collection(copy, now) as opened:
        assert opened.reviews() == [review]
        assert opened.cards() == taught.cards()


def test_a_backup_is_one_file_whole_in_itself(taught: Collection, now: datetime) -> None:
    copy = taught.backup(now)
    assert [file.name for file in folder_of(taught.path).iterdir()] == [copy.name]
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_day_has_one_daily_backup(taught: Collection, now: datetime) -> None:
    assert taught.daily_backup(now) is not None
    assert taught.daily_backup(now + timedelta(hours=8)) is None
    assert taught.daily_backup(now + DAY) is not None
    assert [backup.at.date() for backup in backups(taught.path)] == [now.date(), (now + DAY).date()]


def test_backups_of_another_collection_in_the_folder_are_left_alone(
    path: Path, taught: Collection, now: datetime
) -> None:
    with open_collection(path.with_name("collection 2.db"), now) as other:
        kept = [other.backup(now - days * DAY) for days in (100, 101, 102)]
    taught.daily_backup(now)
    assert all(file.exists() for file in kept)
    assert len(backups(taught.path)) == 1


def test_old_backups_are_thinned(taught: Collection, now: datetime) -> None:
    for days in range(400, 0, -10):
        taught.backup(now - days * DAY)
    taught.daily_backup(now)
    ages = [(now - backup.at).days for backup in backups(taught.path)]
    assert ages[-1] == 0
    assert 15 <= len(ages) <= 22
    assert ages[0] >= 370


def test_the_unfinished_copy_of_a_crash_is_no_backup(taught: Collection, now: datetime) -> None:
    copy = taught.backup(now)
    copy.rename(copy.with_suffix(".part"))
    assert backups(taught.path) == []
    assert taught.daily_backup(now) == copy
    assert [file.name for file in folder_of(taught.path).iterdir()] == [copy.name]


def test_a_damaged_collection_is_not_copied_over_good_backups(path: Path, now: datetime) -> None:
    with open_collection(path, now) as collection:
        good = collection.backup(now - DAY)
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    path.write_bytes(content)
    with pytest.raises(Damaged):
        back_up(path, now)
    assert [backup.path for backup in backups(path)] == [good]


def test_a_folder_for_backups_that_cannot_be_made_is_told_in_words(taught: Collection, now: datetime) -> None:
    folder_of(taught.path).write_text("in the way")
    with pytest.raises(CollectionError, match=r"\.$"):
        taught.daily_backup(now)


def test_the_moment_of_a_backup_is_read_from_its_name(taught: Collection) -> None:
    moment = datetime(2026, 12, 31, 23, 59, 58, tzinfo=UTC)
    taught.backup(moment, "before import")
    (backup,) = backups(taught.path)
    assert backup.at == moment
