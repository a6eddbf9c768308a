"""The way a textbook prints it: numbers collected and first, like terms together, signs in front.

A sum in brackets stays in brackets, unless the whole gets shorter without. The value is the same wherever the
expression has one; single points may be gained (x/x is 1, √x √x is x), never lost.
"""

from __future__ import annotations

from quizapp.calculus.tidying.collecting import Collecting
from quizapp.calculus.tidying.expanding import multiplied_terms
from quizapp.calculus.tidying.writing import Writing, stands_below, written
from quizapp.cards import Symbols
from quizapp.notation.tree import Derivative, Equation, Gradient, Limit, Matrix, Node, Vector

_NOTHING_DECLARED = Symbols()


def tidy(tree: Node, symbols: Symbols = _NOTHING_DECLARED) -> Node:
    """`symbols` tells vectors and matrices, whose order in a product stays.

    Raises DifferentiationError where the tree divides by zero.
    """
    match tree:
        case Vector(components):
            return Vector(tuple(tidy(component, symbols) for component in components))
        case Matrix(rows):
            return Matrix(tuple(tuple(tidy(entry, symbols) for entry in row) for row in rows))
        case Equation(left, right, relation):
            return Equation(tidy(left, symbols), tidy(right, symbols), relation)
        case Derivative() | Gradient() | Limit():
            return tree
        case _:
            writing = Writing(below=stands_below(tree))
            return writing.sum(Collecting(symbols, writing).terms(tree))


def multiplied_out(tree: Node) -> Node | None:
    """Without brackets to small whole powers; None where there are none."""
    terms = multiplied_terms(Collecting(_NOTHING_DECLARED, Writing()).terms(tree))
    return None if terms is None else written(terms)
