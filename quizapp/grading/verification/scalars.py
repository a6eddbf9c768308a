"""Problems of numbers: slopes and limits at random points of the domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from flint import arb, fmpq

from quizapp.calculus.walk import symbols_in
from quizapp.cards import Symbols
from quizapp.grading.conditions import Condition
from quizapp.grading.evaluate import Evaluator, Point, evaluator
from quizapp.grading.numbers import Scalar, UnclearError, UndefinedError, ball, known
from quizapp.grading.points import Letters
from quizapp.grading.verification.steps import FINER_STEP, STEP, is_near, slope
from quizapp.notation.tree import Limit, Node

_ENOUGH = 4
_TRIES = 200
_SEED = 20

Values = Mapping[str, Scalar]
Estimate = Callable[[Values, fmpq], list[arb]]
"""What the answer should be at a point, told from values of the problem a step away; a limit from both sides."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where to look: the letters of a problem, and what has to hold for them."""

    symbols: Symbols
    conditions: Sequence[Condition]

    def hold(self, estimate: Estimate, answer: Node, names: frozenset[str], hints: Sequence[Node]) -> bool:
        """Whether the answer is right at enough points, and wrong on no open part of the domain."""
        value = evaluator(answer)
        rng = Random(_SEED)
        letters = Letters({name: self.symbols.kind(name) for name in sorted(names)})
        enough = _ENOUGH if names else 1
        agreed: list[Mapping[str, fmpq]] = []
        for values in islice(letters.all(hints, agreed, rng), _TRIES if names else 1):
            match self._look(estimate, value, values):
                case True:
                    agreed.append(values)
                case False if self._look(estimate, value, letters.moved(values, rng)) is False:
                    return False
            if len(agreed) == enough:
                return True
        return False

    def _look(self, estimate: Estimate, answer: Evaluator, values: Values) -> bool | None:
        """None where nothing can be said; False also where the answer has no value, but should have one."""
        point = Point(values)  # type: ignore[arg-type]
        if any(condition.fails(point) for condition in self.conditions if condition.letters <= values.keys()):
            return None
        try:
            return _is_right(estimate, values, _value(answer, point))
        except (UndefinedError, UnclearError):
            return None


def _value(answer: Evaluator, point: Point) -> Scalar | None:
    try:
        return answer(point)
    except UndefinedError:
        return None


def _is_right(estimate: Estimate, values: Values, answer: Scalar | None) -> bool | None:
    rough = estimate(values, STEP)
    if answer is not None and all(is_near(found, answer) for found in rough):
        return True
    fine = estimate(values, FINER_STEP)
    return False if all(map(is_near, rough, fine)) else None


def slope_of(problem: Node, variable: str, inner: Sequence[tuple[str, Node]]) -> Estimate:
    """By one variable; with inner functions, of the whole."""
    outer = evaluator(problem)
    parts = [(name, evaluator(tree)) for name, tree in inner]

    def value(values: Values) -> Scalar:
        point = Point(values)  # type: ignore[arg-type]
        return outer(Point({name: part(point) for name, part in parts}) if parts else point)  # type: ignore[misc]

    def estimate(values: Values, step: fmpq) -> list[arb]:
        place = known(values[variable])
        after, before = value({**values, variable: place + step}), value({**values, variable: place - step})
        return [slope(after, before, step)]

    return estimate


def limit_of(limit: Limit) -> Estimate:
    """From both sides, unless the limit names one."""
    body, target = evaluator(limit.body), evaluator(limit.target)
    directions = {"+": (1,), "-": (-1,), "": (1, -1)}[limit.side]

    def estimate(values: Values, step: fmpq) -> list[arb]:
        place = known(target(Point(values)))  # type: ignore[arg-type]
        nearby = ({**values, limit.variable: place + direction * step} for direction in directions)
        return [ball(known(body(Point(point)))) for point in nearby]  # type: ignore[arg-type]

    return estimate


def letters_of(problem: Node, answer: Node, inner: Sequence[tuple[str, Node]], wrt: Sequence[str]) -> frozenset[str]:
    """What needs a value: the variable by all means, but not what inner functions stand for."""
    written = symbols_in(problem) - {name for name, _ in inner}
    bound = {problem.variable} if isinstance(problem, Limit) else set[str]()
    used = frozenset(wrt) if not isinstance(problem, Limit) else frozenset[str]()
    return (written | symbols_in(answer) | used).union(*(symbols_in(tree) for _, tree in inner)) - bound
