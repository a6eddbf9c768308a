# ruff: noqa: PLC0415 - each import goes on in a process of its own, which loads only what it needs
"""How fast notes of a CSV file become cards, and change nothing when they come again; beside Anki's own importer.

    .venv/bin/python tests/benchmarks/importing.py [-n 10000 100000] [--rounds 5] [--kinds plain calculus varied]
    .venv/bin/python tests/benchmarks/importing.py --stages [-n 10000]

Times go from the file to the last commit and take turns, each import in a process of its own, so that the peaks of
memory are its own too. Verifying answers, which goes on beside everything else, is not in them. Where the package
`anki` is not there, its columns are missing.

plain       words
calculus    exercises of one pattern, d/dx of a x^n sin(b x), as on a sheet of exercises: most differ in numbers only
varied      exercises of which hardly two have the same shape, so that each formula is read by itself
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
FUNCTIONS = (
    "sin",
    "cos",
    "tan",
    "sec",
    "csc",
    "cot",
    "sinh",
    "cosh",
    "tanh",
    "arcsin",
    "arccos",
    "arctan",
    "exp",
    "ln",
)
LETTERS = "xtuvwyzrsabc"
Row = tuple[str, str]


def plain(count: int) -> Iterator[Row]:
    for n in range(count):
        yield f"What is theorem number {n} about?", f"It is about the number {n}, and why it is one."


def calculus(count: int) -> Iterator[Row]:
    for number in range(count):
        a, n, b = number % 97 + 2, number // 97 % 89 + 2, number // (97 * 89) + 2
        front = rf"\(\frac{{d}}{{dx}}\left[{a}x^{{{n}}} \sin({b}x)\right]\)"
        yield front, rf"\({a * n}x^{{{n - 1}}} \sin({b}x) + {a * b}x^{{{n}}} \cos({b}x)\)"


def varied(count: int) -> Iterator[Row]:
    for number in range(count):
        rest, f = divmod(number, len(FUNCTIONS))
        rest, g = divmod(rest, len(FUNCTIONS))
        rest, h = divmod(rest, len(FUNCTIONS))
        n, letter = divmod(rest, len(LETTERS))
        f, g, h, x = FUNCTIONS[f], FUNCTIONS[g], FUNCTIONS[h], LETTERS[letter]
        body = rf"{x}^{{{n + 2}}} \{f}({x}) - \{g}(\{h}({x}))"
        front = rf"\(\frac{{d}}{{d{x}}}\left[{body}\right]\)"
        yield front, rf"\(\frac{{\{f}({x})}}{{{x}}} - {n + 2}{x} \{g}({x})\{h}({x})\)"


KINDS: dict[str, Callable[[int], Iterator[Row]]] = {"plain": plain, "calculus": calculus, "varied": varied}


def written(folder: Path, rows: Iterator[Row]) -> Path:
    file = folder / "notes.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)
    return file


# One import in a process of its own


def ours(folder: Path) -> Iterator[tuple[str, float]]:
    from quizapp.exchange.scan import scan
    from quizapp.memory.scheduler import Scheduler
    from quizapp.storage.collection import open_collection
    from quizapp.study.importing import execute, plan_import

    def import_all() -> int:
        with scan(folder / "notes.csv") as found:
            return execute(plan_import(found, collection, rules=()), collection, Scheduler(), NOW).added

    with open_collection(folder / "collection.db", NOW) as collection:
        collection.cards()  # as whoever opened the program has seen them
        yield from _worked("first", import_all)
        yield from _worked("again", import_all)
        if len(collection.imports()) != 1:
            raise AssertionError


def ankis(folder: Path) -> Iterator[tuple[str, float]]:
    from anki.collection import Collection as Anki
    from anki.collection import ImportCsvRequest

    def import_all() -> None:
        path = str(folder / "notes.csv")
        metadata = collection.get_csv_metadata(path=path, delimiter=None)
        collection.import_csv(ImportCsvRequest(path=path, metadata=metadata))

    collection = Anki(str(folder / "anki.anki2"))
    yield from _worked("first", import_all)
    yield from _worked("again", import_all)
    collection.close()


def stages(folder: Path) -> Iterator[tuple[str, float]]:
    """The parts of our import, and what else is done with many cards."""
    from quizapp.exchange.scan import scan
    from quizapp.exchange.writing import columns_of, toml_of
    from quizapp.memory.scheduler import Scheduler
    from quizapp.storage.collection import open_collection
    from quizapp.study.importing import execute, plan_import

    file = folder / "notes.csv"
    with open_collection(folder / "collection.db", NOW) as collection:
        yield "scan", _timed(lambda: list(scan(file).notes))
        yield "scan and plan", _timed(lambda: plan_import(scan(file), collection, rules=()))
        plan = plan_import(scan(file), collection, rules=())
        yield "execute", _timed(lambda: execute(plan, collection, Scheduler(), NOW))
        yield "plan again", _timed(lambda: plan_import(scan(file), collection, rules=()))
        cards = collection.cards()
        yield "to TOML", _timed(lambda: toml_of(cards))
        yield "to CSV", _timed(lambda: columns_of(cards))
        (past,) = collection.imports()
        yield "undo", _timed(lambda: collection.undo_import(past.id, NOW))


WAYS = {"ours": ours, "Anki": ankis, "stages": stages}


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _worked(name: str, work: Callable[[], object]) -> Iterator[tuple[str, float]]:
    """How long it takes, and how long a processor works for it, which tells more where others work beside it."""
    start = process_time()
    yield name, _timed(work)
    yield f"{name}, processor", process_time() - start


def _peak() -> float:
    """Megabytes that this process has held at most."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says there counts the process that this one was forked from
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def import_once(way: str, folder: Path) -> None:
    with redirect_stdout(sys.stderr):  # Anki prints there when it takes long
        found = dict(WAYS[way](folder))
    print(json.dumps({**found, "peak": _peak()}))


# Side by side


def ask(way: str, kind: str, count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), KINDS[kind](count))
        command = [sys.executable, __file__, "--once", way, folder]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compare(kind: str, count: int, rounds: int) -> None:
    ways = ["ours", "Anki"] if find_spec("anki") else ["ours"]
    found = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            found[way].append(ask(way, kind, count))
    print(f"\n{count:,} notes, {kind}")
    for step in found["ours"][0]:
        middle = [median(each[step] for each in found[way]) for way in ways]
        unit = "MB" if step == "peak" else "s "
        line = "   ".join(f"{way} {value:7.2f} {unit}" for way, value in zip(ways, middle, strict=True))
        print(f"  {step:16} {line}" + (f"   ratio {middle[0] / middle[1]:5.2f}" if len(middle) > 1 else ""))


def show_stages(kind: str, count: int, rounds: int) -> None:
    all_found = [ask("stages", kind, count) for _ in range(rounds)]
    print(f"\n{count:,} notes, {kind}")
    for step in all_found[0]:
        values = [found[step] for found in all_found]
        print(f"  {step:14} median {median(values):8.3f}   min {min(values):.3f}   max {max(values):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--stages", action="store_true", help="the parts of our import instead")
    parser.add_argument("--once", nargs=2, metavar=("WAY", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        import_once(options.once[0], Path(options.once[1]))
        return
    for count in options.n:
        for kind in options.kinds:
            (show_stages if options.stages else compare)(kind, count, options.rounds)


if __name__ == "__main__":
    main()
