from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

from quizapp.cards import Card, Content
from quizapp.storage.collection import open_collection
from quizapp.storage.imports import Batch, ImportedCard

SCRIPT = Path(__file__).with_name("keep_recording.py")
EDITING = Path(__file__).with_name("keep_editing.py")
MANY = 9_000
"""Cards: more than are edited at once."""


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


def test_an_edit_of_many_cards_is_done_whole_or_not_at_all_when_the_program_is_killed(
    path: Path, now: datetime, make_card: Callable[..., Card]
) -> None:
    cards = [make_card(f"many-{number}") for number in range(MANY)]
    with open_collection(path, now) as collection:
        imported = tuple(ImportedCard(card=card, digest="", meaning="") for card in cards)
        collection.keep_import(Batch(id=uuid4(), name="many.csv", at=now, cards=imported))
    rng = Random(21)
    for _ in range(6):
        _edit_until_killed(path, rng.uniform(0, 0.4))
        with open_collection(path, now) as collection:
            last, suspended = collection.edits.last(), collection.listing.suspended()
            assert len(suspended) in {0, MANY}
            assert (last is not None and last.sentence.startswith("Suspended")) == bool(suspended)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        edits = connection.execute("SELECT number, cards FROM edits").fetchall()
        assert dict(connection.execute("SELECT number, count(*) FROM edited GROUP BY number")) == dict(edits)


def _edit_until_killed(path: Path, seconds: float) -> None:
    """So long after the first edit was acknowledged."""
    with subprocess.Popen([sys.executable, EDITING, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()


def _record_until_killed(path: Path, reviews: int) -> list[UUID]:
    """Kills while the next ones are being written; what was printed by then was acknowledged."""
    with subprocess.Popen([sys.executable, SCRIPT, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(reviews)]
        process.kill()
        rest = process.stdout.read().split("\n")[:-1]
    return [UUID(line.strip()) for line in [*lines, *rest]]
