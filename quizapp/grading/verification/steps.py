"""Tiny steps: how far a function changes by them, and how near two numbers have to be.

With h = 2⁻¹⁰⁰ the central difference (f(x + h) − f(x − h))/2h is off by about f‴(x) h²/6, some 2⁻²⁰⁰; 512 bits leave
400 of them behind the subtraction. A wrong formula is off by something that one can see. Where the function is too
wild for the step, a finer one tells another slope, and nothing is said about that place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flint import arb, ctx, fmpq

from quizapp.grading.numbers import Scalar, ball, known

STEP = fmpq(1, 2**100)
FINER_STEP = STEP / 2**20
_PRECISION = 512
_ERROR = arb(2) ** -60


@contextmanager
def precision() -> Iterator[None]:
    before = ctx.prec
    ctx.prec = _PRECISION
    try:
        yield
    finally:
        ctx.prec = before


def slope(after: Scalar, before: Scalar, step: fmpq) -> arb:
    """Of a function, from its values a step after and a step before the place."""
    return (ball(known(after)) - ball(known(before))) / (2 * step)


def is_near(found: arb, expected: Scalar) -> bool:
    """Certainly the same, but for what a step may be off, measured by the size of the numbers."""
    value = ball(known(expected))
    return bool(abs(found - value) < _ERROR * (1 + abs(value)))
