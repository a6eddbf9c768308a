from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

KILLS = 20


def study_until_killed(collection: Path, reviews: int) -> int:
    """Studies for real, is killed without warning after so many reviews; returns how many were acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "quizapp", "study", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "QUIZAPP_COLLECTION": str(collection), "PYTHONIOENCODING": "utf-8"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        process.stdin.write(":skip\n1\n" * 400)
        process.stdin.flush()
        acknowledged = 0
        for line in process.stdout:
            acknowledged += line.startswith("recorded")
            if acknowledged == reviews:
                process.kill()
                break
        acknowledged += sum(line.startswith("recorded") for line in process.stdout)
    return acknowledged


def test_twenty_kills_lose_no_acknowledged_review(tmp_path: Path) -> None:
    collection = tmp_path / "collection.db"
    rng = Random(1)
    acknowledged = 0
    for _ in range(KILLS):
        acknowledged += study_until_killed(collection, rng.randint(1, 9))
        with closing(sqlite3.connect(collection)) as connection:
            (kept,) = connection.execute("SELECT count(*) FROM reviews").fetchone()
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert kept >= acknowledged
        acknowledged = kept
