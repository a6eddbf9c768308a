"""`quizapp practice`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from random import Random

from quizapp.cards import Problem, Question, Undecided
from quizapp.cards.card import Mode
from quizapp.grading.client import Grader
from quizapp.study.practices import Practice
from quizapp.terminal.listing import one_line

NOTHING = 4
"""Exit code when there is nothing to practise under the name given, or no problem came out."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line."""

    practice: str
    count: int
    seed: int
    level: int | None
    """None: from level 1 up to level 3, as evenly as the count allows."""

    def level_of(self, number: int) -> int:
        return self.level or 1 + 3 * number // self.count

    def seeds(self) -> Iterator[int]:
        rng = Random(self.seed)
        yield self.seed
        while True:
            yield rng.getrandbits(31)


def print_practices(practices: Mapping[str, Practice], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([{"id": each.id, "name": each.name} for each in practices.values()], ensure_ascii=False))
        return
    for each in practices.values():
        print(f"{each.id}  {each.name}")


def practise(grader: Grader, practices: Mapping[str, Practice], order: Order, *, as_json: bool) -> int:
    """Prints fresh problems with their answers; 0, or 4 with a sentence on stderr."""
    practice = practices.get("-".join(order.practice.lower().split()))
    if practice is None:
        print(f"quizapp: {_unknown(order.practice, practices)}", file=sys.stderr)
        return NOTHING
    problems: list[Problem] = []
    for number, seed in zip(range(order.count), order.seeds(), strict=False):
        avoid = {problem.key for problem in problems}
        made = grader.practise(practice.id, order.level_of(number), seed, practice.templates, avoid).result()
        if isinstance(made, Undecided):
            print(f"quizapp: {made.message}", file=sys.stderr)
            return NOTHING
        problems.append(made)
        if not as_json:
            _print_lines(made)
    if as_json:
        print(json.dumps([_row(problem) for problem in problems], ensure_ascii=False, indent=1))
    return 0


def _unknown(name: str, practices: Mapping[str, Practice]) -> str:
    alike = get_close_matches(name.lower(), practices, n=1)
    hint = f"did you mean {alike[0]}?" if alike else "“quizapp practice” lists what there is."
    return f"There is nothing to practise under “{name}”; {hint}"


def _print_lines(problem: Problem) -> None:
    print(one_line(Question(problem.card(problem.template, ""), Mode.TYPED)))
    print(f"  {problem.answer}")


def _row(problem: Problem) -> dict[str, object]:
    return {
        "problem": problem.problem,
        "answer": problem.answer,
        "rules": list(problem.rules),
        "level": problem.level,
        "seed": problem.seed,
        "wrt": list(problem.wrt),
        "variables": {name: str(kind) for name, kind in problem.variables.items()},
        "task": str(problem.task),
        "prompt": problem.prompt,
        "inner": dict(problem.inner),
        "domain": problem.domain,
        "template": problem.template,
    }
