"""Where nothing explains a wrong answer: which term, factor or component of it differs from the right one first."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.grading.comparing import values_of
from quizapp.grading.sampling import Samples, may_be_equal
from quizapp.notation.text import to_text
from quizapp.notation.tree import Negative, Node, Product, Quotient, Sum, Vector


def first_difference(answer: Node, expected: Node, sampled: Samples) -> str:
    """A sentence with formulas between dollar signs; empty where no part of the two agrees."""
    match answer, expected:
        case Vector(given), Vector(right) if len(given) == len(right):
            return _of_components(given, right, sampled)
        case Vector(), _:
            return "Your answer is a vector; the right one is a single number."
        case _, Vector(right):
            return f"The right answer is a vector with {len(right)} components; yours is a single number."
        case _:
            return _of_terms(answer, expected, sampled) or _of_factors(answer, expected, sampled)


def _of_components(given: Sequence[Node], right: Sequence[Node], sampled: Samples) -> str:
    for place, (left, other) in enumerate(zip(given, right, strict=True), start=1):
        if not _same(left, other, sampled):
            inside = first_difference(left, other, sampled)
            return f"It first differs in component {place}, {_math(left)}. {inside}".strip()
    return ""


def _of_terms(answer: Node, expected: Node, sampled: Samples) -> str:
    return _compared("term", _terms(answer), _terms(expected), sampled)


def _of_factors(answer: Node, expected: Node, sampled: Samples) -> str:
    above, below = _parts(answer)
    right_above, right_below = _parts(expected)
    if _same_all(above, right_above, sampled) and below and right_below:
        return "What stands above the line is right; below it your answer differs."
    if _same_all(below, right_below, sampled) and below:
        return "What stands below the line is right; above it your answer differs."
    return _compared("factor", above, right_above, sampled)


def _compared(word: str, given: list[Node], right: list[Node], sampled: Samples) -> str:
    """Empty unless some parts agree, so that the others can be pointed at."""
    extra, missing = list(given), list(right)
    for part in given:
        partner = next((other for other in missing if _same(part, other, sampled)), None)
        if partner is not None:
            extra.remove(part)
            missing.remove(partner)
    if len(extra) == len(given):
        return ""
    if not missing:
        return f"The {word} {_math(extra[0])} does not belong there; the rest is right." if extra else ""
    if not extra:
        return f"A {word} is missing; what you have is right."
    return f"It first differs in the {word} {_math(extra[0])}."


def _terms(node: Node) -> list[Node]:
    return list(node.terms) if isinstance(node, Sum) else [node]


def _parts(node: Node) -> tuple[list[Node], list[Node]]:
    match node:
        case Negative(operand):
            above, below = _parts(operand)
            return [Negative(above[0]), *above[1:]], below
        case Quotient(numerator, denominator):
            return _parts(numerator)[0], _factors(denominator)
        case _:
            return _factors(node), []


def _factors(node: Node) -> list[Node]:
    return list(node.factors) if isinstance(node, Product) else [node]


def _same_all(given: list[Node], right: list[Node], sampled: Samples) -> bool:
    left = list(right)
    for part in given:
        partner = next((other for other in left if _same(part, other, sampled)), None)
        if partner is None:
            return False
        left.remove(partner)
    return not left


def _same(left: Node, right: Node, sampled: Samples) -> bool:
    return may_be_equal(values_of(right, sampled), values_of(left, sampled))


def _math(node: Node) -> str:
    return f"${to_text(node)}$"
