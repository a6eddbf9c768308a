"""Quotients of polynomials with rational coefficients, in up to 20 generators, within bounds of size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb

from flint import fmpq, fmpq_mpoly, fmpq_mpoly_ctx

CONTEXT = fmpq_mpoly_ctx.get(("g", 20), "lex")
GENERATORS = CONTEXT.gens()

_MAX_PRODUCT = 3000
_MAX_TERMS = 400
_MAX_EXPONENT = 48
_MAX_DEGREE = 120


class GiveUpError(Exception):
    """The proof would become too long, or needs something that is not known here."""


@dataclass(frozen=True, slots=True)
class Rational:
    """top/bottom without a common factor; the leading coefficient of `bottom` is 1."""

    top: fmpq_mpoly
    bottom: fmpq_mpoly

    def __add__(self, other: Rational) -> Rational:
        if self.bottom == other.bottom:
            return quotient(self.top + other.top, self.bottom)
        top = _product(self.top, other.bottom) + _product(other.top, self.bottom)
        return quotient(top, _product(self.bottom, other.bottom))

    def __neg__(self) -> Rational:
        return Rational(-self.top, self.bottom)

    def __sub__(self, other: Rational) -> Rational:
        return self + -other

    def __mul__(self, other: Rational) -> Rational:
        return quotient(_product(self.top, other.top), _product(self.bottom, other.bottom))

    def __truediv__(self, other: Rational) -> Rational:
        return quotient(_product(self.top, other.bottom), _product(self.bottom, other.top))

    def __pow__(self, exponent: int) -> Rational:
        if exponent < 0:
            return ONE / self**-exponent
        if exponent > _MAX_EXPONENT and not (self.top.is_constant() and self.bottom.is_constant()):
            raise GiveUpError
        if (
            exponent > _MAX_DEGREE * 8
            or max(map(_terms_of_power, (self.top, self.bottom), (exponent,) * 2)) > _MAX_TERMS
        ):
            raise GiveUpError
        return quotient(_bounded(self.top**exponent), _bounded(self.bottom**exponent))

    @property
    def constant(self) -> fmpq | None:
        """The value, when there is no generator in it."""
        if self.top.is_constant() and self.bottom.is_constant():
            return fmpq(0) if self.top.is_zero() else self.top.leading_coefficient() / self.bottom.leading_coefficient()
        return None

    def linear_parts(self) -> Iterator[tuple[fmpq, Rational]]:
        """Coefficients and what they multiply: 2x/3 + 1/(y + 1) gives (2/3, x), (1, 1/(y + 1))."""
        whole, rest = divmod(self.top, self.bottom)
        for polynomial, below in ((whole, _UNIT), (rest, self.bottom)):
            for exponents, coefficient in polynomial.terms():
                yield coefficient, quotient(CONTEXT.from_dict({exponents: fmpq(1)}), below)


def quotient(top: fmpq_mpoly, bottom: fmpq_mpoly) -> Rational:
    if bottom.is_zero():
        raise GiveUpError
    if not bottom.is_constant():
        common = _bounded(top).gcd(_bounded(bottom))
        if not common.is_constant():
            top, bottom = top / common, bottom / common
    leading = bottom.leading_coefficient()
    return Rational(top, bottom) if leading == 1 else Rational(top / leading, bottom / leading)


def constant(value: fmpq | int) -> Rational:
    return Rational(CONTEXT.constant(fmpq(value)), _UNIT)


def of_polynomial(polynomial: fmpq_mpoly) -> Rational:
    return Rational(polynomial, _UNIT)


def _terms_of_power(polynomial: fmpq_mpoly, exponent: int) -> int:
    """At most so many terms has the power: the multinomial theorem."""
    return comb(exponent + max(len(polynomial), 1) - 1, exponent)


def _product(left: fmpq_mpoly, right: fmpq_mpoly) -> fmpq_mpoly:
    if len(left) * len(right) > _MAX_PRODUCT:
        raise GiveUpError
    return _bounded(left * right)


def _bounded(polynomial: fmpq_mpoly) -> fmpq_mpoly:
    if len(polynomial) > _MAX_TERMS or polynomial.total_degree() > _MAX_DEGREE:
        raise GiveUpError
    return polynomial


_UNIT = CONTEXT.constant(1)
ONE = constant(1)
ZERO = constant(0)
