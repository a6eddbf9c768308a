"""Sums of inverse functions that are zero: arctan x + arctan(1/x) − π/2 for x > 0, ln(√2 + 1) + ln(√2 − 1)."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd, lcm

from flint import fmpq, fmpq_mpoly

from quizapp.grading.algebra.algebraic_numbers import is_zero
from quizapp.grading.algebra.angles import sine_cosine
from quizapp.grading.algebra.parts import Application, Letter, Logarithm, Parts
from quizapp.grading.algebra.rational import ONE, Rational, constant, of_polynomial

_HALF_TURN = fmpq(1)
"""In multiples of π."""
_FULL_TURN = fmpq(2)
_MOST_FACTORS = 12


def vanishes_inverted(value: Rational, parts: Parts) -> bool:
    """Whether a factor of it is a sum of arcs, or of logarithms, that is zero wherever it has a value."""
    top = parts.reduced(value).top
    if top.is_zero() or not any(isinstance(parts.at(place), Application | Logarithm) for place in parts.used(top)):
        return False
    _, factors = parts.facts.factors(top)
    return any(_is_zero_angle(factor, parts) or _is_zero_logarithm(factor, parts) for factor, _ in factors)


def _is_zero_angle(polynomial: fmpq_mpoly, parts: Parts) -> bool:
    """An angle within a full turn of zero, whose cosine is 1, or within a half turn, whose sine is 0."""
    terms = list(_linear_terms(polynomial))
    if len(terms) != len(polynomial) or not all(_is_angle(place, parts) for place, _ in terms):
        return False
    times = _to_whole([coefficient for place, coefficient in terms if _is_arc(place, parts)])
    size = sum((_largest(place, parts) * abs(coefficient * times) for place, coefficient in terms), fmpq(0))
    sine, cosine = sine_cosine(of_polynomial(polynomial) * constant(times), parts)
    if size < _HALF_TURN or (size == _HALF_TURN and any(_is_arctan(place, parts) for place, _ in terms)):
        return is_zero(sine, parts)
    # A number is known to be next to zero: the points have been compared before anything is proved.
    return (size < _FULL_TURN or not parts.letters(polynomial)) and is_zero(cosine - ONE, parts)


def _is_zero_logarithm(polynomial: fmpq_mpoly, parts: Parts) -> bool:
    """The logarithm of something whose square is 1: these are logarithms of absolute values."""
    product, terms = ONE, list(_linear_terms(polynomial))
    times = _to_whole([coefficient for _, coefficient in terms])
    if len(terms) != len(polynomial) or len(terms) > _MOST_FACTORS:
        return False
    for place, coefficient in terms:
        part = parts.at(place)
        if not isinstance(part, Logarithm):
            return False
        product *= of_polynomial(part.base) ** int((2 * times * coefficient).p)
    return is_zero(product - ONE, parts)


def _linear_terms(polynomial: fmpq_mpoly) -> Iterator[tuple[int, fmpq]]:
    """Generators with their coefficients, of the terms that are just one generator times a number."""
    for exponents, coefficient in polynomial.terms():
        if sum(exponents) == 1:
            yield exponents.index(1), coefficient


def _to_whole(coefficients: list[fmpq]) -> fmpq:
    """What makes them whole numbers without a common factor."""
    below = lcm(*(int(coefficient.q) for coefficient in coefficients))
    return fmpq(below, gcd(*(int((coefficient * below).p) for coefficient in coefficients)) or 1)


def _is_arc(place: int, parts: Parts) -> bool:
    part = parts.at(place)
    return isinstance(part, Application) and part.function in {"arcsin", "arctan"}


def _is_arctan(place: int, parts: Parts) -> bool:
    """Never a full right angle."""
    part = parts.at(place)
    return isinstance(part, Application) and part.function == "arctan"


def _is_angle(place: int, parts: Parts) -> bool:
    return _is_arc(place, parts) or (isinstance(parts.at(place), Letter) and parts.name_at(place) == "pi")


def _largest(place: int, parts: Parts) -> fmpq:
    """In multiples of π."""
    return fmpq(1, 2) if _is_arc(place, parts) else fmpq(1)
