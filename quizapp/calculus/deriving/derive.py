"""The derivative of a tree as it is written, by named rules."""

from __future__ import annotations

from quizapp.calculus.build import INFINITY, ONE, minus
from quizapp.calculus.derivation import Path, Step
from quizapp.calculus.deriving.context import Deriving
from quizapp.calculus.deriving.functions import of_call, of_derivative, of_undefined
from quizapp.calculus.deriving.linear import of_big_sum, of_constant, of_multiple, of_sum, of_variable, of_vector
from quizapp.calculus.deriving.powers import of_power
from quizapp.calculus.deriving.products import of_product, of_quotient
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.formulas import formulas
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.tree import (
    Apply,
    BigSum,
    Call,
    Derivative,
    Negative,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Vector,
)


def derive(tree: Node, variable: str, symbols: Symbols | None = None) -> Step:
    """d(tree)/d(variable), with all its steps.

    Raises DifferentiationError with a sentence for what cannot be differentiated.
    """
    return deriving(symbols or Symbols(variables=(variable,))).step(tree, variable)


def deriving(symbols: Symbols) -> Deriving:
    return Deriving(symbols, formulas(), _step)


def _step(deriving: Deriving, node: Node, variable: str, path: Path) -> Step:  # noqa: C901, PLR0912 - one case for each kind of node
    if node == INFINITY:
        raise DifferentiationError("Infinity cannot be differentiated.")
    if not deriving.depends(node, variable):
        return of_constant(deriving, node, variable, path)
    match node:
        case Symbol(name) if deriving.symbols.kind(name) is SymbolKind.FUNCTION:
            return of_undefined(deriving, Apply(name), variable, path)
        case Symbol():
            return of_variable(deriving, node, variable, path)
        case Negative(operand):
            return of_multiple(deriving, node, variable, path, factor=minus(ONE), rest=operand, rest_path=(*path, 0))
        case Sum():
            return of_sum(deriving, node, variable, path)
        case BigSum():
            return of_big_sum(deriving, node, variable, path)
        case Product():
            return of_product(deriving, node, variable, path)
        case Quotient():
            return of_quotient(deriving, node, variable, path)
        case Power():
            return of_power(deriving, node, variable, path)
        case Call():
            return of_call(deriving, node, variable, path)
        case Apply():
            return of_undefined(deriving, node, variable, path)
        case Vector(components):
            return of_vector(deriving, components, variable, path)
        case Derivative():
            return of_derivative(deriving, node, variable, path)
        case _:
            raise DifferentiationError("Only expressions with numbers, letters and functions can be differentiated.")
