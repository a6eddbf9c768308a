"""Going through a syntax tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from quizapp.notation.parts import children
from quizapp.notation.tree import (
    Apply,
    BigSum,
    Call,
    Constant,
    Derivative,
    Equation,
    Gradient,
    Limit,
    Matrix,
    Negative,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
    Vector,
)

__all__ = ["children", "depth", "nodes", "rewritten", "substituted", "symbols_in", "with_children"]


def with_children(node: Node, change: Callable[[Node], Node]) -> Node:  # noqa: C901, PLR0912 - one case for each kind of node
    """The node with `change` applied to each of its parts."""
    match node:
        case Number() | Constant() | Symbol():
            return node
        case Negative():
            return Negative(change(node.operand), span=node.span)
        case Transpose() | Norm():
            return replace(node, operand=change(node.operand))
        case Sum():
            return Sum(tuple(map(change, node.terms)), span=node.span)
        case Product():
            return Product(tuple(map(change, node.factors)), span=node.span)
        case Quotient():
            return Quotient(change(node.numerator), change(node.denominator), span=node.span)
        case Power():
            return Power(change(node.base), change(node.exponent), span=node.span)
        case Call():
            return Call(node.function, tuple(map(change, node.arguments)), span=node.span)
        case Apply():
            return replace(node, arguments=tuple(map(change, node.arguments)))
        case Derivative() | Gradient():
            return replace(node, body=change(node.body))
        case Limit(body, _, target):
            return replace(node, body=change(body), target=change(target))
        case BigSum(body, _, start, end):
            return replace(node, body=change(body), start=start and change(start), end=end and change(end))
        case Vector(components):
            return replace(node, components=tuple(map(change, components)))
        case Matrix(rows):
            return replace(node, rows=tuple(tuple(map(change, row)) for row in rows))
        case Equation(left, right):
            return replace(node, left=change(left), right=change(right))
        case _:
            assert_never(node)


def rewritten(tree: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with `change` applied to every node, the innermost first."""
    return change(with_children(tree, lambda part: rewritten(part, change)))


def nodes(tree: Node) -> Iterator[Node]:
    """Every node of the tree, the root first. Deep trees are no danger: there is no recursion."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))


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
