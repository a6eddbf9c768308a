"""Powers of monomials. All is real: odd roots take negative numbers, even ones do not."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.tidying.monomial import (
    ONE,
    Base,
    Exponent,
    Monomial,
    Terms,
    is_sum,
    multiplied,
    number,
    of,
    scaled,
)
from quizapp.calculus.tidying.writing import written
from quizapp.notation.tree import Constant, Number, Power, Symbol

_MOST_BITS = 200
_LARGEST_WRITTEN_OUT = 10**6


def raised(monomial: Monomial, exponent: Fraction) -> Monomial:
    """monomial^exponent; powers are taken into the brackets only where that changes no value."""
    if exponent == 1:
        return monomial
    if exponent == 0:
        return number(ONE)
    if not monomial.coefficient and exponent < 0:
        raise DifferentiationError("There is a division by zero in this expression.")
    if not monomial.powers:
        return number_raised(monomial.coefficient, exponent)
    if exponent.denominator == 1:
        return _raised_to_whole(monomial, exponent)
    return _root(monomial, exponent)


def _raised_to_whole(monomial: Monomial, exponent: Fraction) -> Monomial:
    coefficient = number_raised(monomial.coefficient, exponent)
    if coefficient.powers or abs(coefficient.coefficient) > _LARGEST_WRITTEN_OUT:
        return of((monomial,), exponent)
    inside = tuple((base, scaled(power, exponent)) for base, power in monomial.powers)
    return multiplied(coefficient, Monomial(ONE, inside))


def _root(monomial: Monomial, exponent: Fraction) -> Monomial:
    """Perfect powers come out of the root, one power may be multiplied; anything else stays under it."""
    outside = number_raised(abs(monomial.coefficient), exponent)
    if outside.powers or (monomial.coefficient < 0 and exponent.denominator % 2 == 0):
        outside, inside = number(ONE), monomial
    else:
        sign = -1 if monomial.coefficient < 0 and exponent.numerator % 2 else 1
        outside, inside = outside.scaled(Fraction(sign)), Monomial(ONE, monomial.powers)
    if len(inside.powers) == 1 and inside.coefficient == 1:
        ((base, power),) = inside.powers
        if _may_multiply(base, power, exponent):
            return multiplied(outside, of(base, scaled(power, exponent)))
    return multiplied(outside, of((inside,), exponent))


def _may_multiply(base: Base, inner: Exponent, outer: Fraction) -> bool:
    """Whether (base^inner)^outer is base^(inner·outer), also for a negative base."""
    if not isinstance(inner, Fraction):
        return isinstance(base, Number) or (isinstance(base, Constant) and base.name == "e")
    if outer.denominator % 2:
        return inner.denominator % 2 == 1
    return inner.numerator % 2 == 1


def number_raised(value: Fraction, exponent: Fraction) -> Monomial:
    """Worked out if it is a short rational number, else left as a power."""
    if value == 0 and exponent < 0:
        raise DifferentiationError("There is a division by zero in this expression.")
    if value in {0, 1}:
        return number(value)
    if value < 0 and exponent.denominator % 2 == 0:
        return of((number(value),), exponent)
    sign = Fraction(-1 if value < 0 and exponent.numerator % 2 else 1)
    size = abs(value)
    bits = max(size.numerator.bit_length(), size.denominator.bit_length()) * abs(exponent.numerator)
    above, below = _exact_root(size.numerator, exponent), _exact_root(size.denominator, exponent)
    if bits <= _MOST_BITS and above is not None and below is not None:
        return number(sign * (Fraction(above) / below) ** exponent.numerator)
    parts = [of(Number(Fraction(part)), power) for part, power in _written(size, exponent) if part != 1]
    return multiplied(number(sign), *parts)


def _written(size: Fraction, exponent: Fraction) -> tuple[tuple[int, Fraction], ...]:
    return (size.numerator, exponent), (size.denominator, -exponent)


def _exact_root(value: int, exponent: Fraction) -> int | None:
    """The root of `value` that the denominator asks for, if it is a whole number."""
    index = exponent.denominator
    if index == 1:
        return value
    if index == 2:
        root = isqrt(value)
    elif value.bit_length() > 50:
        return None
    else:
        root = round(value ** (1 / index))
    return root if root**index == value else None


def sum_raised(terms: Terms, exponent: Exponent) -> Monomial:
    """A sum, or a single monomial, to any power."""
    if not terms:
        return _zero_raised(exponent)
    if len(terms) > 1:
        if is_sum(exponent):
            return variable_power(terms, exponent)
        return number(ONE) if exponent == 0 else of(terms, exponent)
    (only,) = terms
    if isinstance(exponent, Fraction):
        return raised(only, exponent)
    if only == number(ONE):
        return only
    if only.coefficient == 1 and len(only.powers) == 1:
        ((base, power),) = only.powers
        if power == 1:
            return variable_power(base, exponent)
    if not only.powers and only.coefficient > 0 and only.coefficient.denominator == 1:
        return variable_power(Number(only.coefficient), exponent)
    return variable_power(terms, exponent)


def variable_power(base: Base, exponent: Terms) -> Monomial:
    """base^exponent. Exponents of one base add if they are polynomials; anything else is one thing: e^(sin x) e^x."""
    if all(map(_is_polynomial, exponent)):
        return of(base, exponent)
    content = _content(exponent)
    inside = tuple(term.scaled(1 / content) for term in exponent)
    return of(Power(written(base) if isinstance(base, tuple) else base, written(inside)), content)


def _is_polynomial(term: Monomial) -> bool:
    return all(
        isinstance(base, Symbol) and isinstance(exponent, Fraction) and exponent > 0 and exponent.denominator == 1
        for base, exponent in term.powers
    )


def _content(exponent: Terms) -> Fraction:
    """The whole number in front, and the sign; of a sum the sign only."""
    sign = Fraction(-1 if all(term.coefficient < 0 for term in exponent) else 1)
    size = abs(exponent[0].coefficient)
    return sign * size if len(exponent) == 1 and size.denominator == 1 else sign


def _zero_raised(exponent: Exponent) -> Monomial:
    if isinstance(exponent, Fraction):
        if exponent < 0:
            raise DifferentiationError("There is a division by zero in this expression.")
        return number(Fraction(exponent == 0))
    return of((number(Fraction(0)),), exponent)
