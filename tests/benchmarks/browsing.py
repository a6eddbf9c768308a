"""How fast cards are found, sorted and edited: a collection of so many imported cards, half of them reviewed.

    .venv/bin/python tests/benchmarks/browsing.py [-n 100000] [--rounds 7]

Milliseconds of processor time, medians; and the memory that all of it takes. "first" is the search that reads the
collection, "after an edit" the one that follows a change.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from uuid import uuid4

import psutil

from quizapp.cards import Card, Kind, Task
from quizapp.storage.collection import Collection, open_collection
from quizapp.storage.columns import moment
from quizapp.storage.imports import Batch, ImportedCard
from quizapp.study.browsing import Browser, SortBy

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
_TAGS = (("exam",), ("exam::oral", "hard"), (), (), ("Größe",))
SEARCHES = (
    "",
    "sin",
    "x^2 + 1",
    "xyzzy",
    "сумма",
    '"theorem number 7" -hard',
    "tag:exam deck:Deck*",
    "deck:Deck::3 is:due or is:new",
    "is:due",
    "is:missed",
    "difficulty:>=2 -sin",
)


def cards(count: int) -> list[Card]:
    return [_card(number) for number in range(count)]


def _card(number: int) -> Card:
    a, n, b = number % 97 + 2, number // 97 % 89 + 2, number // (97 * 89) + 2
    card = Card(
        id=f"bench-{number:06}",
        deck=f"Deck::{number % 20}",
        kind=Kind.EXERCISE,
        task=Task.DIFFERENTIATE,
        problem=f"{a}x^{n} sin({b}x)",
        answer=f"{a * n}x^{n - 1} sin({b}x) + {a * b}x^{n} cos({b}x)",
        rules=("product", "sine"),
        difficulty=number % 3 + 1,
        tags=_TAGS[number % len(_TAGS)],
    )
    if number % 4:
        return card
    prompt = f"What is theorem number {number} about, and was sagt die Größe σ? Сумма."
    return replace(card, kind=Kind.CONCEPT, task=Task.RECALL, problem="", prompt=prompt, answer=f"The number {number}.")


def filled(path: Path, count: int) -> None:
    with open_collection(path, NOW) as collection:
        imported = tuple(ImportedCard(card=card, digest=card.id, meaning=card.id) for card in cards(count))
        collection.keep_import(Batch(id=uuid4(), name="bench", at=NOW, cards=imported))
    rng = Random(1)
    with closing(sqlite3.connect(path)) as connection:
        for number in range(0, count, 2):
            last = NOW - timedelta(days=rng.uniform(0.1, 40))
            due = last + timedelta(days=rng.uniform(1, 60))
            row = (f"bench-{number:06}", "review", None, rng.uniform(1, 90), 5.0, moment(due), moment(last))
            connection.execute("INSERT INTO memories VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.commit()


def timed(work: Callable[..., object], *given: object, **more: object) -> float:
    start = process_time()
    work(*given, **more)
    return (process_time() - start) * 1000


def report(name: str, times: list[float]) -> None:
    sys.stdout.write(f"{name:45} {median(times):8.1f} ms   (most {max(times):.1f})\n")


def measure(collection: Collection, rounds: int) -> None:
    process, clock = psutil.Process(), lambda: NOW
    before = process.memory_info().rss
    browser = Browser(collection, clock=clock, end_of_day=lambda now: now + timedelta(hours=9))
    report("first", [timed(browser.find, "", SortBy.DECK, descending=False)])
    for text in SEARCHES:
        report(f"find {text!r}", [timed(browser.find, text, SortBy.DECK, descending=False) for _ in range(rounds)])
    for sort in SortBy:
        report(f"first sort by {sort}", [timed(browser.find, "sin", sort, descending=True)])
        report(f"sort by {sort}", [timed(browser.find, "sin", sort, descending=True) for _ in range(rounds)])
    ids = browser.find("", SortBy.QUESTION, descending=False).ids
    report("rows of 50", [timed(browser.rows, ids[at * 50 : at * 50 + 50]) for at in range(rounds)])
    report("decks", [timed(browser.decks) for _ in range(rounds)])
    report("tags", [timed(browser.tags) for _ in range(rounds)])
    after = [edited(collection, browser, ids[at : at + 3]) for at in range(rounds)]
    report("edit of 3 cards", [edit for edit, _ in after])
    report("find after an edit", [find for _, find in after])
    sys.stdout.write(f"memory: {(process.memory_info().rss - before) / 2**20:.0f} MB\n")
    report("move all", [timed(collection.edits.move, ids, "Elsewhere", NOW)])
    report("undo", [timed(collection.edits.undo, NOW)])


def edited(collection: Collection, browser: Browser, ids: list[str]) -> tuple[float, float]:
    def edit() -> None:
        made = collection.edits.tag(ids, [f"t{uuid4().hex}"], [], NOW)
        browser.changed(collection.edits.touched(made.id))

    return timed(edit), timed(browser.find, "sin", SortBy.DECK, descending=False)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.db"
        filled(path, options.n)
        with open_collection(path, NOW) as collection:
            measure(collection, options.rounds)


if __name__ == "__main__":
    main()
