"""The parts of a syntax tree's nodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

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


def children(node: Node) -> tuple[Node, ...]:
    """The parts of a node, from left to right."""
    return _PARTS[type(node)](node)


# A table rather than a match: this is called for every node of every tree, some hundred times an answer.
_PARTS: Mapping[type, Callable[[Any], tuple[Node, ...]]] = {
    **dict.fromkeys((Number, Constant, Symbol), lambda _: ()),
    **dict.fromkeys((Negative, Transpose, Norm), lambda node: (node.operand,)),
    **dict.fromkeys((Derivative, Gradient), lambda node: (node.body,)),
    **dict.fromkeys((Call, Apply), attrgetter("arguments")),
    Sum: attrgetter("terms"),
    Product: attrgetter("factors"),
    Vector: attrgetter("components"),
    Quotient: lambda node: (node.numerator, node.denominator),
    Power: lambda node: (node.base, node.exponent),
    Equation: lambda node: (node.left, node.right),
    Limit: lambda node: (node.body, node.target),
    BigSum: lambda node: tuple(part for part in (node.body, node.start, node.end) if part is not None),
    Matrix: lambda node: tuple(entry for row in node.rows for entry in row),
}
