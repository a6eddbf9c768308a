"""From monomials back to a tree, in the order that a textbook has."""

from __future__ import annotations

from fractions import Fraction

from quizapp.calculus.build import ZERO, call, minus, over, plus, power, rational, times
from quizapp.calculus.tidying.identities import with_ratios
from quizapp.calculus.tidying.monomial import Base, Exponent, Monomial, Terms, is_sum
from quizapp.notation.tree import Call, Constant, Node, Number, Product, Symbol

_HALF = Fraction(1, 2)


def written(terms: Terms) -> Node:
    """The tree of a sum; 0 for none."""
    if not terms:
        return ZERO
    ordered = _in_order(terms)
    return plus(*map(_signed, ordered))


def _in_order(terms: Terms) -> list[Monomial]:
    """Polynomials in falling order, 1 − x² as it is; a term without a minus first, if there is one."""
    degrees = _degrees(terms)
    ordered = list(terms)
    if degrees is not None and not (len(terms) == 2 and degrees[0] == 0):
        ordered = [term for _, term in sorted(zip(degrees, terms, strict=True), key=lambda pair: -pair[0])]
    if ordered[0].coefficient < 0:
        leading = next((place for place, term in enumerate(ordered) if term.coefficient > 0), 0)
        ordered.insert(0, ordered.pop(leading))
    return ordered


def _degrees(terms: Terms) -> list[int] | None:
    """The exponent of the one letter that they are powers of; None for anything else."""
    letters = {base for term in terms for base, _ in term.powers}
    if len(letters) != 1 or not isinstance(next(iter(letters)), Symbol):
        return None
    found = []
    for term in terms:
        exponent = term.powers[0][1] if term.powers else Fraction(0)
        if not isinstance(exponent, Fraction) or exponent.denominator > 1 or exponent < 0:
            return None
        found.append(int(exponent))
    return found


def _signed(term: Monomial) -> Node:
    tree = _unsigned(term)
    return minus(tree) if term.coefficient < 0 else tree


def _unsigned(term: Monomial) -> Node:
    above: list[tuple[Base, Exponent]] = []
    below: list[tuple[Base, Exponent]] = []
    for base, exponent in with_ratios(term).powers:
        if isinstance(exponent, Fraction) and exponent < 0:
            below.append((base, -exponent))
        else:
            above.append((base, exponent))
    size = abs(term.coefficient)
    return over(_product(size.numerator, above), _product(size.denominator, below))


def _product(coefficient: int, powers: list[tuple[Base, Exponent]]) -> Node:
    factors = [_power(base, exponent) for base, exponent in sorted(powers, key=_rank)]
    flat = (part for factor in factors for part in (factor.factors if isinstance(factor, Product) else (factor,)))
    return times(rational(coefficient), *flat)


def _power(base: Base, exponent: Exponent) -> Node:
    tree = written(base) if isinstance(base, tuple) else base
    if exponent == _HALF:
        return call("sqrt", tree)
    return power(tree, rational(exponent) if isinstance(exponent, Fraction) else written(exponent))


def _rank(power: tuple[Base, Exponent]) -> tuple[int, str]:
    """Numbers, letters, brackets, exponentials, functions, logarithms of numbers, vectors and matrices."""
    base, exponent = power
    if is_sum(base):
        return (3 if not isinstance(exponent, Fraction) else 4 if exponent == 1 else 5), ""
    match base:
        case Number() if isinstance(exponent, Fraction):
            return 0, ""
        case Constant() if isinstance(exponent, Fraction):
            return 1, ""
        case Number() | Constant():
            return 6, ""
        case Symbol(name) if isinstance(exponent, Fraction):
            return (2, name.swapcase()) if exponent != _HALF else (3, name.swapcase())
        case _ if not isinstance(exponent, Fraction):
            return 3, ""
        case Call("abs"):
            return 3, ""
        case Call("ln", (Number() | Constant(),)) | Call("ln", (Symbol(),)) if exponent == 1:
            return 8, ""
        case Product():
            return 9, ""
        case _:
            return 7, ""
