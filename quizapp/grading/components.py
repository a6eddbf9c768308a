"""Vectors of components as one vector: (x, y)/2 is (x/2, y/2), and a row is as good as a column."""

from __future__ import annotations

from quizapp.calculus.walk import children, nodes, rewritten, symbols_in
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.tree import Matrix, Negative, Node, Norm, Product, Quotient, Sum, Transpose, Vector


def gathered(tree: Node, symbols: Symbols) -> Node:
    """The tree as a single vector where it is built from vectors of components and numbers alone; else unchanged."""
    if isinstance(tree, Vector) or not any(isinstance(node, Vector) for node in nodes(tree)):
        return tree
    arrays = symbols.of_kind(SymbolKind.VECTOR) | symbols.of_kind(SymbolKind.MATRIX)
    if symbols_in(tree) & arrays or any(isinstance(node, Matrix | Norm) for node in nodes(tree)):
        return tree
    result = rewritten(tree.operand if isinstance(tree, Transpose) else tree, _gathered)
    return result if isinstance(result, Vector) else tree


def _gathered(node: Node) -> Node:
    match node:
        case Negative(Vector(components)):
            return Vector(tuple(map(Negative, components)))
        case Quotient(Vector(components), below) if not isinstance(below, Vector):
            return Vector(tuple(Quotient(component, below) for component in components))
        case Product(factors):
            return _scaled(node, factors)
        case Sum(terms):
            return _added(node, [term.components for term in terms if isinstance(term, Vector)])
        case _:
            return node


def _scaled(product: Node, factors: tuple[Node, ...]) -> Node:
    places = [place for place, factor in enumerate(factors) if isinstance(factor, Vector)]
    if len(places) != 1:
        return product
    place = places[0]
    others = factors[:place] + factors[place + 1 :]
    return Vector(tuple(Product((*others, part)) for part in children(factors[place])))


def _added(total: Sum, vectors: list[tuple[Node, ...]]) -> Node:
    if len(vectors) < len(total.terms) or len({len(vector) for vector in vectors}) != 1:
        return total
    return Vector(tuple(Sum(parts) for parts in zip(*vectors, strict=True)))
