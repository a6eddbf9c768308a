"""A derivative as one would write it down: numbers first, like powers and like terms together, one fraction line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd

from quizapp.calculus.build import ZERO, minus, over, plus, rational, rational_value, times
from quizapp.calculus.practice.numbers import folded, neat
from quizapp.calculus.walk import with_children
from quizapp.notation.text import to_text
from quizapp.notation.tree import Call, Constant, Negative, Node, Power, Product, Quotient, Sum, Symbol

_MOST_TERMS = 12
"""Products of sums are multiplied out while they give no more terms than this."""


@dataclass(frozen=True, slots=True)
class _Monomial:
    """A number times powers of what is not taken apart further."""

    number: Fraction
    powers: Mapping[Node, Fraction]

    def __mul__(self, other: _Monomial) -> _Monomial:
        powers = dict(self.powers)
        for base, exponent in other.powers.items():
            powers[base] = powers.get(base, Fraction(0)) + exponent
        return _Monomial(self.number * other.number, {base: exponent for base, exponent in powers.items() if exponent})

    def raised(self, exponent: Fraction) -> _Monomial:
        powers = {base: its_exponent * exponent for base, its_exponent in self.powers.items()}
        return _Monomial(self.number ** int(exponent), powers)


def tidied(tree: Node) -> Node:
    """For expressions of numbers; products of matrices have an order that this would not keep."""
    tree = folded(with_children(tree, tidied))
    match tree:
        case Sum():
            return _sum(tree)
        case Product() | Quotient() | Power() | Negative():
            return _written(_monomial(tree))
        case _:
            return neat(tree)


def _monomial(node: Node) -> _Monomial:
    value = rational_value(node)
    if value is not None:
        return _Monomial(value, {})
    match node:
        case Negative(operand):
            return _monomial(operand) * _Monomial(Fraction(-1), {})
        case Product(factors):
            return reduce(lambda left, right: left * right, map(_monomial, factors))
        case Quotient(numerator, denominator):
            below = _monomial(denominator)
            return _monomial(numerator) if not below.number else _monomial(numerator) * below.raised(Fraction(-1))
        case Power(base, exponent):
            return _power(node, base, rational_value(exponent))
        case Sum(terms):
            return _without_content(terms)
        case _:
            return _Monomial(Fraction(1), {node: Fraction(1)})


def _without_content(terms: tuple[Node, ...]) -> _Monomial:
    """9x + 6 is 3 times 3x + 2."""
    parts = [_monomial(term) for term in terms]
    content = gcd(*(part.number.numerator if part.number.denominator == 1 else 1 for part in parts))
    rest = plus(*(_written(_Monomial(part.number / content, part.powers)) for part in parts))
    return _Monomial(Fraction(content), {rest: Fraction(1)})


def _power(node: Power, base: Node, exponent: Fraction | None) -> _Monomial:
    """Only whole exponents may be taken inside: (x²)^(1/2) is |x|."""
    if exponent is None or base == Constant("e") or rational_value(base) is not None:
        return _Monomial(Fraction(1), {node: Fraction(1)})
    if isinstance(base, Call) and base.function == "sqrt" and exponent.denominator == 1 and exponent % 2 == 0:
        return _monomial(base.arguments[0]).raised(exponent / 2)
    if exponent.denominator == 1 and isinstance(base, Product | Quotient | Negative):
        return _monomial(base).raised(exponent)
    return _Monomial(Fraction(1), {base: exponent})


def _written(monomial: _Monomial) -> Node:
    if not monomial.number:
        return ZERO
    ordered = sorted(monomial.powers.items(), key=lambda pair: _place(pair[0]))
    above = [_raised(base, exponent) for base, exponent in ordered if exponent > 0]
    below = [_raised(base, -exponent) for base, exponent in ordered if exponent < 0]
    size = abs(monomial.number)
    top = times(rational(size.numerator), *above)
    bottom = times(rational(size.denominator), *below)
    quotient = over(top, bottom)
    return minus(quotient) if monomial.number < 0 else quotient


def _raised(base: Node, exponent: Fraction) -> Node:
    return base if exponent == 1 else Power(base, rational(exponent))


def _place(base: Node) -> int:
    """Letters first, then sums, powers, and functions."""
    match base:
        case Symbol() | Constant():
            return 0
        case Sum():
            return 1
        case Power():
            return 2
        case _:
            return 3


def _sum(node: Sum) -> Node:
    """As it stands, or multiplied out, whichever is shorter."""
    plain = _collected(part for term in node.terms for part in _parts(term))
    opened = _collected(part for term in node.terms for part in _opened(term))
    return min(plain, opened, key=lambda tree: len(to_text(tree)))


def _collected(monomials: Iterator[_Monomial]) -> Node:
    totals: dict[frozenset[tuple[Node, Fraction]], _Monomial] = {}
    for monomial in monomials:
        key = frozenset(monomial.powers.items())
        before = totals.get(key)
        number = monomial.number + (before.number if before else 0)
        totals[key] = _Monomial(number, monomial.powers)
    written = [_written(total) for total in totals.values()]
    terms = [term for term in written if term != ZERO]
    leading = next((place for place, term in enumerate(terms) if not isinstance(term, Negative)), 0)
    return plus(*terms[leading : leading + 1], *terms[:leading], *terms[leading + 1 :])


def _parts(term: Node) -> Iterator[_Monomial]:
    """The term; a number times a sum term by term."""
    monomial = _monomial(term)
    match list(monomial.powers.items()):
        case [(Sum(terms), exponent)] if exponent == 1:
            yield from (_monomial(each) * _Monomial(monomial.number, {}) for each in terms)
        case _:
            yield monomial


def _opened(term: Node) -> Iterator[_Monomial]:
    """The term with the sums in it multiplied out, where that stays short."""
    products = [_Monomial(_monomial(term).number, {})]
    for base, exponent in _monomial(term).powers.items():
        times_taken = int(exponent) if isinstance(base, Sum) and exponent in {1, 2, 3} else 0
        factors = [_monomial(each) for each in base.terms] if isinstance(base, Sum) else []
        if not times_taken or len(products) * len(factors) ** times_taken > _MOST_TERMS:
            products = [product * _Monomial(Fraction(1), {base: exponent}) for product in products]
            continue
        for _ in range(times_taken):
            products = [product * factor for product in products for factor in factors]
    yield from products
