"""The value of an expression with vectors and matrices, at concrete sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce

from quizapp.calculus.build import rational_value
from quizapp.grading.elementary import applied
from quizapp.grading.errors import ShapeError, UnsupportedError
from quizapp.grading.evaluate import Point, evaluator
from quizapp.grading.grids import Grid, add_grids, identity, inverse, multiply_grids, norm, of_number
from quizapp.grading.numbers import Scalar, divide, negate
from quizapp.grading.powers import power
from quizapp.grading.shapes import grouped
from quizapp.notation.tree import (
    Call,
    Constant,
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

_LARGEST_POWER = 12


def grid_value(node: Node, letters: Mapping[str, Grid]) -> Grid:  # noqa: C901, PLR0912 - one case for each kind of node
    """Raises UndefinedError and UnclearError as numbers do. The shapes have been found to fit before."""

    def value(part: Node) -> Grid:
        return grid_value(part, letters)

    match node:
        case Number() | Constant():
            return of_number(evaluator(node)(Point({})))
        case Symbol(name):
            return letters[name]
        case Negative(operand):
            return value(operand).mapped(negate)
        case Transpose(operand):
            return value(operand).transposed
        case Norm(operand) | Call("abs", (operand,)):
            return of_number(norm(value(operand)))
        case Sum(terms):
            return reduce(add_grids, map(value, terms))
        case Product(factors):
            return grouped([value(factor) for factor in factors], multiply_grids, _misfit)
        case Quotient(numerator, denominator):
            return value(numerator).mapped(_divided_by(value(denominator).number))
        case Power(base, exponent):
            return _power(value(base), exponent, value)
        case Vector(components):
            return Grid(tuple((value(component).number,) for component in components))
        case Matrix(rows):
            return Grid(tuple(tuple(value(entry).number for entry in row) for row in rows))
        case Call(function, arguments):
            return of_number(applied(function, [value(argument).number for argument in arguments]))
        case _:
            raise UnsupportedError("This cannot be compared among vectors and matrices.")


def _divided_by(divisor: Scalar) -> Callable[[Scalar], Scalar]:
    return lambda entry: divide(entry, divisor)


def _power(base: Grid, exponent: Node, value: Callable[[Node], Grid]) -> Grid:
    if base.is_number:
        return of_number(power(base.number, value(exponent).number))
    times = rational_value(exponent)
    if times is None or times.denominator != 1 or abs(times) > _LARGEST_POWER:
        raise UnsupportedError(f"A matrix can only be raised to whole powers up to {_LARGEST_POWER} here.")
    factor = inverse(base) if times < 0 else base
    result = identity(base.height)
    for _ in range(abs(int(times))):
        result = multiply_grids(result, factor) or result
    return result


def _misfit() -> ShapeError:
    return ShapeError("The sizes in this product do not fit.")
