"""Arc functions over the parts: odd, and exact at the special values."""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq

from quizapp.grading.algebra.algebraic_numbers import is_zero
from quizapp.grading.algebra.angles import pi, special
from quizapp.grading.algebra.parts import Application, Parts
from quizapp.grading.algebra.rational import ZERO, Rational, constant


def arcsin(value: Rational, parts: Parts) -> Rational:
    return _odd("arcsin", value, parts, lambda twelfths: special(twelfths, parts)[0], 6)


def arctan(value: Rational, parts: Parts) -> Rational:
    def tangent(twelfths: int) -> Rational:
        sine, cosine = special(twelfths, parts)
        return sine / cosine

    return _odd("arctan", value, parts, tangent, 5)


def _odd(name: str, value: Rational, parts: Parts, at: Callable[[int], Rational], last: int) -> Rational:
    value = parts.reduced(value)
    if value.top.is_zero():
        return ZERO
    if _looks_negative(value):
        return -_odd(name, -value, parts, at, last)
    if parts.is_number(value):
        for twelfths in range(1, last + 1):
            if is_zero(value - at(twelfths), parts):
                return pi(parts) * constant(fmpq(twelfths, 12))
    return parts.generator(f"{name} {parts.name(value)}", Application(name, (value,)))


def _looks_negative(value: Rational) -> bool:
    """One of u and −u looks negative, and the other does not: that is all that matters."""
    return bool(value.top.leading_coefficient() < 0)
