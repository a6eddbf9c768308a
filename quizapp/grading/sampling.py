"""A few common points at which many expressions are evaluated: a quick look at which of them may be equal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from flint import ctx, fmpq

from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import SymbolKind
from quizapp.grading.errors import GradingError
from quizapp.grading.evaluate import Evaluator, Point, evaluator
from quizapp.grading.lowering import lowered
from quizapp.grading.numbers import Huge, UnclearError, UndefinedError, ball
from quizapp.grading.points import Letters
from quizapp.grading.setting import Setting
from quizapp.grading.signatures import Signatures, signatures
from quizapp.grading.smooth import random_smooth
from quizapp.notation.tree import Apply, Node

_TRIES = 80
_BITS = 96
_LARGEST = 1e12
_CLOSE = 1e-12

Values = tuple[float | None, ...]
"""One for each point; None where there is no value, or none of a size to compare."""


@dataclass(frozen=True, slots=True)
class Samples:
    points: tuple[Point, ...]
    setting: Setting
    known: Signatures

    def values(self, tree: Node) -> Values:
        """Of a tree as it is written; all None where it cannot be evaluated."""
        try:
            function = evaluator(lowered(tree, self.known, self.setting.symbols))
        except (GradingError, KeyError):
            return (None,) * len(self.points)
        return tuple(_value(function, point) for point in self.points)


def samples(trees: Sequence[Node], setting: Setting, *, count: int) -> Samples:
    """Points at which the first tree has a value and the conditions hold; fewer than `count` where none are found.

    All letters and functions of the trees get values.
    """
    every = [tree for tree in (setting.problem, *trees) if tree is not None]
    known = signatures(every, setting.symbols)
    rng = Random(setting.seed + 1)
    try:
        meant = [lowered(tree, known, setting.symbols) for tree in every]
        first = evaluator(lowered(trees[0], known, setting.symbols))
    except (GradingError, IndexError):
        return Samples((), setting, known)
    names = sorted(frozenset().union(*map(symbols_in, meant)))
    letters = Letters({name: setting.symbols.kind(name) for name in names})
    functions = sorted({(n.function, len(n.arguments)) for tree in meant for n in nodes(tree) if isinstance(n, Apply)})
    smooth = {key: random_smooth(key[1], rng) for key in functions}
    candidates = (Point(values, smooth) for values in islice(_spread(letters, rng), _TRIES))
    good = (point for point in candidates if _is_inside(point, setting) and _value(first, point) is not None)
    return Samples(tuple(islice(good, count)), setting, known)


def _spread(letters: Letters, rng: Random) -> Iterable[dict[str, fmpq]]:
    """Between −3 and 3, most of them positive, no two letters alike; then anything."""
    for turn in range(_TRIES):
        if turn % 4 == 3:
            yield dict(letters.random(rng))
        else:
            yield {name: _number(kind, turn, rng) for name, kind in letters.kinds.items()}


def _number(kind: SymbolKind, turn: int, rng: Random) -> fmpq:
    if kind is SymbolKind.INTEGER:
        return fmpq(rng.randint(2, 5))
    sign = -1 if turn % 4 == 2 and kind is not SymbolKind.POSITIVE else 1
    largest = (97, 290)[turn % 2]
    return sign * fmpq(rng.randint(20, largest), 101)


def _is_inside(point: Point, setting: Setting) -> bool:
    kept = (condition for condition in setting.conditions if condition.letters <= point.values.keys())
    return not any(condition.fails(point) for condition in kept)


def _value(function: Evaluator, point: Point) -> float | None:
    before = ctx.prec
    ctx.prec = _BITS
    try:
        value = function(point)
        if isinstance(value, Huge):
            return None
        number = float(ball(value))
        return number if abs(number) < _LARGEST else None
    except (UndefinedError, UnclearError, OverflowError, ValueError, KeyError):
        return None
    finally:
        ctx.prec = before


def may_be_equal(expected: Values, given: Values) -> bool:
    """Whether nothing speaks against it; where the given one has no value, the other must have none either."""
    pairs = list(zip(expected, given, strict=True))
    if not any(left is not None for left, _ in pairs):
        return False
    return all(left is None or (right is not None and is_close(left, right)) for left, right in pairs)


def is_close(left: float, right: float) -> bool:
    return abs(left - right) <= _CLOSE * max(1.0, abs(left), abs(right))
