"""Tiny steps: how far a function changes by them, and how near two numbers have to be.

With h = 2⁻⁶⁰ the central difference (f(x + h) − f(x − h))/2h is off by about f‴(x) h²/6, some 2⁻¹²⁰; 256 bits leave
190 of them behind the subtraction. A wrong formula is off by something that one can see.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flint import arb, ctx, fmpq

from quizapp.grading.numbers import Scalar, ball, known

STEP = fmpq(1, 2**60)
_PRECISION = 256
_SLOPE_ERROR = arb(2) ** -80
_LIMIT_ERROR = arb(2) ** -40


@contextmanager
def precision() -> Iterator[None]:
    before = ctx.prec
    ctx.prec = _PRECISION
    try:
        yield
    finally:
        ctx.prec = before


def slope(after: Scalar, before: Scalar) -> arb:
    """Of a function, from its values a step after and a step before the place."""
    return (ball(known(after)) - ball(known(before))) / (2 * STEP)


def is_slope(found: arb, answer: Scalar) -> bool:
    return _is_near(found, ball(known(answer)), _SLOPE_ERROR)


def is_limit(nearby: Scalar, answer: Scalar) -> bool:
    """One step from the limit the value is about one step off."""
    return _is_near(ball(known(nearby)), ball(known(answer)), _LIMIT_ERROR)


def _is_near(found: arb, expected: arb, error: arb) -> bool:
    """Certainly within the error, measured by the size of the numbers."""
    return bool(abs(found - expected) < error * (1 + abs(expected)))
