"""`quizapp practice`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from random import Random

from quizapp.cards import Card, Problem, Question, Rule, Template, Undecided
from quizapp.cards.card import Mode
from quizapp.cards.fresh import template_on
from quizapp.grading.client import Grader
from quizapp.study.practices import Subject, practices, templates_of
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


def print_practices(rules: Sequence[Rule], *, as_json: bool) -> None:
    found = practices(rules).values()
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        print(f"{each.id}  {each.name}")


def practise(
    grader: Grader, rules: Sequence[Rule], order: Order, card_named: Callable[[str], Card | None], *, as_json: bool
) -> int:
    """Prints fresh problems with their answers; 0, or 4 with a sentence on stderr.

    What is no rule may be the id of a card of the learner's own that holds a template. Raises ContentError.
    """
    known = practices(rules)
    practice = known.get("-".join(order.practice.lower().split()))
    card = card_named(order.practice) if practice is None else None
    if practice is not None:
        return _print(grader, templates_of(practice, rules), order, as_json=as_json)
    if card is not None and card.fresh is not None:
        return _print(grader, (template_on(card),), replace(order, level=card.difficulty), as_json=as_json)
    print(f"quizapp: {_unknown(order.practice, known)}", file=sys.stderr)
    return NOTHING


def _print(grader: Grader, templates: Sequence[Template], order: Order, *, as_json: bool) -> int:
    made: list[Problem] = []
    for problem in _problems(grader, templates, order):
        if isinstance(problem, Undecided):
            print(f"quizapp: {problem.message}", file=sys.stderr)
            return NOTHING
        made.append(problem)
        if not as_json:
            _print_lines(problem)
    if as_json:
        print(json.dumps([_row(problem) for problem in made], ensure_ascii=False, indent=1))
    return 0


def _problems(grader: Grader, templates: Sequence[Template], order: Order) -> Iterator[Problem | Undecided]:
    """One after another, each unlike those before it."""
    practice, asked = templates[0].practice, set[str]()
    for number, seed in zip(range(order.count), order.seeds(), strict=False):
        problem = grader.practise(practice, order.level_of(number), seed, templates, asked).result()
        if isinstance(problem, Problem):
            asked.add(problem.key)
        yield problem


def _unknown(name: str, known: Mapping[str, Subject]) -> str:
    alike = get_close_matches("-".join(name.lower().split()), known, n=1)
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
