"""Problems with vectors and matrices: a step in a random direction, at concrete sizes.

The gradient has the shape of what it is taken by; of a vector, it has one column for each component. Along a
direction E the problem changes by Σ G_ij E_ij, and component k of a vector by Σ G_ik E_i. A gradient that is wrong
has the right sum in a random direction with a chance of one in millions; two directions are tried at two sizes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from flint import fmpq

from quizapp.calculus.walk import symbols_in
from quizapp.cards import Symbols
from quizapp.grading.errors import ShapeError
from quizapp.grading.grid_evaluation import grid_value
from quizapp.grading.grids import Grid, add_grids
from quizapp.grading.numbers import Scalar, add, multiply
from quizapp.grading.shapes import Shapes, Size
from quizapp.grading.verification.steps import STEP, is_near, slope
from quizapp.notation.tree import Node

_SIZES = ((2, 3, 4, 5, 6), (3, 2, 5, 4, 7))
"""Sizes for the dimensions that do not depend on each other, so that a transpose that is missing shows."""
_DIRECTIONS = 2
_FAR = 10**6

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
    return all(
        _is_gradient_at(problem, answer, wrt, _draw(names, shapes, sizes, Random(seed)), Random(-seed))
        for seed, sizes in enumerate(_SIZES, 1)
    )


def _draw(names: Sequence[str], shapes: Shapes, sizes: Sequence[int], rng: Random) -> _Letters:
    own = {name: shapes.resolved(shapes.of_letter(name)) for name in names}
    free = dict.fromkeys(size for shape in own.values() for size in (shape.rows, shape.columns))
    numbers = dict(zip((size for size in free if isinstance(size, str)), sizes, strict=False))
    return {
        name: _random_grid(_number(shape.rows, numbers), _number(shape.columns, numbers), 5, rng)
        for name, shape in own.items()
    }


def _number(size: Size, numbers: Mapping[str, int]) -> int:
    return size if isinstance(size, int) else numbers[size]


def _random_grid(height: int, width: int, largest: int, rng: Random) -> Grid:
    """Without zeros."""
    return Grid(
        tuple(tuple(fmpq(rng.choice((1, -1)) * rng.randint(1, largest)) for _ in range(width)) for _ in range(height))
    )


def _is_gradient_at(problem: Node, answer: Node, wrt: Sequence[str], letters: _Letters, rng: Random) -> bool:
    gradient = grid_value(answer, letters)
    for _ in range(_DIRECTIONS):
        direction = {name: _random_grid(letters[name].height, letters[name].width, _FAR, rng) for name in wrt}
        after = grid_value(problem, _moved(letters, direction, STEP)).entries
        before = grid_value(problem, _moved(letters, direction, -STEP)).entries
        expected = _change(gradient, [direction[name] for name in wrt], of_vector=len(after) > 1)
        if len(expected) != len(after):
            return False
        found = [slope(later, earlier, STEP) for later, earlier in zip(after, before, strict=True)]
        if not all(map(is_near, found, expected)):
            return False
    return True


def _moved(letters: _Letters, direction: _Letters, step: fmpq) -> _Letters:
    moved = {
        name: add_grids(letters[name], grid.mapped(lambda entry: multiply(entry, step)))
        for name, grid in direction.items()
    }
    return {**letters, **moved}


def _change(gradient: Grid, direction: Sequence[Grid], *, of_vector: bool) -> list[Scalar]:
    """By how much each component changes along the direction; empty where the shapes do not fit."""
    if len(direction) == 1 and gradient.height != direction[0].height:
        return []
    entries = [entry for grid in direction for entry in grid.entries]
    columns = list(zip(*gradient.rows, strict=True)) if of_vector else [gradient.entries]
    return [_sum_of_products(column, entries) for column in columns] if len(columns[0]) == len(entries) else []


def _sum_of_products(left: Sequence[Scalar], right: Sequence[Scalar]) -> Scalar:
    total: Scalar = fmpq(0)
    for one, two in zip(left, right, strict=True):
        total = add(total, multiply(one, two))
    return total
