"""Unit vectors: 2x i + 3y² j is the vector (2x, 3y²)."""

from __future__ import annotations

from fractions import Fraction

from quizapp.cards import Symbols
from quizapp.notation.tree import Equation, Negative, Node, Number, Product, Sum, Symbol, Vector

_UNITS = ("i", "j", "k")


def with_unit_vectors(tree: Node, symbols: Symbols) -> Node:
    """The vector that a sum of multiples of i, j, k writes; any other tree unchanged.

    Only where the question has several variables and gives the letters no other meaning.
    """
    if isinstance(tree, Equation):
        left = with_unit_vectors(tree.left, symbols)
        right = with_unit_vectors(tree.right, symbols)
        return (
            tree if left is tree.left and right is tree.right else Equation(left, right, tree.relation, span=tree.span)
        )
    count = len(symbols.variables)
    units = _UNITS[: max(count, 2)]
    if count < 2 or any(unit in symbols.kinds or unit in symbols.variables for unit in units):
        return tree
    terms = tree.terms if isinstance(tree, Sum) else (tree,)
    split = [_multiple(term, units) for term in terms]
    found: dict[str, list[Node]] = {unit: [] for unit in units}
    for part in split:
        if part is None:
            return tree
        found[part[0]].append(part[1])
    return Vector(tuple(_component(found[unit]) for unit in units), span=tree.span)


def _multiple(term: Node, units: tuple[str, ...]) -> tuple[str, Node] | None:
    """The unit vector in a term and what it is multiplied by."""
    match term:
        case Negative(operand):
            inner = _multiple(operand, units)
            return inner and (inner[0], Negative(inner[1], span=term.span))
        case Symbol(name) if name in units:
            return name, Number(Fraction(1), span=term.span)
        case Product(factors):
            places = [
                place for place, factor in enumerate(factors) if isinstance(factor, Symbol) and factor.name in units
            ]
            if len(places) != 1:
                return None
            unit = factors[places[0]]
            rest = factors[: places[0]] + factors[places[0] + 1 :]
            if any(isinstance(factor, Vector) for factor in rest):
                return None
            scale = rest[0] if len(rest) == 1 else Product(rest, span=term.span)
            return (unit.name, scale) if isinstance(unit, Symbol) else None
        case _:
            return None


def _component(parts: list[Node]) -> Node:
    if not parts:
        return Number(Fraction(0))
    return parts[0] if len(parts) == 1 else Sum(tuple(parts))
