"""Unit vectors: 2x i + 3y² j is the vector (2x, 3y²), and so is 2x e_1 + 3y² e_2."""

from __future__ import annotations

from fractions import Fraction

from quizapp.cards import Symbols
from quizapp.notation.tree import Equation, Negative, Node, Number, Product, Quotient, Sum, Symbol, Vector

_FAMILIES = (("i", "j", "k"), ("e_1", "e_2", "e_3"), ("e_x", "e_y", "e_z"))
_ONE = Number(Fraction(1))

_Parts = dict[str, Node]
"""What each unit vector is multiplied by."""


def with_unit_vectors(tree: Node, symbols: Symbols) -> Node:
    """The vector that a sum of multiples of unit vectors writes; any other tree unchanged.

    Only where the question has several variables and gives the letters no other meaning.
    """
    if isinstance(tree, Equation):
        left = with_unit_vectors(tree.left, symbols)
        right = with_unit_vectors(tree.right, symbols)
        return (
            tree if left is tree.left and right is tree.right else Equation(left, right, tree.relation, span=tree.span)
        )
    count = len(symbols.variables)
    for family in _FAMILIES if count > 1 else ():
        units = family[: max(count, 2)]
        if any(unit in symbols.kinds or unit in symbols.variables for unit in units):
            continue
        if parts := _multiples(tree, units):
            return Vector(tuple(parts.get(unit, Number(Fraction(0))) for unit in units), span=tree.span)
    return tree


def _multiples(node: Node, units: tuple[str, ...]) -> _Parts:
    """Empty where the node is no sum of multiples of these."""
    match node:
        case Symbol(name) if name in units:
            return {name: Number(Fraction(1), span=node.span)}
        case Negative(operand):
            return {unit: Negative(part, span=node.span) for unit, part in _multiples(operand, units).items()}
        case Quotient(above, below):
            parts = _multiples(above, units)
            return {unit: Quotient(part, below, span=node.span) for unit, part in parts.items()}
        case Product(factors):
            return _scaled(factors, units)
        case Sum(terms):
            return _added([_multiples(term, units) for term in terms])
        case _:
            return {}


def _scaled(factors: tuple[Node, ...], units: tuple[str, ...]) -> _Parts:
    """Exactly one factor is a vector."""
    found = [(place, parts) for place, factor in enumerate(factors) if (parts := _multiples(factor, units))]
    if len(found) != 1 or any(isinstance(factor, Vector) for factor in factors):
        return {}
    place, parts = found[0]
    others = factors[:place] + factors[place + 1 :]
    return {
        unit: _product(others if isinstance(part, Number) and part == _ONE else (*others, part))
        for unit, part in parts.items()
    }


def _product(factors: tuple[Node, ...]) -> Node:
    return factors[0] if len(factors) == 1 else Product(factors, span=factors[0].span)


def _added(terms: list[_Parts]) -> _Parts:
    if not all(terms):
        return {}
    found: dict[str, list[Node]] = {}
    for parts in terms:
        for unit, part in parts.items():
            found.setdefault(unit, []).append(part)
    return {unit: parts[0] if len(parts) == 1 else Sum(tuple(parts)) for unit, parts in found.items()}
