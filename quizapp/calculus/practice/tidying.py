"""A derivative as one would write it down: numbers first, like powers and like terms together, one fraction line.

What stands inside functions and exponents stays as it is: it is known from the problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from quizapp.calculus.build import ONE, ZERO, plus, rational_value
from quizapp.calculus.practice.monomials import Monomial, monomial_of, product_of, with_plain_sums, written
from quizapp.calculus.practice.numbers import folded_here, neat_here
from quizapp.calculus.walk import with_children
from quizapp.notation.text import to_text
from quizapp.notation.tree import Call, Constant, Negative, Node, Number, Power, Product, Quotient, Sum, Symbol, Vector

_MOST_TERMS = 12
"""Products of sums are multiplied out while they give no more terms than this."""
_REMEMBERED = 1024
_AT_ZERO: Mapping[str, Node] = {
    **dict.fromkeys(("sin", "tan", "arcsin", "arctan", "sinh", "tanh"), ZERO),
    **dict.fromkeys(("cos", "sec", "cosh", "exp"), ONE),
}


def tidied(tree: Node) -> Node:
    """For expressions of numbers; products of matrices have an order that this would not keep."""
    result = _tidied(tree)
    match result:
        case Vector(components):
            return Vector(tuple(map(_with_plain_sums, components)))
        case _:
            return _with_plain_sums(result)


def _with_plain_sums(tree: Node) -> Node:
    match tree:
        case Product() | Quotient() | Negative():
            return written(with_plain_sums(monomial_of(tree)))
        case _:
            return tree


@lru_cache(maxsize=_REMEMBERED)
def _tidied(tree: Node) -> Node:
    """Remembered, because the parts of a problem come again and again in its derivative."""
    match tree:
        case Symbol() | Number() | Constant():
            return tree
        case Call(function, arguments):
            return _call(function, tuple(map(_inside, arguments)))
        case Power(base, exponent):
            return _power(_tidied(base), _inside(exponent))
    tree = folded_here(with_children(tree, _tidied))
    match tree:
        case Sum():
            return _sum(tree)
        case Quotient(Sum() as numerator, denominator) if rational_value(denominator) is None:
            return _under_one_line(numerator, monomial_of(denominator))
        case Product() | Quotient() | Negative():
            return written(monomial_of(tree))
        case _:
            return neat_here(tree)


def _inside(tree: Node) -> Node:
    """Only powers of products and of powers are worked out, such as (3x)² and (eˣ)², and products of like powers."""
    tree = neat_here(folded_here(with_children(tree, _inside)))
    match tree:
        case Power(Product() | Quotient() | Power() | Negative(), exponent) if rational_value(exponent) is not None:
            return written(monomial_of(tree))
        case Product(factors) if len(monomial_of(tree).powers) < sum(rational_value(each) is None for each in factors):
            return written(monomial_of(tree))
        case _:
            return tree


def _call(function: str, arguments: tuple[Node, ...]) -> Node:
    match arguments:
        case (argument,) if argument == ZERO and function in _AT_ZERO:
            return _AT_ZERO[function]
        case (argument,) if argument == ONE and function in {"ln", "sqrt"}:
            return ZERO if function == "ln" else ONE
        case _:
            return Call(function, arguments)


def _power(base: Node, exponent: Node) -> Node:
    if base == Constant("e") and exponent == ZERO:
        return ONE
    return written(monomial_of(folded_here(Power(base, exponent))))


def _under_one_line(numerator: Sum, below: Monomial) -> Node:
    """Without fractions above the line, and without powers that stand above and below."""
    terms = [monomial_of(term) for term in numerator.terms]
    factor = _common(terms, below)
    top = _sum(Sum(tuple(written(term * factor) for term in terms)))
    return written(monomial_of(top) * product_of((below, factor)).raised(-1))


def _common(terms: Sequence[Monomial], below: Monomial) -> Monomial:
    """What to multiply above and below with."""
    bases = {base for term in terms for base, exponent in term.powers.items() if exponent < 0}
    shared = set(below.powers).intersection(*(term.powers for term in terms))
    powers = {}
    for base in sorted(bases | shared, key=repr):
        lowest = min(term.powers.get(base, Fraction(0)) for term in terms)
        powers[base] = -(lowest if base in bases else min(lowest, below.powers[base]))
    return Monomial(Fraction(1), {base: exponent for base, exponent in powers.items() if exponent})


def _sum(node: Sum) -> Node:
    """As it stands, or multiplied out, whichever is shorter."""
    plain = _collected(part for term in node.terms for part in _parts(term))
    if not any(isinstance(base, Sum) for term in node.terms for base in monomial_of(term).powers):
        return plain
    opened = _collected(part for term in node.terms for part in _opened(term))
    return min(plain, opened, key=lambda tree: len(to_text(tree)))


def _collected(monomials: Iterable[Monomial]) -> Node:
    totals: dict[frozenset[tuple[Node, Fraction]], Monomial] = {}
    for monomial in monomials:
        key = frozenset(monomial.powers.items())
        before = totals.get(key, Monomial(Fraction(0), monomial.powers))
        totals[key] = Monomial(before.number + monomial.number, before.powers)
    terms = [written(total) for total in _in_order([total for total in totals.values() if total.number])]
    leading = next((place for place, term in enumerate(terms) if not isinstance(term, Negative)), 0)
    return plus(*terms[leading : leading + 1], *terms[:leading], *terms[leading + 1 :])


def _in_order(monomials: Sequence[Monomial]) -> Sequence[Monomial]:
    """Polynomials by falling degree, everything else as it came."""
    if any(not isinstance(base, Symbol) for monomial in monomials for base in monomial.powers):
        return monomials
    return sorted(monomials, key=lambda monomial: -sum(monomial.powers.values()))


def _parts(term: Node) -> Iterator[Monomial]:
    """The term; a number times a sum term by term."""
    monomial = monomial_of(term)
    match list(monomial.powers.items()):
        case [(Sum(terms), exponent)] if exponent == 1:
            yield from (monomial_of(each).times(monomial.number) for each in terms)
        case _:
            yield monomial


def _opened(term: Node) -> Iterator[Monomial]:
    """The term with the sums in it multiplied out, where that stays short."""
    monomial = monomial_of(term)
    products = [Monomial(monomial.number, {})]
    for base, exponent in monomial.powers.items():
        taken = int(exponent) if isinstance(base, Sum) and exponent in {1, 2, 3} else 0
        factors = [monomial_of(each) for each in base.terms] if isinstance(base, Sum) else []
        if not taken or len(products) * len(factors) ** taken > _MOST_TERMS:
            products = [product * Monomial(Fraction(1), {base: exponent}) for product in products]
            continue
        for _ in range(taken):
            products = [product * factor for product in products for factor in factors]
    yield from products
