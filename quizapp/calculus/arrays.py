"""Vectors and matrices in expressions: which is which, transposes, and products written out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from quizapp.calculus.build import plus, times
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.tree import (
    Matrix,
    Negative,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Transpose,
    Vector,
)


class Form(Enum):
    SCALAR = auto()
    COLUMN = auto()
    ROW = auto()
    MATRIX = auto()


_TRANSPOSED = {Form.COLUMN: Form.ROW, Form.ROW: Form.COLUMN}
_PRODUCTS = {
    (Form.ROW, Form.COLUMN): Form.SCALAR,
    (Form.COLUMN, Form.COLUMN): Form.SCALAR,
    (Form.COLUMN, Form.ROW): Form.MATRIX,
    (Form.MATRIX, Form.COLUMN): Form.COLUMN,
    (Form.ROW, Form.MATRIX): Form.ROW,
    (Form.MATRIX, Form.MATRIX): Form.MATRIX,
}


def form_of(node: Node, symbols: Symbols) -> Form:
    """What an expression is, if its sizes fit."""
    match node:
        case Symbol(name):
            kind = symbols.kind(name)
            return {SymbolKind.VECTOR: Form.COLUMN, SymbolKind.MATRIX: Form.MATRIX}.get(kind, Form.SCALAR)
        case Vector():
            return Form.COLUMN
        case Matrix():
            return Form.MATRIX
        case Transpose(operand):
            form = form_of(operand, symbols)
            return _TRANSPOSED.get(form, form)
        case Negative(operand) | Power(operand, _) | Quotient(operand, _):
            return form_of(operand, symbols)
        case Sum(terms):
            return form_of(terms[0], symbols)
        case Product(factors):
            return _of_product([form_of(factor, symbols) for factor in factors])
        case _:
            return Form.SCALAR


def _of_product(forms: Sequence[Form]) -> Form:
    result = Form.SCALAR
    for form in forms:
        if Form.SCALAR in {result, form}:
            result = form if result is Form.SCALAR else result
        else:
            result = _PRODUCTS.get((result, form), form)
    return result


def transposed(node: Node, symbols: Symbols) -> Node:
    """Products in reverse, sums term by term, no transpose of a transpose."""
    match node:
        case Transpose(operand):
            return operand
        case Negative(operand):
            return Negative(transposed(operand, symbols))
        case Sum(terms):
            return Sum(tuple(transposed(term, symbols) for term in terms))
        case Product(factors):
            return Product(tuple(transposed(factor, symbols) for factor in reversed(factors)))
        case Quotient(numerator, denominator):
            return Quotient(transposed(numerator, symbols), denominator)
        case Matrix(rows):
            return Matrix(tuple(zip(*rows, strict=True)))
        case _:
            return node if form_of(node, symbols) is Form.SCALAR else Transpose(node)


def written_out(tree: Node) -> Node:
    """A product of vectors and matrices with components, such as [x; y]ᵀ [[1, 2], [3, 4]] [x; y], as one number.

    Anything else stays as it is.
    """
    if not isinstance(tree, Product):
        return tree
    grids = [_grid(factor) for factor in tree.factors]
    product: Grid | None = grids[0]
    for grid in grids[1:]:
        product = _multiplied(product, grid) if product and grid else None
    return product[0][0] if product and len(product) == len(product[0]) == 1 else tree


Grid = tuple[tuple[Node, ...], ...]


def _grid(node: Node) -> Grid | None:
    match node:
        case Vector(components):
            return tuple((component,) for component in components)
        case Matrix(rows):
            return rows
        case Transpose(operand):
            grid = _grid(operand)
            return tuple(zip(*grid, strict=True)) if grid else None
        case _:
            return None


def _multiplied(left: Grid, right: Grid) -> Grid | None:
    if len(left[0]) != len(right):
        return None
    columns = tuple(zip(*right, strict=True))
    return tuple(
        tuple(plus(*(times(a, b) for a, b in zip(row, column, strict=True))) for column in columns) for row in left
    )
