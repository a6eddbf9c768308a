"""Going through a syntax tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from operator import is_
from typing import Any

from quizapp.notation.parts import children
from quizapp.notation.tree import (
    Apply,
    BigSum,
    Call,
    Derivative,
    Equation,
    Gradient,
    Limit,
    Matrix,
    Negative,
    Node,
    Norm,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
    Vector,
)

__all__ = ["children", "depth", "nodes", "rewritten", "substituted", "symbols_in", "with_children"]


def with_children(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with `change` applied to each of its parts; itself, where that changes nothing."""
    parts = children(node)
    changed = tuple(map(change, parts))
    return node if all(map(is_, changed, parts)) else _REBUILT[type(node)](node, changed)


def rewritten(tree: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with `change` applied to every node, the innermost first."""
    return change(with_children(tree, lambda part: rewritten(part, change)))


def nodes(tree: Node) -> Iterator[Node]:
    """Every node of the tree, the root first. Deep trees are no danger: there is no recursion."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if parts := children(node):
            waiting.extend(reversed(parts))


def depth(tree: Node) -> int:
    level, deepest = [tree], 0
    while level:
        deepest += 1
        level = [child for node in level for child in children(node)]
    return deepest


def symbols_in(tree: Node) -> frozenset[str]:
    return frozenset(node.name for node in nodes(tree) if isinstance(node, Symbol))


def substituted(tree: Node, replacements: Mapping[str, Node]) -> Node:
    """The tree with these letters replaced, wherever they stand as a Symbol."""
    if not replacements:
        return tree

    def change(node: Node) -> Node:
        if isinstance(node, Symbol):
            return replacements.get(node.name, node)
        return with_children(node, change)

    return change(tree)


def _row_by_row(node: Matrix, entries: tuple[Node, ...]) -> Matrix:
    left = iter(entries)
    return Matrix(tuple(tuple(islice(left, len(row))) for row in node.rows), span=node.span)


def _with_bounds(node: BigSum, parts: tuple[Node, ...]) -> BigSum:
    body, *bounds = parts
    left = iter(bounds)
    start, end = (None if bound is None else next(left) for bound in (node.start, node.end))
    return replace(node, body=body, start=start, end=end)


# A table rather than a match: this is called for every node of every tree, some hundred times an answer.
# The commonest kinds are made directly: `replace` takes three times as long.
_REBUILT: Mapping[type, Callable[[Any, tuple[Any, ...]], Node]] = {
    Negative: lambda node, parts: Negative(*parts, span=node.span),
    Transpose: lambda node, parts: Transpose(*parts, span=node.span),
    Norm: lambda node, parts: Norm(parts[0], node.frobenius, span=node.span),
    Derivative: lambda node, parts: replace(node, body=parts[0]),
    Gradient: lambda node, parts: replace(node, body=parts[0]),
    Call: lambda node, parts: Call(node.function, parts, span=node.span),
    Apply: lambda node, parts: replace(node, arguments=parts),
    Sum: lambda node, parts: Sum(parts, span=node.span),
    Product: lambda node, parts: Product(parts, span=node.span),
    Vector: lambda node, parts: Vector(parts, span=node.span),
    Quotient: lambda node, parts: Quotient(*parts, span=node.span),
    Power: lambda node, parts: Power(*parts, span=node.span),
    Equation: lambda node, parts: Equation(parts[0], parts[1], node.relation, span=node.span),
    Limit: lambda node, parts: replace(node, body=parts[0], target=parts[1]),
    BigSum: _with_bounds,
    Matrix: _row_by_row,
}
