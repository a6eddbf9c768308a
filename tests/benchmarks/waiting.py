"""How long another thread waits at most while many cards are searched, sorted and edited: the window's is one.

    .venv/bin/python tests/benchmarks/waiting.py [-n 100000] [--rounds 3] [--collection FILE]

A thread beside the work wakes each millisecond. What lies between two of its wakings, at most, is what a window with
nothing else to do would stand still. Medians of the rounds, and the worst; beside them how long the work took.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, sleep

from browsing import NOW, filled

from quizapp.grading.client import Grader
from quizapp.study.browsing import SortBy
from quizapp.study.desk import Desk
from quizapp.study.opening import open_desk

Step = tuple[str, Callable[[], object]]


class Sleeper(threading.Thread):
    """Wakes each millisecond, and notes how late it was at most."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.longest = 0.0
        self.is_over = False

    def run(self) -> None:
        last = perf_counter()
        while not self.is_over:
            sleep(0.001)
            now = perf_counter()
            self.longest, last = max(self.longest, now - last), now


def steps(desk: Desk) -> Iterator[Step]:
    library = desk.library
    yield "today, first", desk.today
    yield "today, again", desk.today
    yield "first search", lambda: library.find("")
    yield "decks", library.decks
    for sort in SortBy:
        yield f"sort by {sort}", lambda sort=sort: library.find("", sort)
        yield f"sort by {sort}, turned", lambda sort=sort: library.find("", sort, descending=True)
    for text in ("theorem", "x^2 + 1", "is:due -sin"):
        yield f"find {text}", lambda text=text: library.find(text)
    ids = library.find("").ids
    yield "rows of 100", lambda: library.rows(ids[5000:5100])
    yield "suspending one", lambda: library.suspend(ids[:1])
    yield "search after that", lambda: library.find("")
    yield "tagging 1,000", lambda: library.tag(ids[:1000], ["one-thousand"])
    yield "search after that", lambda: library.find("")
    for name, work in (
        ("suspending all", lambda: library.suspend(ids[1:])),
        ("tagging all", lambda: library.tag(ids, ["every"])),
        ("moving all", lambda: library.move(ids, "Elsewhere")),
        ("resetting all", lambda: library.reset(ids)),
        ("deleting all", lambda: library.delete(ids)),
    ):
        yield name, work
        yield f"search after {name}", lambda: library.find("")
        yield f"undoing {name}", library.undo_edit
        yield "search after undoing", lambda: library.find("")


def measure(path: Path) -> Iterator[tuple[str, float, float]]:
    """Each step, how long another thread waited at most, and how long it took; milliseconds."""
    desk = open_desk(path, Grader(), clock=lambda: NOW, zone=UTC, rng=Random(7))
    for name, work in steps(desk):
        sleeper = Sleeper()
        sleeper.start()
        start = perf_counter()
        work()
        took = perf_counter() - start
        sleeper.is_over = True
        sleeper.join()
        yield name, 1000 * sleeper.longest, 1000 * took
    desk.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--collection", type=Path)
    options = parser.parse_args()
    found: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        first, path = Path(folder) / "first.db", Path(folder) / "collection.db"
        if options.collection is None:
            filled(first, options.n)
        for _ in range(options.rounds):
            shutil.copy(options.collection or first, path)
            for name, waited, took in measure(path):
                found.setdefault(name, []).append((waited, took))
    for name, values in found.items():
        waited, took = zip(*values, strict=True)
        sys.stdout.write(f"{name:30} waits {median(waited):6.1f} ms (worst {max(waited):6.1f})   ")
        sys.stdout.write(f"takes {median(took):7.1f} ms\n")


if __name__ == "__main__":
    main()
