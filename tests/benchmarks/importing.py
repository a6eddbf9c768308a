"""How fast notes become cards, and change nothing when they come again; beside Anki's own importer where it is there.

    .venv/bin/python tests/benchmarks/importing.py [-n 10000] [--rounds 5]

Both kinds of notes are read from one CSV file: plain words, and calculus whose formulas are read.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil

from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Format, Maths, Note, Prose, Scan, Text
from quizapp.exchange.writing import columns_of, toml_of
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection, open_collection
from quizapp.study.importing import execute, plan_import

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
Row = tuple[str, str]


def words(count: int) -> list[Row]:
    return [
        (f"What is theorem number {n} about?", f"It is about the number {n}, and why it is one.") for n in range(count)
    ]


def calculus(count: int) -> list[Row]:
    r"""d/dx of a x^n sin(b x), all different."""
    rows = []
    for number in range(count):
        a, n, b = number % 97 + 2, number // 97 % 89 + 2, number // (97 * 89) + 2
        front = rf"\(\frac{{d}}{{dx}}\left[{a}x^{{{n}}} \sin({b}x)\right]\)"
        rows.append((front, rf"\({a * n}x^{{{n - 1}}} \sin({b}x) + {a * b}x^{{{n}}} \cos({b}x)\)"))
    return rows


def side(text: str) -> Text:
    return (Maths(text[2:-2]),) if text.startswith(r"\(") else (Prose(text),)


def scanned(rows: list[Row]) -> Scan:
    notes = [Note(row=at, front=side(front), back=side(back)) for at, (front, back) in enumerate(rows, 1)]
    return Scan(format=Format.DELIMITED, notes=notes, name="Bench", about=len(notes))


def written(folder: Path, rows: list[Row]) -> Path:
    file = folder / "notes.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)
    return file


def ours(folder: Path, rows: list[Row]) -> Iterator[tuple[str, float]]:
    file = written(folder, rows)
    with open_collection(folder / "collection.db", NOW) as collection:
        yield "scan", _timed(lambda: list(scan(file).notes))
        yield "plan", _timed(lambda: plan_import(scanned(rows), collection, rules=()))
        plan = plan_import(scanned(rows), collection, rules=())
        yield "execute", _timed(lambda: execute(plan, collection, Scheduler(), NOW))
        yield "again", _timed(lambda: _again(collection, rows))
        cards = collection.cards()
        yield "to TOML", _timed(lambda: toml_of(cards))
        yield "to CSV", _timed(lambda: columns_of(cards))
        (past,) = collection.imports()
        yield "undo", _timed(lambda: collection.undo_import(past.id, NOW))


def _again(collection: Collection, rows: list[Row]) -> None:
    plan = plan_import(scanned(rows), collection, rules=())
    if not plan.changes_nothing:
        raise AssertionError
    execute(plan, collection, Scheduler(), NOW)


def ankis(folder: Path, rows: list[Row]) -> Iterator[tuple[str, float]]:
    from anki.collection import Collection as Anki  # noqa: PLC0415
    from anki.collection import ImportCsvRequest  # noqa: PLC0415

    file = written(folder, rows)
    collection = Anki(str(folder / "anki.anki2"))
    try:
        for name in ("Anki", "Anki again"):
            metadata = collection.get_csv_metadata(path=str(file), delimiter=None)
            request = ImportCsvRequest(path=str(file), metadata=metadata)
            yield name, _timed(lambda request=request: collection.import_csv(request))
    finally:
        collection.close()


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def measure(rows: list[Row], rounds: int) -> None:
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        for way in (ours, ankis):
            with tempfile.TemporaryDirectory() as folder, suppress(ImportError):
                for name, seconds in way(Path(folder), rows):
                    found.setdefault(name, []).append(seconds)
    for name, values in found.items():
        middle, least, most = (1000 * of(values) for of in (median, min, max))
        print(f"  {name:12} median {middle:8.0f} ms   min {least:.0f}   max {most:.0f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    for name, make in (("words", words), ("calculus", calculus)):
        print(f"{options.n} notes of {name}")
        measure(make(options.n), options.rounds)
    print(f"peak memory {psutil.Process().memory_info().rss / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
