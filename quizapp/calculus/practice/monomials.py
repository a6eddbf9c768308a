"""A number times powers: the form in which factors of an answer are put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd

from quizapp.calculus.build import ZERO, minus, over, plus, rational, rational_value, times
from quizapp.calculus.practice.numbers import neat
from quizapp.notation.tree import Call, Constant, Negative, Node, Power, Product, Quotient, Sum, Symbol

_E = Constant("e")


@dataclass(frozen=True, slots=True)
class Monomial:
    number: Fraction
    powers: Mapping[Node, Fraction]
    """Exponents by base; a base is not taken apart further."""

    def __mul__(self, other: Monomial) -> Monomial:
        if not self.powers or not other.powers:
            return Monomial(self.number * other.number, self.powers or other.powers)
        powers = dict(self.powers)
        for base, exponent in other.powers.items():
            powers[base] = powers.get(base, Fraction(0)) + exponent
        return _settled(self.number * other.number, powers)

    def raised(self, exponent: int) -> Monomial:
        powers = {base: its_exponent * exponent for base, its_exponent in self.powers.items()}
        return _settled(self.number**exponent, powers)

    def times(self, number: Fraction | int) -> Monomial:
        return Monomial(self.number * number, self.powers)


def _settled(number: Fraction, powers: Mapping[Node, Fraction]) -> Monomial:
    """Without powers that have cancelled; two equal roots make what is under them."""
    kept = {base: exponent for base, exponent in powers.items() if exponent}
    pairs = {root: exponent for root, exponent in kept.items() if isinstance(root, Call) and _has_pairs(root, exponent)}
    for root, exponent in pairs.items():
        inner, taken = root.arguments[0], int(exponent / 2)
        kept[root] = exponent - 2 * taken
        kept[inner] = kept.get(inner, Fraction(0)) + taken
    return _settled(number, kept) if pairs else Monomial(number, kept)


def _has_pairs(root: Call, exponent: Fraction) -> bool:
    return root.function == "sqrt" and exponent.denominator == 1 and abs(exponent) > 1


def product_of(monomials: Iterable[Monomial]) -> Monomial:
    return reduce(lambda left, right: left * right, monomials, Monomial(Fraction(1), {}))


def monomial_of(node: Node) -> Monomial:
    value = rational_value(node)
    if value is not None:
        return Monomial(value, {})
    match node:
        case Negative(operand):
            return monomial_of(operand).times(-1)
        case Product(factors):
            return product_of(map(monomial_of, factors))
        case Quotient(numerator, denominator) if rational_value(denominator) != 0:
            return monomial_of(numerator) * monomial_of(denominator).raised(-1)
        case Power(base, exponent):
            return _power(node, base, rational_value(exponent))
        case _:
            return Monomial(Fraction(1), {node: Fraction(1)})


def _power(node: Power, base: Node, exponent: Fraction | None) -> Monomial:
    """Only whole exponents may be taken inside: (x²)^(1/2) is |x|."""
    if base == _E or rational_value(base) is not None:
        return _exponential(base, node.exponent)
    if exponent is None:
        return Monomial(Fraction(1), {node: Fraction(1)})
    match base:
        case Product() | Quotient() | Negative() | Power() | Call("sqrt") if exponent.denominator == 1:
            return monomial_of(base).raised(int(exponent))
        case _:
            return Monomial(Fraction(1), {base: exponent})


def _exponential(base: Node, exponent: Node) -> Monomial:
    """e^(2x) is e^x twice, so that it goes together with e^x. A sign stays where it is: e^(−2x) is e^(−x) twice."""
    inner = monomial_of(exponent)
    size = abs(inner.number)
    if size.denominator > 1 or size <= 1 or not inner.powers:
        return Monomial(Fraction(1), {Power(base, exponent): Fraction(1)})
    return Monomial(Fraction(1), {Power(base, written(inner.times(1 / size))): size})


def written(monomial: Monomial) -> Node:
    """With the number and the letters first, under one fraction line."""
    if not monomial.number:
        return ZERO
    ordered = sorted(monomial.powers.items(), key=lambda pair: _place(pair[0]))
    above = [_raised(base, exponent) for base, exponent in ordered if exponent > 0]
    below = [_raised(base, -exponent) for base, exponent in ordered if exponent < 0]
    size = abs(monomial.number)
    quotient = over(times(rational(size.numerator), *above), times(rational(size.denominator), *below))
    return minus(quotient) if monomial.number < 0 else quotient


def _raised(base: Node, exponent: Fraction) -> Node:
    if exponent == 1:
        return base
    match base:
        case Power(inner, its_exponent) if inner == _E or rational_value(inner) is not None:
            return Power(inner, neat(times(rational(exponent), its_exponent)))
        case _:
            return Power(base, rational(exponent))


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


def with_plain_sums(monomial: Monomial) -> Monomial:
    """9x + 6 among other factors is 3 (3x + 2), unless there is a number already; −x − 1 is −(x + 1)."""
    number, powers = monomial.number, dict[Node, Fraction]()
    for base, exponent in monomial.powers.items():
        content, rest = 1, base
        if isinstance(base, Sum) and exponent == 1 and len(monomial.powers) > 1:
            content, rest = _without_content(base.terms, may_divide=abs(number) == 1)
        number *= content
        powers[rest] = powers.get(rest, Fraction(0)) + exponent
    return Monomial(number, powers)


def _without_content(terms: tuple[Node, ...], *, may_divide: bool) -> tuple[int, Node]:
    parts = [monomial_of(term) for term in terms]
    whole = may_divide and all(part.number.denominator == 1 for part in parts)
    content = gcd(*(part.number.numerator for part in parts)) if whole else 1
    if all(part.number < 0 for part in parts):
        content = -content
    if content == 1:
        return 1, Sum(terms)
    return content, plus(*(written(part.times(Fraction(1, content))) for part in parts))
