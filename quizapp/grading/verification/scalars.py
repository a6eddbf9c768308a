"""Problems of numbers: slopes and limits at random points of the domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from flint import fmpq

from quizapp.calculus.walk import symbols_in
from quizapp.cards import Symbols
from quizapp.grading.conditions import Condition
from quizapp.grading.evaluate import Evaluator, Point, evaluator
from quizapp.grading.numbers import Scalar, UnclearError, UndefinedError, known
from quizapp.grading.points import Letters
from quizapp.grading.verification.steps import STEP, is_limit, is_slope, slope
from quizapp.notation.tree import Limit, Node

_ENOUGH = 4
_TRIES = 80
_SEED = 20

Values = Mapping[str, Scalar]
Check = Callable[[Values, Scalar], bool]
"""Whether the answer's value is right at a point."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where to look: the letters of a problem, and what has to hold for them."""

    symbols: Symbols
    conditions: Sequence[Condition]

    def hold(self, check: Check, answer: Node, names: frozenset[str], hints: Sequence[Node]) -> bool:
        """Whether the check holds at enough points, and fails at none."""
        value = evaluator(answer)
        rng = Random(_SEED)
        letters = Letters({name: self.symbols.kind(name) for name in sorted(names)})
        agreed = 0
        for values in islice(letters.all(hints, [], rng), _TRIES if names else 1):
            match self._look(check, value, values):
                case False if self._look(check, value, letters.moved(values, rng)) is False:
                    return False
                case True:
                    agreed += 1
            if agreed == _ENOUGH:
                break
        return agreed == (_ENOUGH if names else 1)

    def _look(self, check: Check, answer: Evaluator, values: Values) -> bool | None:
        """None where nothing can be said; False also where the problem has a slope and the answer no value."""
        point = Point(values)  # type: ignore[arg-type]
        if any(condition.fails(point) for condition in self.conditions if condition.letters <= values.keys()):
            return None
        try:
            return check(values, answer(point))
        except UnclearError:
            return None
        except UndefinedError:
            return None if _is_undefined(check, values) else False


def _is_undefined(check: Check, values: Values) -> bool:
    try:
        check(values, fmpq(0))
    except (UndefinedError, UnclearError):
        return True
    return False


def slope_check(problem: Node, variable: str, inner: Sequence[tuple[str, Node]]) -> Check:
    """By one variable; with inner functions, of the whole."""
    outer = evaluator(problem)
    parts = [(name, evaluator(tree)) for name, tree in inner]

    def value(values: Values) -> Scalar:
        point = Point(values)  # type: ignore[arg-type]
        if not parts:
            return outer(point)
        return outer(Point({name: part(point) for name, part in parts}))  # type: ignore[misc]

    def check(values: Values, answer: Scalar) -> bool:
        place = known(values[variable])
        after, before = value({**values, variable: place + STEP}), value({**values, variable: place - STEP})
        return is_slope(slope(after, before), answer)

    return check


def limit_check(limit: Limit) -> Check:
    """From both sides, unless the limit names one."""
    body, target = evaluator(limit.body), evaluator(limit.target)
    sides = {"+": (STEP,), "-": (-STEP,), "": (STEP, -STEP)}[limit.side]

    def check(values: Values, answer: Scalar) -> bool:
        place = known(target(Point(values)))  # type: ignore[arg-type]
        nearby = (body(Point({**values, limit.variable: place + side})) for side in sides)  # type: ignore[dict-item]
        return all(is_limit(value, answer) for value in nearby)

    return check


def letters_of(problem: Node, answer: Node, inner: Sequence[tuple[str, Node]], wrt: Sequence[str]) -> frozenset[str]:
    """What needs a value: the variable by all means, but not what inner functions stand for."""
    written = symbols_in(problem) - {name for name, _ in inner}
    bound = {problem.variable} if isinstance(problem, Limit) else set[str]()
    used = frozenset(wrt) if not isinstance(problem, Limit) else frozenset[str]()
    return (written | symbols_in(answer) | used).union(*(symbols_in(tree) for _, tree in inner)) - bound
