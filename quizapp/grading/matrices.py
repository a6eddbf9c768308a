"""Equality of expressions with vectors and matrices: exact random ones of two different sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from flint import ctx, fmpq

from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import CheckedAt, Correct, Counterexample, Proved, SymbolKind, Symbols, Undecided, Wrong
from quizapp.grading.canonical import same_form
from quizapp.grading.errors import ShapeError
from quizapp.grading.grid_evaluation import grid_value
from quizapp.grading.grids import Grid, of_number
from quizapp.grading.likeness import Likeness, compared
from quizapp.grading.numbers import UnclearError, UndefinedError
from quizapp.grading.setting import Setting
from quizapp.grading.shapes import SCALAR, Shape, Shapes, Size
from quizapp.grading.show import shown
from quizapp.grading.words import same_words
from quizapp.notation.tree import Matrix, Node, Norm, Transpose, Vector

_DRAWS = 14
_TRIES = 40
_SIZES = ((2, 3, 4, 5, 6), (3, 2, 5, 4, 7))
"""Two ways to give different numbers to the dimensions that are independent of each other."""
_PRECISIONS = (256, 1024)


def has_matrices(tree: Node, symbols: Symbols) -> bool:
    """Whether this needs more than numbers: declared vectors and matrices, or vectors inside an expression."""
    if _has_arrays(tree, symbols):
        return True
    inner = (node for node in nodes(tree) if node is not tree)
    return isinstance(tree, Matrix | Transpose | Norm) or any(
        isinstance(node, Matrix | Transpose | Norm | Vector) for node in inner
    )


def _has_arrays(tree: Node, symbols: Symbols) -> bool:
    return any(symbols.kind(name).is_array for name in symbols_in(tree))


def matrix_verdict(expected: Node, given: Node, setting: Setting) -> Correct | Wrong | Undecided:
    """A vector of components may be written as a row or as a column; x for xᵀ is a mistake."""
    if same_form(expected, given, commutative=False):
        return Correct(Proved())
    shapes = Shapes(setting.symbols)
    shape = shapes.of(expected)
    try:
        its_shape = shapes.of(given)
    except ShapeError as error:
        return Wrong(message=str(error))
    fit = _fit(shapes, shape, its_shape)
    if fit is _Fit.TRANSPOSED and _has_arrays(given, setting.symbols):
        return Wrong(message=f"This is {_side(its_shape)}; the answer is {_side(shape)}.")
    if fit is _Fit.NONE:
        return Wrong(message=_misfit(shapes.resolved(shape), shapes.resolved(its_shape)))
    comparison = _Comparison(expected, given, shapes, fit is _Fit.TRANSPOSED, Random(setting.seed))
    return comparison.verdict()


class _Fit(Enum):
    SAME = auto()
    TRANSPOSED = auto()
    """A row where a column was expected, or the other way round."""
    NONE = auto()


def _fit(shapes: Shapes, expected: Shape, given: Shape) -> _Fit:
    if shapes.try_same(expected, given):
        return _Fit.SAME
    expected, given = shapes.resolved(expected), shapes.resolved(given)
    if expected.is_vector and given.is_vector and shapes.try_same(expected, given.transposed):
        return _Fit.TRANSPOSED
    return _Fit.NONE


def _misfit(expected: Shape, given: Shape) -> str:
    wanted, found = _kind(expected), _kind(given)
    if wanted != found:
        return f"The answer is {wanted}; this is {found}."
    if expected.is_vector and isinstance(expected.rows, int) and isinstance(given.rows, int):
        return f"The answer has {_length(expected)} components; this has {_length(given)}."
    return "This has other sizes than the answer."


def _side(shape: Shape) -> str:
    return "a row" if shape.rows == 1 else "a column"


def _length(shape: Shape) -> Size:
    return shape.columns if shape.rows == 1 else shape.rows


def _kind(shape: Shape) -> str:
    if shape == SCALAR:
        return "a number"
    return "a vector" if shape.is_vector else "a matrix"


@dataclass(frozen=True, slots=True)
class _Comparison:
    expected: Node
    given: Node
    shapes: Shapes
    transposed: bool
    rng: Random

    def verdict(self) -> Correct | Wrong | Undecided:
        agreed = 0
        for letters in self._draws():
            look = self._look(letters)
            if isinstance(look, Counterexample):
                return Wrong(look)
            agreed += look is Likeness.SAME
            if agreed == _DRAWS:
                break
        if agreed < _DRAWS // 2:
            return Undecided("This could not be compared with the answer: no values were found where both exist.")
        if same_words(self.expected, self.given, self.shapes, transposed=self.transposed):
            return Correct(Proved())
        return Correct(CheckedAt(agreed))

    def _draws(self) -> Iterator[Mapping[str, Grid]]:
        names = sorted(symbols_in(self.expected) | symbols_in(self.given))
        shapes = {name: self.shapes.resolved(self.shapes.of_letter(name)) for name in names}
        free = list(dict.fromkeys(s for shape in shapes.values() for s in (shape.rows, shape.columns) if s != 1))
        dimensions = [size for size in free if isinstance(size, str)]
        for number in range(_TRIES):
            sizes = dict(zip(dimensions, _sizes(number, len(dimensions)), strict=True))
            yield {name: self._random(shape, name, sizes) for name, shape in shapes.items()}

    def _random(self, shape: Shape, name: str, sizes: Mapping[str, int]) -> Grid:
        if shape == SCALAR:
            value = fmpq(self.rng.randint(1, 9), self.rng.randint(1, 3))
            is_positive = self.shapes.symbols.kind(name) is SymbolKind.POSITIVE or self.rng.random() < 0.5
            return of_number(value if is_positive else -value)
        rows, columns = _number(shape.rows, sizes), _number(shape.columns, sizes)
        return Grid(tuple(tuple(fmpq(self._entry()) for _ in range(columns)) for _ in range(rows)))

    def _entry(self) -> int:
        return self.rng.choice((1, -1)) * self.rng.randint(1, 5)

    def _look(self, letters: Mapping[str, Grid]) -> Likeness | Counterexample:
        before = ctx.prec
        try:
            for precision in _PRECISIONS:
                ctx.prec = precision
                look = self._look_once(letters)
                if look is not Likeness.UNCLEAR:
                    return look
        finally:
            ctx.prec = before
        return Likeness.UNCLEAR

    def _look_once(self, letters: Mapping[str, Grid]) -> Likeness | Counterexample:
        try:
            expected = grid_value(self.expected, letters)
        except (UndefinedError, UnclearError):
            return Likeness.UNCLEAR
        try:
            given = grid_value(self.given, letters)
        except UnclearError:
            return Likeness.UNCLEAR
        except UndefinedError:
            return Counterexample(_shown_letters(letters), "not defined", _shown(expected))
        oriented = given.transposed if self.transposed else given
        pairs = zip(expected.entries, oriented.entries, strict=True)
        likenesses = {compared(one, two) for one, two in pairs}
        if Likeness.APART in likenesses:
            return Counterexample(_shown_letters(letters), _shown(given), _shown(expected))
        return Likeness.UNCLEAR if Likeness.UNCLEAR in likenesses else Likeness.SAME


def _sizes(number: int, count: int) -> list[int]:
    sizes = _SIZES[number % len(_SIZES)]
    return [sizes[place % len(sizes)] for place in range(count)]


def _number(size: Size, sizes: Mapping[str, int]) -> int:
    return size if isinstance(size, int) else sizes[size]


def _shown_letters(letters: Mapping[str, Grid]) -> tuple[tuple[str, str], ...]:
    return tuple((name, _shown(grid)) for name, grid in letters.items())


def _shown(grid: Grid) -> str:
    if grid.is_number:
        return shown(grid.number)
    if 1 in {grid.height, grid.width}:
        return f"({', '.join(map(shown, grid.entries))})"
    rows = (", ".join(map(shown, row)) for row in grid.rows)
    return f"[{', '.join(f'[{row}]' for row in rows)}]"
