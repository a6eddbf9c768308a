"""Is a wrong answer only rounded? 0.333 for 1/3, 3.14x for πx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quizapp.calculus.build import rational
from quizapp.calculus.walk import nodes, with_children
from quizapp.grading.errors import GradingError
from quizapp.grading.evaluate import Point, evaluator
from quizapp.grading.ladder import is_equal
from quizapp.grading.numbers import Huge, UnclearError, UndefinedError, ball
from quizapp.grading.setting import Setting
from quizapp.notation.text import to_text
from quizapp.notation.tree import Call, Constant, Node, Number, Quotient, Symbol

_LARGEST_DENOMINATOR = 30
_MAX_DECIMALS = 3


def rounded_message(references: Sequence[Node], answer: Node, setting: Setting) -> str:
    """The sentence for an answer that would be right with an exact number in place of a decimal; else empty."""
    decimals = list(dict.fromkeys(node for node in nodes(answer) if isinstance(node, Number) and node.decimal))
    if len(decimals) > _MAX_DECIMALS:
        return ""
    constants = [constant for reference in references for constant in _constants(reference)]
    for decimal in decimals:
        for exact in _near(decimal, constants):
            corrected = _replaced(answer, decimal, exact)
            if any(is_equal(reference, corrected, setting) for reference in references):
                return f"Close, but {to_text(decimal)} is not {to_text(exact)} exactly."
    return ""


def _near(decimal: Number, constants: Sequence[Node]) -> Iterator[Node]:
    """Exact numbers that could have been rounded, or cut off, to this decimal."""
    last_place = _last_place(decimal.value)
    simple = decimal.value.limit_denominator(_LARGEST_DENOMINATOR)
    candidates = [rational(simple), Constant("pi"), Constant("e"), *constants]
    for candidate in dict.fromkeys(candidates):
        value = _value(candidate)
        if value is not None and candidate != decimal and abs(value - decimal.value) <= last_place:
            yield candidate


def _last_place(value: Fraction) -> Fraction:
    """The worth of the last digit written: 1/1000 for 0.333."""
    place = Fraction(1)
    while (value / place).denominator != 1:
        place /= 10
    return place


def _constants(tree: Node) -> Iterator[Node]:
    """The parts of a tree without letters: √3/2, ln 2."""
    for node in nodes(tree):
        composite = isinstance(node, Quotient | Call | Constant) or not isinstance(node, Number | Symbol)
        if composite and not any(isinstance(part, Symbol) for part in nodes(node)):
            yield node


def _value(node: Node) -> Fraction | None:
    """To twenty digits or so, which is more than a learner writes."""
    try:
        value = evaluator(node)(Point({}))
    except (GradingError, UndefinedError, UnclearError, KeyError):
        return None
    if isinstance(value, Huge) or ball(value).abs_upper() > 10**6:
        return None
    middle = ball(value).mid().fmpq()
    return Fraction(int(middle.p), int(middle.q))


def _replaced(tree: Node, decimal: Number, exact: Node) -> Node:
    def change(node: Node) -> Node:
        if isinstance(node, Number) and node.decimal and node.value == decimal.value:
            return exact
        return with_children(node, change)

    return change(tree)
