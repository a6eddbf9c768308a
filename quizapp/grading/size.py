"""Bounds that hold before anything is evaluated."""

from __future__ import annotations

from itertools import islice

from quizapp.calculus.walk import depth, nodes
from quizapp.grading.errors import TooLargeError
from quizapp.notation.tree import Node, Number

MAX_NODES = 3000
MAX_DEPTH = 120
MAX_BITS = 4000
"""About 1200 decimal digits."""


def is_too_large(tree: Node) -> bool:
    return sum(1 for _ in islice(nodes(tree), MAX_NODES + 1)) > MAX_NODES or depth(tree) > MAX_DEPTH


def check_size(tree: Node) -> None:
    """Raises TooLargeError with a sentence for the learner."""
    if is_too_large(tree):
        raise TooLargeError("This is too long to check; write it shorter.")
    for node in nodes(tree):
        if isinstance(node, Number) and max(node.value.numerator.bit_length(), _bits_below(node)) > MAX_BITS:
            raise TooLargeError("There is a number with too many digits to check in it.")


def _bits_below(node: Number) -> int:
    return node.value.denominator.bit_length()
