from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.cards import Memory, Review
from quizapp.storage.collection import Collection
from quizapp.storage.errors import Busy, CollectionError, DiskFull, ReadOnly, Unreachable, from_system
from quizapp.storage.faults import plainly


def test_a_full_disk_is_told_in_words_and_nothing_is_half_written(
    taught: Collection, make_review: Callable[..., Review], make_memory: Callable[..., Memory]
) -> None:
    with taught._reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="Free some space"):
        taught.record(make_review("square", answer="x" * 100_000), make_memory())
    assert taught.reviews() == []
    assert taught.memories() == {}
    taught.record(make_review("square"), make_memory())


def test_another_program_that_holds_the_file_is_told_in_words(taught: Collection) -> None:
    with taught._reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(taught.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="another program"):
            taught.set_setting("a", 1)
        other.execute("ROLLBACK")
    taught.set_setting("a", 1)


def test_a_fault_of_our_own_is_not_taken_for_one_of_the_disk(collection: Collection) -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        plainly(collection.path),
        closing(sqlite3.connect(collection.path)) as connection,
    ):
        connection.execute("SELECT * FROM nowhere")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EACCES, ReadOnly),
        (errno.EROFS, ReadOnly),
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EIO, Unreachable),
    ],
)
def test_refusals_of_the_system_are_told_apart(number: int, expected: type[CollectionError]) -> None:
    error = from_system(OSError(number, "some reason"), Path("learner.db"))
    assert type(error) is expected
    assert "learner.db" in str(error)
