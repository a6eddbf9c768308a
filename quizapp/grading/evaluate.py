"""A lowered scalar tree as a function of a point."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flint import arb, fmpq

from quizapp.grading.elementary import ELEMENTARY, log_to_base, root
from quizapp.grading.errors import UnsupportedError
from quizapp.grading.numbers import Scalar, add, divide, exponential, multiply, negate
from quizapp.grading.powers import power
from quizapp.grading.smooth import Smooth
from quizapp.notation.text import to_text
from quizapp.notation.tree import (
    Apply,
    Call,
    Constant,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)


@dataclass(frozen=True, slots=True)
class Point:
    """Values for every letter, and concrete functions, by name and number of arguments, for the undefined ones."""

    values: Mapping[str, fmpq]
    functions: Mapping[tuple[str, int], Smooth] = field(default_factory=dict)


Evaluator = Callable[[Point], Scalar]
"""Raises UndefinedError or UnclearError; works at flint's precision of the moment."""


def evaluator(node: Node) -> Evaluator:
    """Raises UnsupportedError for what has no real value at a point (vectors, limits, derivatives not worked out)."""
    match node:
        case Number(value):
            constant = fmpq(value.numerator, value.denominator)
            return lambda _point: constant
        case Constant(name):
            return _constant(name)
        case Symbol(name):
            return lambda point: point.values[name]
        case Negative(operand):
            inner = evaluator(operand)
            return lambda point: negate(inner(point))
        case Sum(terms):
            return _folded(terms, add)
        case Product(factors):
            return _folded(factors, multiply)
        case Quotient(numerator, denominator):
            return _binary(divide, numerator, denominator)
        case Power(Constant("e"), exponent):
            inner = evaluator(exponent)
            return lambda point: exponential(inner(point))
        case Power(base, exponent):
            return _binary(power, base, exponent)
        case Call(name, arguments):
            return _call(name, arguments)
        case Apply():
            return _apply(node)
        case _:
            raise UnsupportedError(f"{to_text(node)} cannot be compared with the answer.")


def _constant(name: str) -> Evaluator:
    match name:
        case "pi":
            return lambda _point: arb.pi()
        case "e":
            return lambda _point: arb.const_e()
        case _:
            raise UnsupportedError(f"{name} is no real number.")


def _folded(operands: tuple[Node, ...], operation: Callable[[Scalar, Scalar], Scalar]) -> Evaluator:
    first, *rest = [evaluator(operand) for operand in operands]

    def value(point: Point) -> Scalar:
        result = first(point)
        for operand in rest:
            result = operation(result, operand(point))
        return result

    return value


def _binary(operation: Callable[[Scalar, Scalar], Scalar], left: Node, right: Node) -> Evaluator:
    of_left, of_right = evaluator(left), evaluator(right)
    return lambda point: operation(of_left(point), of_right(point))


def _call(name: str, arguments: tuple[Node, ...]) -> Evaluator:
    match name, arguments:
        case "log", (base, argument):
            return _binary(log_to_base, base, argument)
        case "root", (index, argument):
            return _binary(root, index, argument)
        case _, (argument,) if name in ELEMENTARY:
            function, inner = ELEMENTARY[name], evaluator(argument)
            return lambda point: function(inner(point))
        case _:
            raise UnsupportedError(f"{name} of {len(arguments)} arguments is not known.")


def _apply(node: Apply) -> Evaluator:
    """Lowered applications name their partial derivatives by position: ("0", "0", "1")."""
    name = node.function
    arguments = [evaluator(argument) for argument in node.arguments]
    partials = [int(position) for position in node.partials]
    return lambda point: point.functions[name, len(arguments)].value(
        [argument(point) for argument in arguments], partials
    )
