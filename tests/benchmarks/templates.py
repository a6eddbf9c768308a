"""How long a learner's own templates take: from a rating to the next question, beside practice and fixed cards; and in
an import, beside cards with one problem.

    .venv/bin/python tests/benchmarks/templates.py [-n 200]

Wall clock, the worker included: what the learner waits for. On a busy machine compare the columns, not the numbers.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from quizapp.cards import Rating
from quizapp.exchange.scan import scan
from quizapp.grading.client import Grader
from quizapp.study.desk import Desk
from quizapp.study.opening import open_desk
from quizapp.study.states import Asked, Chosen, Flashcards, Plan, Practise

DECK = Path(__file__).parents[1] / "data" / "decks" / "templates.toml"
RULES = ("product", "chain", "power", "partial")
OTHERS = (
    'template = "a x^{row} sin(b x)"\nparameters = ["a, b in 2..9"]',
    'problem = "x^{row}"\nanswer = "{row} x^({row}-1)"',
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=200)
    count = parser.parse_args().n
    with TemporaryDirectory() as folder, closing(Grader(deadline=20)) as grader:
        grader.warm().result()
        desk = open_desk(Path(folder) / "collection.db", grader, zone=UTC, rng=Random(1))
        _bring(desk, DECK)
        mine = tuple(card.id for card in desk.cards() if card.fresh)
        shipped = tuple(card.id for card in desk.cards() if card.id.startswith("exercise-"))[: len(mine)]
        _measure("own template", desk, lambda: Flashcards(Chosen(cards=mine), len(mine)), count)
        _measure("practice card", desk, lambda: Practise(RULES, len(mine)), count)
        _measure("fixed card", desk, lambda: Flashcards(Chosen(cards=shipped), len(mine)), count)
        for says in OTHERS:
            _measure_import(desk, Path(folder), says, count)
        desk.close()


def _measure(name: str, desk: Desk, plan: Callable[[], Plan], count: int) -> None:
    times = sorted(_waits(desk, plan, count))
    print(f"{name:14} median {median(times):6.1f} ms  95 % {quantiles(times, n=20)[-1]:6.1f}  max {times[-1]:6.1f}")


def _waits(desk: Desk, plan: Callable[[], Plan], count: int) -> Iterator[float]:
    """Milliseconds from a rating to the next question."""
    done = 0
    while done < count:
        state = desk.begin(plan())
        while isinstance(state, Asked) and done < count:
            desk.turn()
            start = perf_counter()
            state = desk.rate(Rating.EASY)
            if isinstance(state, Asked):
                yield (perf_counter() - start) * 1000
                done += 1


def _bring(desk: Desk, path: Path) -> list[float]:
    """Milliseconds to plan, to verify and to execute."""
    times = [perf_counter()]
    with scan(path) as scanned:
        plan = desk.library.plan_import(scanned)
        times.append(perf_counter())
        plan = desk.library.verify_import(plan)
        times.append(perf_counter())
        desk.library.execute_import(plan)
        times.append(perf_counter())
    return [(after - before) * 1000 for before, after in pairwise(times)]


def _measure_import(desk: Desk, folder: Path, says: str, count: int) -> None:
    path = folder / "many.toml"
    cards = (f"[[card]]\n{says.format(row=row)}\n" for row in range(2, count + 2))
    path.write_text('deck = "Many"\n' + "".join(cards), encoding="utf-8")
    planned, verified, executed = (each / count for each in _bring(desk, path))
    name = says.partition(" ")[0]
    print(f"import {name:8} a card: plan {planned:5.2f} ms  verify {verified:6.2f}  execute {executed:5.2f}")


if __name__ == "__main__":
    main()
