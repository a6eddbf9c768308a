"""What is fit to be shown: clean numbers, an answer that fits on a line, nothing degenerate."""

from __future__ import annotations

from quizapp.calculus.build import ZERO, rational_value
from quizapp.calculus.practice.numbers import is_odd
from quizapp.calculus.walk import nodes
from quizapp.notation.tree import Node, Number, Power, Vector

LONGEST_ANSWER = 60
"""Characters that fit on a line."""
LONGEST_PROBLEM = 80
_LARGEST_IN_PROBLEM = 200
_LARGEST_IN_ANSWER = 1000
_LARGEST_EXPONENT = 12


def is_fit_problem(tree: Node) -> bool:
    """Of a folded tree: nobody would find it odd, or its numbers large."""
    return not is_odd(tree) and _has_clean_numbers(tree, _LARGEST_IN_PROBLEM)


def is_fit_answer(answer: Node, *, may_vanish: bool) -> bool:
    """Not 0, unless constants are what is practised, and with numbers that one can work with."""
    components = answer.components if isinstance(answer, Vector) else (answer,)
    return (may_vanish or ZERO not in components) and _has_clean_numbers(answer, _LARGEST_IN_ANSWER)


def _has_clean_numbers(tree: Node, largest: int) -> bool:
    """No large numbers, no high exponents, and no powers of numbers that are left, such as 3^(1/2)."""
    return not any(_is_unclean(node, largest) for node in nodes(tree))


def _is_unclean(node: Node, largest: int) -> bool:
    match node:
        case Number(value):
            return value > largest or value.denominator > largest
        case Power(base, exponent):
            size = rational_value(exponent)
            return size is not None and (abs(size) > _LARGEST_EXPONENT or rational_value(base) is not None)
        case _:
            return False
