"""Is a polynomial in algebraic numbers zero? Exactly: nested roots, cosines of fractions of π.

An algebraic number that is not zero cannot be arbitrarily small. With u and l as bounds of all conjugates of its
numerator and denominator, and D as a bound of its degree, it is at least 1/(u^(D−1) l). So a ball that reaches below
that is the number zero.

Source: C. Burnikel, S. Funke, K. Mehlhorn, S. Schirra, S. Schmitt, "A separation bound for real algebraic expressions",
Algorithmica 55 (2009).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd, log2

from flint import arb, ctx, fmpq, fmpq_mpoly

from quizapp.grading.algebra.parts import Application, Part, Parts, Root
from quizapp.grading.algebra.rational import CONTEXT, Rational, of_polynomial

_FIRST_LOOK = 128
_MOST_BITS = 8000
_SLACK = 64


@dataclass(frozen=True, slots=True)
class _Bound:
    """Base-2 logarithms of u and l, and the degree of what the number is made with."""

    above: float
    below: float
    made_with: frozenset[tuple[str, int]]
    """Generators and their degrees: each counts once."""

    @property
    def bits(self) -> float:
        """The number is zero or at least 2^−bits."""
        degree = 1
        for _, each in self.made_with:
            degree *= each
        return max(degree - 1, 0) * max(self.above, 0.0) + self.below


def is_zero(value: Rational, parts: Parts) -> bool:
    """Whether the value is surely zero; False may mean unknown."""
    top = parts.reduced(of_polynomial(value.top)).top
    return bool(top.is_zero()) or _vanishes(top, parts)


def _vanishes(polynomial: fmpq_mpoly, parts: Parts) -> bool:
    """Whether the coefficients of everything that is no algebraic number are zero."""
    places = [place for place in parts.used(polynomial) if _is_algebraic(parts.at(place), parts)]
    if not places:
        return False
    return all(_is_zero_number(coefficient, parts) for coefficient in _coefficients(polynomial, places))


def _coefficients(polynomial: fmpq_mpoly, numbers: list[int]) -> Iterator[fmpq_mpoly]:
    collected: dict[tuple[int, ...], dict[tuple[int, ...], fmpq]] = {}
    for exponents, coefficient in polynomial.terms():
        others = tuple(0 if place in numbers else exponent for place, exponent in enumerate(exponents))
        own = tuple(exponent if place in numbers else 0 for place, exponent in enumerate(exponents))
        collected.setdefault(others, {})[own] = coefficient
    return map(CONTEXT.from_dict, collected.values())


def _is_algebraic(part: Part, parts: Parts) -> bool:
    match part:
        case Root(base):
            return all(_is_algebraic(parts.at(place), parts) for place in parts.used(base))
        case Application("sin" | "cos", (argument,)):
            return _turns(argument, parts) is not None
        case _:
            return False


def _turns(angle: Rational, parts: Parts) -> fmpq | None:
    """The angle as a part of a full turn, when it is a rational multiple of π."""
    linear = list(angle.linear_parts())
    if len(linear) != 1 or parts.text(linear[0][1].top) != "1*pi^1" or not linear[0][1].bottom.is_one():
        return None
    return linear[0][0] / 2


def _is_zero_number(polynomial: fmpq_mpoly, parts: Parts) -> bool:
    if polynomial.is_constant():
        return bool(polynomial.is_zero())
    before = ctx.prec
    try:
        ctx.prec = _FIRST_LOOK
        if not _ball(polynomial, parts).contains(0):
            return False
        bits = _bound(polynomial, parts).bits
        if bits > _MOST_BITS:
            return False
        ctx.prec = int(bits) + 2 * _SLACK
        return bool(_ball(polynomial, parts).abs_upper() < arb(2) ** -(int(bits) + _SLACK // 8))
    finally:
        ctx.prec = before


def _ball(polynomial: fmpq_mpoly, parts: Parts) -> arb:
    values = {place: _value(parts.at(place), parts) for place in parts.used(polynomial)}
    total = arb(0)
    for exponents, coefficient in polynomial.terms():
        term = arb(coefficient)
        for place, exponent in enumerate(exponents):
            if exponent:
                term *= values[place] ** exponent
        total += term
    return total


def _value(part: Part, parts: Parts) -> arb:
    match part:
        case Root(base, index):
            return abs(_ball(base, parts)).root(index)
        case Application(function, (argument,)):
            turns = _turns(argument, parts)
            angle = arb.pi() * (0 if turns is None else turns * 2)
            return angle.sin() if function == "sin" else angle.cos()
        case _:
            raise TypeError("only roots, sines and cosines are algebraic numbers here")


def _bound(polynomial: fmpq_mpoly, parts: Parts) -> _Bound:
    bounds = {place: _bound_of(place, parts) for place in parts.used(polynomial)}
    total: _Bound | None = None
    for exponents, coefficient in polynomial.terms():
        term = _Bound(log2(max(abs(int(coefficient.p)), 1)), log2(int(coefficient.q)), frozenset())
        for place, exponent in enumerate(exponents):
            if exponent:
                part = bounds[place]
                term = _Bound(
                    term.above + int(exponent) * part.above,
                    term.below + int(exponent) * part.below,
                    term.made_with | part.made_with,
                )
        total = term if total is None else _sum(total, term)
    return total or _Bound(0.0, 0.0, frozenset())


def _sum(left: _Bound, right: _Bound) -> _Bound:
    above = max(left.above + right.below, left.below + right.above) + 1
    return _Bound(above, left.below + right.below, left.made_with | right.made_with)


def _bound_of(place: int, parts: Parts) -> _Bound:
    name = parts.name_at(place)
    match parts.at(place):
        case Root(base, index):
            inner = _bound(base, parts)
            made_with = inner.made_with | {(name, index)}
            if inner.above >= inner.below:
                return _Bound((inner.above + (index - 1) * inner.below) / index, inner.below, made_with)
            return _Bound(inner.above, ((index - 1) * inner.above + inner.below) / index, made_with)
        case Application(_, (argument,)):
            # Twice the sine or cosine of a part of a turn is an algebraic integer, its conjugates at most 2.
            turns = _turns(argument, parts)
            order = 1 if turns is None else int(turns.q)
            return _Bound(1.0, 1.0, frozenset({(name, _totient(4 * order // gcd(4, order)))}))
        case _:
            raise TypeError("only roots, sines and cosines are algebraic numbers here")


def _totient(number: int) -> int:
    return sum(gcd(number, other) == 1 for other in range(1, number + 1))
