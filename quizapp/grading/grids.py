"""Vectors and matrices of numbers, exact where their entries are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flint import arb_mat, fmpq, fmpq_mat

from quizapp.grading.elementary import square_root
from quizapp.grading.numbers import Scalar, UndefinedError, add, ball, known, multiply


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of entries; a number is a 1×1 grid."""

    rows: tuple[tuple[Scalar, ...], ...]

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0])

    @property
    def is_number(self) -> bool:
        return self.height == self.width == 1

    @property
    def number(self) -> Scalar:
        return self.rows[0][0]

    @property
    def transposed(self) -> Grid:
        return Grid(tuple(zip(*self.rows, strict=True)))

    @property
    def entries(self) -> tuple[Scalar, ...]:
        return tuple(entry for row in self.rows for entry in row)

    def mapped(self, change: Callable[[Scalar], Scalar]) -> Grid:
        return Grid(tuple(tuple(map(change, row)) for row in self.rows))


def of_number(value: Scalar) -> Grid:
    return Grid(((value,),))


def identity(size: int) -> Grid:
    return Grid(tuple(tuple(fmpq(int(row == column)) for column in range(size)) for row in range(size)))


def add_grids(left: Grid, right: Grid) -> Grid:
    pairs = (zip(row, other, strict=True) for row, other in zip(left.rows, right.rows, strict=True))
    return Grid(tuple(tuple(add(one, two) for one, two in pair) for pair in pairs))


def multiply_grids(left: Grid, right: Grid) -> Grid | None:
    """None when the sizes do not fit; two columns of one height make their dot product."""
    if left.is_number:
        return right.mapped(lambda entry: multiply(left.number, entry))
    if right.is_number:
        return left.mapped(lambda entry: multiply(entry, right.number))
    if left.width == right.height:
        columns = right.transposed.rows
        return Grid(tuple(tuple(_dot(row, column) for column in columns) for row in left.rows))
    if left.width == right.width == 1 and left.height == right.height:
        return of_number(_dot(left.entries, right.entries))
    return None


def norm(grid: Grid) -> Scalar:
    """The root of the sum of the squares of all entries: Euclid's for vectors, Frobenius's for matrices."""
    return square_root(_dot(grid.entries, grid.entries))


def inverse(grid: Grid) -> Grid:
    """Raises UndefinedError for a singular matrix."""
    entries = [known(entry) for entry in grid.entries]
    rationals = [entry for entry in entries if isinstance(entry, fmpq)]
    try:
        if len(rationals) == len(entries):
            return _of_table(fmpq_mat(grid.height, grid.width, rationals).inv().tolist())
        return _of_table(arb_mat(grid.height, grid.width, [ball(entry) for entry in entries]).inv().tolist())
    except ZeroDivisionError as error:
        raise UndefinedError from error


def _of_table(table: Sequence[Sequence[Scalar]]) -> Grid:
    return Grid(tuple(tuple(row) for row in table))


def _dot(left: tuple[Scalar, ...], right: tuple[Scalar, ...]) -> Scalar:
    total: Scalar = fmpq(0)
    for one, two in zip(left, right, strict=True):
        total = add(total, multiply(one, two))
    return total
