"""From monomials back to a tree, in the order that a textbook has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from quizapp.calculus.build import ONE, ZERO, call, minus, over, plus, power, rational, rational_value, times
from quizapp.calculus.tidying.identities import with_ratios
from quizapp.calculus.tidying.monomial import Base, Exponent, Monomial, Terms, is_sum, negated
from quizapp.calculus.walk import nodes, symbols_in
from quizapp.notation.tree import Call, Constant, Negative, Node, Number, Power, Product, Quotient, Symbol

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Writing:
    below: bool = False
    """Whether a variable power such as e^(−x) stands under the fraction line, as e^x."""

    def sum(self, terms: Terms) -> Node:
        """The tree of a sum; 0 for none."""
        return plus(*map(self._signed, _in_order(terms))) if terms else ZERO

    def _signed(self, term: Monomial) -> Node:
        tree = self._unsigned(term)
        return minus(tree) if term.coefficient < 0 else tree

    def _unsigned(self, term: Monomial) -> Node:
        above: list[tuple[Base, Exponent]] = []
        below: list[tuple[Base, Exponent]] = []
        for base, exponent in with_ratios(term).powers:
            if self._is_below(base, exponent):
                below.append((base, negated(exponent)))
            else:
                above.append((base, exponent))
        size = abs(term.coefficient)
        return over(self._product(size.numerator, above), self._product(size.denominator, below))

    def _is_below(self, base: Base, exponent: Exponent) -> bool:
        if isinstance(exponent, Fraction):
            return exponent < 0 and (self.below or not isinstance(base, Power))
        return self.below and all(term.coefficient < 0 for term in exponent)

    def _product(self, coefficient: int, powers: list[tuple[Base, Exponent]]) -> Node:
        factors = [self._power(base, exponent) for base, exponent in sorted(powers, key=_rank)]
        flat = (part for factor in factors for part in (factor.factors if isinstance(factor, Product) else (factor,)))
        return times(rational(coefficient), *flat)

    def _power(self, base: Base, exponent: Exponent) -> Node:
        tree = self.sum(base) if isinstance(base, tuple) else base
        if isinstance(exponent, tuple):
            return power(tree, self.sum(exponent))
        if isinstance(tree, Power) and isinstance(base, Power) and exponent.denominator == 1:
            return Power(tree.base, _multiple(int(exponent), tree.exponent))
        return call("sqrt", tree) if exponent == _HALF else power(tree, rational(exponent))


def written(terms: Terms) -> Node:
    """The tree of a sum, with e^(−x) where x/e^x could stand as well."""
    return Writing().sum(terms)


def stands_below(tree: Node) -> bool:
    """Whether the tree has a variable power under a fraction line: where it stands it is to stay."""
    return any(
        isinstance(node, Quotient) and any(map(_is_variable, _factors(node.denominator))) for node in nodes(tree)
    )


def _factors(node: Node) -> Iterator[Node]:
    match node:
        case Product(factors):
            yield from (each for factor in factors for each in _factors(factor))
        case Negative(operand):
            yield from _factors(operand)
        case Power(base, exponent) if rational_value(exponent) is not None:
            yield from _factors(base)
        case _:
            yield node


def _is_variable(node: Node) -> bool:
    return isinstance(node, Power) or (isinstance(node, Call) and node.function == "exp")


def _multiple(number: int, node: Node) -> Node:
    """number · node, with the sign and the number in front: 9/t for 9 · 1/t."""
    above, below = (node.numerator, node.denominator) if isinstance(node, Quotient) else (node, ONE)
    factors = above.factors if isinstance(above, Product) else (above,)
    product = over(times(rational(abs(number)), *factors), below)
    return minus(product) if number < 0 else product


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


def _rank(power: tuple[Base, Exponent]) -> tuple[float, str]:
    """Numbers, letters, powers of numbers, brackets, exponentials, roots, functions, logarithms of numbers, arrays."""
    base, exponent = power
    if isinstance(base, tuple):
        return (3 if is_sum(exponent) else 4 if exponent == 1 else 6.5 if exponent == _HALF else 5), ""
    match base:
        case Number() if not is_sum(exponent):
            return 0, ""
        case Constant() | Call("factorial") if not is_sum(exponent):
            return 1, ""
        case Constant() | Power(Constant()):
            return 6, ""
        case Number() | Power(Number()):
            return 3, ""
        case Symbol(name) if not is_sum(exponent):
            return (2, name.swapcase()) if exponent != _HALF else (3, name.swapcase())
        case _ if is_sum(exponent) or isinstance(base, Power):
            return 3, ""
        case Call("abs"):
            return 3, ""
        case Call("ln", (Number() | Constant(),)) | Call("ln", (Symbol(),)) if exponent == 1:
            return 8, ""
        case Product():
            return 9, ""
        case _:
            return 7, " ".join(sorted(symbols_in(base)))
