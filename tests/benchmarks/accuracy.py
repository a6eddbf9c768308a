"""This grader beside two others, on the answers of `tests/data/answers/`: accuracy, refusals, false accepts, times.

    pip install math-verify && python tests/benchmarks/accuracy.py

Prints a table for the README. Only rows that are right or wrong count, and only those over plain numbers: neither of
the others reads vectors, matrices or undefined functions. Each grader runs in a process of its own, and an answer that
takes longer than DEADLINE counts as a hang and as not accepted. `simplify` calls SymPy's parser, and so Python's eval:
run this on these files only.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from pebble import ProcessPool

ANSWERS = Path(__file__).parents[1] / "data" / "answers"
DEADLINE = 5.0
"""Seconds."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    accepted: bool
    milliseconds: float
    hung: bool = False


def ours(row: Row) -> bool:
    from quizapp.cards import Correct  # noqa: PLC0415 - each grader loads what it needs, in its own process
    from quizapp.grading.worker import compare  # noqa: PLC0415
    from quizapp.terminal.checking import symbols_of  # noqa: PLC0415

    feedback = compare(row["reference"], row["answer"], symbols_of(row.get("variables", {}), ""))
    return isinstance(feedback.verdict, Correct)


def by_simplify(row: Row) -> bool:
    import sympy  # noqa: PLC0415
    from sympy.parsing import sympy_parser as parser  # noqa: PLC0415, TID251 - the grader that is compared with

    steps = (
        *parser.standard_transformations,
        parser.implicit_multiplication_application,
        parser.convert_xor,
    )
    left, right = (parser.parse_expr(row[side], transformations=steps) for side in ("reference", "answer"))
    return bool(sympy.simplify(left - right) == 0)


def by_math_verify(row: Row) -> bool:
    from math_verify import parse, verify  # noqa: PLC0415

    sides = [parse(f"${row[side]}$", parsing_timeout=None) for side in ("reference", "answer")]
    return bool(verify(*sides, timeout_seconds=None))


GRADERS: dict[str, Callable[[Row], bool]] = {
    "quizapp": ours,
    "`simplify(a - b) == 0`, SymPy's parser": by_simplify,
    "Math-Verify": by_math_verify,
}


def timed(grader: str, row: Row) -> Outcome:
    started = time.perf_counter()
    try:
        accepted = GRADERS[grader](row)
    except Exception:  # noqa: BLE001 - what a grader cannot read it does not accept
        accepted = False
    return Outcome(accepted, (time.perf_counter() - started) * 1000)


def rows() -> list[Row]:
    lines = (line for path in sorted(ANSWERS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    return [row for row in map(json.loads, lines) if row["expect"] in {"correct", "wrong"} and is_plain(row)]


def is_plain(row: Row) -> bool:
    """A single expression over real letters."""
    letters_are_real = set(row.get("variables", {}).values()) <= {"real", "positive"}
    return letters_are_real and not row["reference"].startswith(("(", "[")) and "," not in row["reference"]


def outcomes(grader: str, table: list[Row]) -> Iterator[Outcome]:
    with ProcessPool(max_workers=1) as pool:
        pool.schedule(timed, args=(grader, table[0])).result()
        for row in table:
            try:
                yield pool.schedule(timed, args=(grader, row), timeout=DEADLINE).result()
            except TooLate:
                yield Outcome(accepted=False, milliseconds=DEADLINE * 1000, hung=True)


def main() -> None:
    table = rows()
    right = sum(row["expect"] == "correct" for row in table)
    sys.stdout.write(f"{len(table)} answers: {right} right, {len(table) - right} wrong\n\n")
    sys.stdout.write("| grader | accuracy | right refused | wrong accepted | median ms | 95 % ms | hangs |\n")
    sys.stdout.write("| --- | --- | --- | --- | --- | --- | --- |\n")
    for grader in GRADERS:
        if grader == "Math-Verify" and find_spec("math_verify") is None:
            sys.stdout.write("| Math-Verify | not installed | | | | | |\n")
            continue
        found = list(outcomes(grader, table))
        refused = sum(not one.accepted and row["expect"] == "correct" for one, row in zip(found, table, strict=True))
        fooled = sum(one.accepted and row["expect"] == "wrong" for one, row in zip(found, table, strict=True))
        times = [one.milliseconds for one in found]
        accuracy = 1 - (refused + fooled) / len(table)
        figures = f"{median(times):.2f} | {quantiles(times, n=20)[-1]:.1f} | {sum(one.hung for one in found)}"
        sys.stdout.write(f"| {grader} | {accuracy:.3f} | {refused} | {fooled} | {figures} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
