"""The real zeros of an expression that is a quotient of polynomials in one letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flint import fmpq, fmpq_poly, fmpz

from quizapp.calculus.build import rational_value
from quizapp.notation.tree import Negative, Node, Number, Power, Product, Quotient, Sum, Symbol

_MAX_DEGREE = 12
_MAX_BITS = 300
_ONE = fmpq_poly([1])

_Quotient = tuple[fmpq_poly, fmpq_poly]


class NotPolynomial(Exception):
    """The expression is no quotient of small polynomials."""


def real_roots(node: Node, name: str, point: Mapping[str, fmpq]) -> list[fmpq]:
    """Rational numbers within 10^−30 or so of the zeros and poles, the other letters taken at the point.

    Raises NotPolynomial.
    """
    return [root for part in _quotient(node, name, point) if part.degree() > 0 for root in _roots(part)]


def _roots(polynomial: fmpq_poly) -> Iterator[fmpq]:
    roots: Any = polynomial.complex_roots()  # the library's stubs leave out the multiplicities
    for root, _ in roots:
        if root.imag == 0:
            yield root.real.mid().fmpq()


def _quotient(node: Node, name: str, point: Mapping[str, fmpq]) -> _Quotient:
    match node:
        case Number(value):
            return fmpq_poly([fmpq(value.numerator, value.denominator)]), _ONE
        case Symbol(letter):
            return fmpq_poly([0, 1]) if letter == name else fmpq_poly([point[letter]]), _ONE
        case Negative(operand):
            top, bottom = _quotient(operand, name, point)
            return -top, bottom
        case Sum(terms):
            top, bottom = fmpq_poly([0]), _ONE
            for above, below in (_quotient(term, name, point) for term in terms):
                top, bottom = _bounded(top * below + above * bottom), _bounded(bottom * below)
            return top, bottom
        case Product(factors):
            top, bottom = _ONE, _ONE
            for above, below in (_quotient(factor, name, point) for factor in factors):
                top, bottom = _bounded(top * above), _bounded(bottom * below)
            return top, bottom
        case Quotient(above, below):
            (top, over), (bottom, under) = _quotient(above, name, point), _quotient(below, name, point)
            return _bounded(top * under), _bounded(over * bottom)
        case Power(base, exponent):
            return _whole_power(base, exponent, name, point)
        case _:
            raise NotPolynomial


def _whole_power(base: Node, exponent: Node, name: str, point: Mapping[str, fmpq]) -> _Quotient:
    times = rational_value(exponent)
    if times is None or times.denominator > 1 or abs(times) > _MAX_DEGREE:
        raise NotPolynomial
    top, bottom = _quotient(base, name, point)
    if times < 0:
        top, bottom = bottom, top
    return _bounded(top ** abs(int(times))), _bounded(bottom ** abs(int(times)))


def _bounded(polynomial: fmpq_poly) -> fmpq_poly:
    bits = max((fmpz(part).bit_length() for part in (*polynomial.numer().coeffs(), polynomial.denom())), default=0)
    if polynomial.degree() > _MAX_DEGREE or bits > _MAX_BITS:
        raise NotPolynomial
    return polynomial
