"""The second rung: two expressions at many points, with rigorous error bounds.

Balls that do not overlap prove the expressions different. Balls that overlap and are narrow are agreement at that
point, to about 200 bits, never a proof. Exceptional points are set aside: a difference counts only if it is there
beside the point too, so that (x² − 1)/(x − 1) is as good as x + 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice
from random import Random
from time import process_time

from flint import ctx, fmpq

from quizapp.grading.cells import cells
from quizapp.grading.conditions import Condition
from quizapp.grading.evaluate import Evaluator, Point
from quizapp.grading.likeness import Likeness, compared
from quizapp.grading.numbers import Scalar, UnclearError, UndefinedError
from quizapp.grading.points import Letters, Values
from quizapp.grading.show import is_readably_apart
from quizapp.grading.smooth import Smooth, random_smooth
from quizapp.notation.tree import Node

POINTS = 14
FEW_POINTS = 3
"""As many as tell nearly every wrong answer; a proof is worth trying behind them."""
_TRIES = 200
_SECOND_LOOKS = 64
_DRAWS = 4
"""How many sets of concrete functions take turns in the place of undefined ones."""
_LOOKS_FOR_READABLE = 6
_PRECISIONS = (256, 1024, 4096)
_BUDGET = 0.03
"""Seconds for the second look."""
_PATIENCE = 12
"""How many points may go to the highest precision without an outcome."""


_Functions = Mapping[tuple[str, int], Smooth]


@dataclass(frozen=True, slots=True)
class Agreed:
    found: tuple[Values, ...]
    """The points where both have a value, and the same as far as can be seen."""
    covers_domain: bool = False
    """Whether there is one in every stretch between places where either bends, or where its domain ends."""

    @property
    def points(self) -> int:
        return len(self.found)


@dataclass(frozen=True, slots=True)
class Differs:
    """`answer` is None where the answer is not defined."""

    at: Values
    answer: Scalar | None
    expected: Scalar


Outcome = Agreed | Differs


class _Look(Enum):
    """What one point says, when it is no difference."""

    AGREES = auto()
    OUTSIDE = auto()
    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class Domain:
    """Where a question is asked: the conditions hold, and the problem (if any) has a value."""

    conditions: Sequence[Condition] = ()
    problem: Evaluator | None = None

    def excludes(self, point: Point) -> bool:
        return any(condition.fails(point) for condition in self.conditions) or (
            self.problem is not None and _is_undefined(self.problem, point)
        )


@dataclass(slots=True)
class Comparison:
    """A search for a point where the two differ, which can be carried on where it stopped."""

    reference: Evaluator
    answer: Evaluator
    letters: Letters
    functions: frozenset[tuple[str, int]]
    """Names and arities of the undefined functions."""
    exponents: frozenset[str]
    """Letters that stand in exponents alone."""
    domain: Domain
    hints: tuple[Node, ...]
    """Trees whose numbers tell where the domain may be."""
    rng: Random
    is_exact: bool = False
    """Whether the last point was compared in rational numbers, without any error bounds."""
    _found: list[Values] = field(default_factory=list)
    _draws: list[_Functions] = field(default_factory=list)
    _unclear: int = 0
    _candidates: Iterator[tuple[int, Values]] = field(init=False)

    def __post_init__(self) -> None:
        tries = _TRIES if self.letters.kinds else _DRAWS if self.functions else 1
        self._candidates = enumerate(islice(self.letters.all(self.hints, self._found, self.rng), tries))

    def outcome(self, points: int = POINTS) -> Outcome:
        """What was found once they agree at so many points, or sooner.

        Agreed at no point when no point could be found where both can be told.
        """
        while len(self._found) < points:
            if (candidate := next(self._candidates, None)) is None:
                break
            if difference := self._difference_at(*candidate):
                return difference
        return Agreed(tuple(self._found))

    def _difference_at(self, number: int, values: Values) -> Differs | None:
        if number < _DRAWS:
            self._draws.append(self._draw())
        point = Point(values, self._draws[number % _DRAWS])
        look = self._look(point, _PRECISIONS if self._unclear < _PATIENCE else _PRECISIONS[:1])
        if isinstance(look, Differs):
            return self._more_readable(look) if self._is_there_beside(point) else None
        if look is _Look.AGREES:
            self._found.append(values)
        self._unclear += look is _Look.UNCLEAR
        return None

    def in_cells(self) -> Outcome:
        """Between all places where either bends, or where its domain ends, as far as they can be found."""
        if not self._found:
            return Agreed(())
        between = cells(self.hints, self._found[0], self.letters.kinds)
        for values in between.points:
            point = Point(values, self._draws[0])
            look = self._look(point)
            if isinstance(look, Differs) and self._is_there_beside(point):
                return look
            if look is _Look.AGREES:
                self._found.append(values)
        return Agreed(tuple(self._found), covers_domain=between.is_complete)

    def second_look(self) -> Outcome:
        """For what agreed but was not proved: with thousands of bits, and near the numbers that are written."""
        agreed = list(self._found)
        close = self.letters.close(self.hints, tuple(agreed), self.rng)
        deadline = process_time() + _BUDGET
        for values in islice(close, _SECOND_LOOKS if self.letters.kinds else 1):
            if process_time() > deadline:
                break
            point = Point(values, self._draw())
            look = self._look(point, _PRECISIONS[-1:])
            if isinstance(look, Differs) and self._is_there_beside(point, _PRECISIONS[-1:]):
                return look
            if look is _Look.AGREES:
                agreed.append(values)
        return Agreed(tuple(agreed))

    def _draw(self) -> _Functions:
        return {key: random_smooth(key[1], self.rng) for key in sorted(self.functions)}

    def _look(self, point: Point, precisions: Sequence[int] = _PRECISIONS) -> _Look | Differs:
        if self.domain.excludes(point):
            return _Look.OUTSIDE
        before = ctx.prec
        try:
            for precision in precisions:
                ctx.prec = precision
                look = self._look_once(point)
                if look is not _Look.UNCLEAR:
                    return look
        finally:
            ctx.prec = before
        return _Look.UNCLEAR

    def _look_once(self, point: Point) -> _Look | Differs:
        try:
            expected = self.reference(point)
        except UndefinedError:
            return _Look.OUTSIDE
        except UnclearError:
            return _Look.UNCLEAR
        try:
            answer = self.answer(point)
        except UndefinedError:
            return Differs(point.values, None, expected)
        except UnclearError:
            return _Look.UNCLEAR
        self.is_exact = isinstance(expected, fmpq) and isinstance(answer, fmpq)
        match compared(expected, answer):
            case Likeness.APART:
                return Differs(point.values, answer, expected)
            case Likeness.SAME:
                return _Look.AGREES
            case Likeness.UNCLEAR:
                return _Look.UNCLEAR

    def _is_there_beside(self, point: Point, precisions: Sequence[int] = _PRECISIONS) -> bool:
        """Whether the difference is there at generic points beside this one as well."""
        if not self.letters.kinds:
            return True
        look = self._look_beside(point, precisions)
        if look is not _Look.OUTSIDE:
            return isinstance(look, Differs)
        if self.exponents and self._agree_at_whole_exponents(point, precisions):
            return False
        looks = [self._look_beside(point, precisions, only=name) for name in self.letters.kinds]
        inside = [look for look in looks if look is not _Look.OUTSIDE]
        return bool(inside) and all(isinstance(look, Differs) for look in inside)

    def _agree_at_whole_exponents(self, point: Point, precisions: Sequence[int]) -> bool:
        """Where a is negative, a^(b+c) has a value for b = c = 1/2, but a^b has none: that is no difference."""
        looks = [self._look(self._with_whole_exponents(point), precisions) for _ in range(_DRAWS)]
        return _Look.AGREES in looks and not any(isinstance(look, Differs) for look in looks)

    def _with_whole_exponents(self, point: Point) -> Point:
        whole = {name: fmpq(self.rng.randint(2, 9)) for name in self.exponents}
        return Point({**point.values, **whole}, point.functions)

    def _look_beside(self, point: Point, precisions: Sequence[int], only: str = "") -> _Look | Differs:
        return self._look(Point(self.letters.moved(point.values, self.rng, only), point.functions), precisions)

    def _more_readable(self, found: Differs) -> Differs:
        """Another difference that can be seen in a few digits, if one of the next simple points has it."""
        if self.functions or _is_readable(found):
            return found
        for _, values in islice(self._candidates, _LOOKS_FOR_READABLE):
            look = self._look(Point(values))
            if isinstance(look, Differs) and _is_readable(look) and self._is_there_beside(Point(values)):
                return look
        return found


def _is_undefined(function: Evaluator, point: Point) -> bool:
    try:
        function(point)
    except UndefinedError:
        return True
    except UnclearError:
        return False
    return False


def _is_readable(difference: Differs) -> bool:
    return difference.answer is None or is_readably_apart(difference.answer, difference.expected)
