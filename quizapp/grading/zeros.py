"""Where an expression in one letter is zero, or comes nearest to it, as far as a search finds such places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from flint import arb, ctx, fmpq

from quizapp.grading.evaluate import Evaluator, Point
from quizapp.grading.numbers import Huge, UnclearError, UndefinedError, ball

_FINE = tuple(fmpq(step, 3) for step in range(-36, 37))
_COARSE = tuple(fmpq(sign * 10**size) for sign in (1, -1) for size in range(2, 8))
_HALVINGS = 40
_PRECISION = 96
_MOST = 12

_Function = Callable[[fmpq], arb | None]


def zeros(function: Evaluator, name: str, point: Mapping[str, fmpq]) -> list[fmpq]:
    """Rational numbers near the zeros that were found. Takes a few milliseconds."""

    def value(at: fmpq) -> arb | None:
        try:
            found = function(Point({**point, name: at}))
        except (UndefinedError, UnclearError):
            return None
        return None if isinstance(found, Huge) else ball(found)

    before = ctx.prec
    try:
        ctx.prec = _PRECISION
        return list(dict.fromkeys(_search(value)))[:_MOST]
    finally:
        ctx.prec = before


def _search(value: _Function) -> Iterator[fmpq]:
    known = [(at, found) for at in sorted((*_FINE, *_COARSE)) if (found := value(at)) is not None]
    for (left, low), (right, high) in pairwise(known):
        if _sign(low) != _sign(high):
            yield _crossing(value, left, right, _sign(low))
    for (left, low), (middle, between), (right, high) in zip(known, known[1:], known[2:], strict=False):
        if _sign(low) == _sign(between) == _sign(high) and abs(between) <= abs(low) and abs(between) <= abs(high):
            yield from _dip(value, left, middle, right)


def _sign(value: arb) -> int:
    return 1 if value > 0 else -1


def _crossing(value: _Function, left: fmpq, right: fmpq, sign: int) -> fmpq:
    for _ in range(_HALVINGS):
        middle = (left + right) / 2
        found = value(middle)
        if found is not None and _sign(found) == sign:
            left = middle
        else:
            right = middle
    return (left + right) / 2


def _dip(value: _Function, left: fmpq, middle: fmpq, right: fmpq) -> Iterator[fmpq]:
    """The nearest to zero between left and right; on the other side of zero, the crossings around it instead."""
    centre = value(middle)
    sign = 1 if centre is None else _sign(centre)
    ends = left, right
    for _ in range(_HALVINGS):
        if centre is None or _sign(centre) != sign:
            yield _crossing(value, ends[0], middle, sign)
            yield _crossing(value, ends[1], middle, sign)
            return
        for other in ((left + middle) / 2, (middle + right) / 2):
            found = value(other)
            if found is None or _sign(found) != sign or abs(found) < abs(centre):
                left, right = (left, middle) if other < middle else (middle, right)
                middle, centre = other, found
                break
        else:
            left, right = (left + middle) / 2, (middle + right) / 2
    yield middle
