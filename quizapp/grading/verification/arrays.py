"""Problems with vectors and matrices: one entry after another takes a step, at concrete sizes.

The gradient has the shape of what it is taken by; of a vector, it has one column for each component.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from flint import arb, fmpq

from quizapp.calculus.walk import symbols_in
from quizapp.cards import Symbols
from quizapp.grading.errors import ShapeError
from quizapp.grading.grid_evaluation import grid_value
from quizapp.grading.grids import Grid
from quizapp.grading.numbers import Scalar, known
from quizapp.grading.shapes import Shapes, Size
from quizapp.grading.verification.steps import STEP, is_slope, slope
from quizapp.notation.tree import Node

_SIZES = ((2, 3, 4, 5, 6), (3, 2, 5, 4, 7))
"""Sizes for the dimensions that do not depend on each other, so that a transpose that is missing shows."""

_Letters = Mapping[str, Grid]


def is_gradient(problem: Node, answer: Node, wrt: Sequence[str], symbols: Symbols) -> bool:
    """Raises GradingError for what cannot be evaluated."""
    shapes = Shapes(symbols)
    try:
        shapes.of(problem)
        shapes.of(answer)
    except ShapeError:
        return False
    names = sorted(symbols_in(problem) | symbols_in(answer) | frozenset(wrt))
    draws = [_draw(names, shapes, sizes, Random(seed)) for seed, sizes in enumerate(_SIZES)]
    return all(_agrees(problem, grid_value(answer, letters), wrt, letters) for letters in draws)


def _draw(names: Sequence[str], shapes: Shapes, sizes: Sequence[int], rng: Random) -> _Letters:
    own = {name: shapes.resolved(shapes.of_letter(name)) for name in names}
    free = dict.fromkeys(size for shape in own.values() for size in (shape.rows, shape.columns))
    numbers = dict(zip((size for size in free if isinstance(size, str)), sizes, strict=False))
    return {
        name: _random_grid(_number(shape.rows, numbers), _number(shape.columns, numbers), rng)
        for name, shape in own.items()
    }


def _number(size: Size, numbers: Mapping[str, int]) -> int:
    return size if isinstance(size, int) else numbers[size]


def _random_grid(height: int, width: int, rng: Random) -> Grid:
    return Grid(
        tuple(tuple(fmpq(rng.choice((1, -1)) * rng.randint(1, 5)) for _ in range(width)) for _ in range(height))
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a letter that is differentiated by."""

    letter: str
    row: int
    column: int

    def moved(self, letters: _Letters, step: fmpq) -> _Letters:
        rows = [list(row) for row in letters[self.letter].rows]
        rows[self.row][self.column] = known(rows[self.row][self.column]) + step
        return {**letters, self.letter: Grid(tuple(map(tuple, rows)))}


def _agrees(problem: Node, gradient: Grid, wrt: Sequence[str], letters: _Letters) -> bool:
    entries = [
        _Entry(name, row, column)
        for name in wrt
        for row in range(letters[name].height)
        for column in range(letters[name].width)
    ]
    slopes = [_slopes(problem, letters, entry) for entry in entries]
    of_vector = len(slopes[0]) > 1
    expected: Sequence[Sequence[Scalar]] = gradient.rows if of_vector else [(entry,) for entry in gradient.entries]
    if not of_vector and len(wrt) == 1 and gradient.height != letters[wrt[0]].height:
        return False
    return len(expected) == len(slopes) and all(map(_same, slopes, expected))


def _slopes(problem: Node, letters: _Letters, entry: _Entry) -> list[arb]:
    after = grid_value(problem, entry.moved(letters, STEP)).entries
    before = grid_value(problem, entry.moved(letters, -STEP)).entries
    return [slope(*pair) for pair in zip(after, before, strict=True)]


def _same(found: Sequence[arb], expected: Sequence[Scalar]) -> bool:
    return len(found) == len(expected) and all(is_slope(*pair) for pair in zip(found, expected, strict=True))
