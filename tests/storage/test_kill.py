from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random
from uuid import UUID

from quizapp.cards import Content
from quizapp.storage.collection import open_collection

SCRIPT = Path(__file__).with_name("keep_recording.py")


def test_no_review_that_was_acknowledged_is_lost_when_the_program_is_killed(
    path: Path, now: datetime, content: Content
) -> None:
    with open_collection(path, now) as collection:
        collection.sync(content, "first")
    acknowledged: list[UUID] = []
    rng = Random(20)
    for _ in range(20):
        acknowledged += _record_until_killed(path, rng.randint(1, 15))
        with open_collection(path, now) as collection:
            kept = collection.reviews()
            assert [review.id for review in kept if review.id in set(acknowledged)] == acknowledged
            assert collection.memories()["square"].last_review == kept[-1].at
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _record_until_killed(path: Path, reviews: int) -> list[UUID]:
    """Kills while the next ones are being written; what was printed by then was acknowledged."""
    with subprocess.Popen([sys.executable, SCRIPT, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(reviews)]
        process.kill()
        rest = process.stdout.read().split("\n")[:-1]
    return [UUID(line.strip()) for line in [*lines, *rest]]
