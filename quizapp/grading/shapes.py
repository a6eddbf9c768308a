"""Sizes of vectors and matrices, found by fitting them together: A x makes A's columns as many as x's rows.

A size is a letter's own dimension until something equals it to another one or to a number. Scalars have no shape; a
1×1 product such as xᵀx is a scalar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from quizapp.calculus.build import rational_value
from quizapp.cards import SymbolKind, Symbols
from quizapp.grading.errors import ShapeError, UnsupportedError
from quizapp.notation.text import to_text
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

_Value = TypeVar("_Value")

Size = int | str
"""A number, or the name of a dimension such as "rows of A"."""


@dataclass(frozen=True, slots=True)
class Shape:
    rows: Size
    columns: Size

    @property
    def transposed(self) -> Shape:
        return Shape(self.columns, self.rows)

    @property
    def is_vector(self) -> bool:
        return 1 in {self.rows, self.columns}


SCALAR = Shape(1, 1)


@dataclass(slots=True)
class Shapes:
    """What is known of the sizes so far; grows while expressions are gone through."""

    symbols: Symbols
    _equal: dict[str, Size] = field(default_factory=dict)

    def of_letter(self, name: str) -> Shape:
        match self.symbols.kind(name):
            case SymbolKind.VECTOR:
                return Shape(self.size(f"rows of {name}"), 1)
            case SymbolKind.MATRIX:
                return Shape(self.size(f"rows of {name}"), self.size(f"columns of {name}"))
            case _:
                return SCALAR

    def size(self, size: Size) -> Size:
        """The number or the dimension that stands for all that are equal to this one."""
        while isinstance(size, str) and size in self._equal:
            size = self._equal[size]
        return size

    def resolved(self, shape: Shape) -> Shape:
        return Shape(self.size(shape.rows), self.size(shape.columns))

    def try_equal(self, left: Size, right: Size) -> bool:
        """Makes two sizes equal, if they can be. A letter's dimension is never 1: that would not be general."""
        left, right = self.size(left), self.size(right)
        if left == right:
            return True
        if (isinstance(left, int) and isinstance(right, int)) or 1 in {left, right}:
            return False
        if isinstance(left, int):
            left, right = right, left
        self._equal[str(left)] = right
        return True

    def try_same(self, left: Shape, right: Shape) -> bool:
        before = dict(self._equal)
        if self.try_equal(left.rows, right.rows) and self.try_equal(left.columns, right.columns):
            return True
        self._equal = before
        return False

    def of(self, node: Node) -> Shape:  # noqa: C901, PLR0912 - one case for each kind of node
        """Raises ShapeError with a sentence for what does not fit together."""
        match node:
            case Number() | Constant():
                return SCALAR
            case Symbol(name):
                return self.of_letter(name)
            case Negative(operand):
                return self.of(operand)
            case Transpose(operand):
                return self.of(operand).transposed
            case Norm(operand):
                self.of(operand)
                return SCALAR
            case Sum(terms):
                return self._of_sum(terms)
            case Product(factors):
                return self._of_product(factors)
            case Quotient(numerator, denominator):
                return self._of_quotient(numerator, denominator)
            case Power(base, exponent):
                return self._of_power(base, exponent)
            case Vector(components):
                self._all_scalar(components)
                return Shape(len(components), 1)
            case Matrix(rows):
                self._all_scalar([entry for row in rows for entry in row])
                return Shape(len(rows), len(rows[0]))
            case Call(_, arguments):
                self._all_scalar_unless_absolute(node, arguments)
                return SCALAR
            case _:
                raise UnsupportedError(f"{to_text(node)} cannot be compared among vectors and matrices.")

    def _of_sum(self, terms: Sequence[Node]) -> Shape:
        first, *others = terms
        shape = self.of(first)
        for term in others:
            if not self.try_same(shape, self.of(term)):
                raise ShapeError(f"{to_text(first)} and {to_text(term)} cannot be added: their sizes do not fit.")
        return self.resolved(shape)

    def _of_product(self, factors: Sequence[Node]) -> Shape:
        shapes = [self.of(factor) for factor in factors]
        return grouped(shapes, self.multiplied, lambda: _cannot_multiply(factors))

    def multiplied(self, left: Shape, right: Shape) -> Shape | None:
        """The shape of a product; None when the sizes cannot fit. Two columns make their dot product."""
        left, right = self.resolved(left), self.resolved(right)
        if SCALAR in {left, right}:
            return right if left == SCALAR else left
        before = dict(self._equal)
        if self.try_equal(left.columns, right.rows):
            return self.resolved(Shape(left.rows, right.columns))
        self._equal = before
        if left.columns == right.columns == 1 and self.try_equal(left.rows, right.rows):
            return SCALAR
        self._equal = before
        return None

    def _of_quotient(self, numerator: Node, denominator: Node) -> Shape:
        if self.resolved(self.of(denominator)) != SCALAR:
            raise ShapeError(f"Nothing can be divided by {to_text(denominator)}: it is no number.")
        return self.of(numerator)

    def _of_power(self, base: Node, exponent: Node) -> Shape:
        shape = self.resolved(self.of(base))
        if shape == SCALAR:
            self._all_scalar([exponent])
            return SCALAR
        value = rational_value(exponent)
        if value is None or value.denominator != 1:
            raise ShapeError(f"{to_text(base)} can only have a whole number as its exponent.")
        if not self.try_equal(shape.rows, shape.columns):
            raise ShapeError(f"{to_text(base)} cannot be multiplied by itself: its sizes do not fit.")
        return self.resolved(shape)

    def _all_scalar(self, parts: Sequence[Node]) -> None:
        for part in parts:
            if self.resolved(self.of(part)) != SCALAR:
                raise ShapeError(f"{to_text(part)} has to be a number here, not a vector or a matrix.")

    def _all_scalar_unless_absolute(self, call: Call, arguments: Sequence[Node]) -> None:
        """|x| of a vector is taken for its norm."""
        if call.function == "abs":
            self.of(arguments[0])
        else:
            self._all_scalar(arguments)


def grouped(
    values: Sequence[_Value], multiply: Callable[[_Value, _Value], _Value | None], failed: Callable[[], Exception]
) -> _Value:
    """A product from the left, and if that does not fit, from the right: A xᵀx is A (xᵀx)."""
    for ordered, flipped in ((list(values), False), (list(reversed(values)), True)):
        result = _multiplied_in_order(ordered, multiply, flipped=flipped)
        if result is not None:
            return result
    raise failed()


def _multiplied_in_order(
    values: Sequence[_Value], multiply: Callable[[_Value, _Value], _Value | None], *, flipped: bool
) -> _Value | None:
    result = values[0]
    for value in values[1:]:
        following = multiply(value, result) if flipped else multiply(result, value)
        if following is None:
            return None
        result = following
    return result


def _cannot_multiply(factors: Sequence[Node]) -> ShapeError:
    return ShapeError(f"{to_text(Product(tuple(factors)))} cannot be multiplied: the sizes do not fit.")
