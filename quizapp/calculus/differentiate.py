"""The derivative of an expression, tidied, by SymPy. Named rules and steps will be told beside it."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.from_sympy import from_sympy
from quizapp.calculus.to_sympy import ToSympy
from quizapp.calculus.untyped import Expression, sympy
from quizapp.cards import Symbols
from quizapp.notation.tree import Node, Vector

_MAX_OPERATIONS = 2000


def differentiate(tree: Node, wrt: str, symbols: Symbols | None = None) -> Node:
    """d(tree)/d(wrt); of a vector, component by component.

    Raises DifferentiationError with a sentence for what cannot be differentiated.
    """
    if isinstance(tree, Vector):
        return Vector(tuple(differentiate(component, wrt, symbols) for component in tree.components))
    into = ToSympy(symbols or Symbols(variables=(wrt,)))
    expression = into.convert(tree)
    if expression.has(sympy.I, sympy.nan, sympy.zoo, sympy.oo):
        raise DifferentiationError("This expression has no real value, so it has no derivative.")
    return from_sympy(tidied(sympy.diff(expression, into.letter(wrt))))


def tidied(derivative: Expression) -> Expression:
    """The shortest of a few quick ways to write it, without fractions inside fractions if it can be."""
    plain = _without_signs(derivative.replace(sympy.DiracDelta, lambda *_: sympy.Integer(0)))
    if plain.count_ops() > _MAX_OPERATIONS:
        return plain
    return min(map(_with_squares_of_secants, _writings(plain)), key=_ugliness)


def _writings(expression: Expression) -> Iterator[Expression]:
    if not expression.has(sympy.Derivative, sympy.Subs):
        yield sympy.powsimp(expression)
    yield expression
    if not expression.has(sympy.Derivative, sympy.Subs):
        yield sympy.factor_terms(expression)
        yield sympy.together(expression)


def _ugliness(expression: Expression) -> tuple[bool, int]:
    inner_sums = (part for factor in sympy.Mul.make_args(expression) for part in factor.atoms(sympy.Add))
    nested = expression.is_Mul and any(_has_fraction(part) for part in inner_sums)
    return nested, expression.count_ops()


def _has_fraction(expression: Expression) -> bool:
    return any(power.exp.is_negative for term in expression.args for power in sympy.Mul.make_args(term) if power.is_Pow)


def _without_signs(expression: Expression) -> Expression:
    """sign(u)/|u| is 1/u; where that takes all bars away, it is shorter."""
    without = expression.replace(sympy.sign, lambda u: sympy.Abs(u) / u)
    return expression if without.has(sympy.Abs) else without


def _with_squares_of_secants(expression: Expression) -> Expression:
    """1 + tan² is sec², as in every table of derivatives; likewise for the others."""
    squares = {}
    for function in expression.atoms(sympy.tan, sympy.cot, sympy.tanh, sympy.coth):
        (argument,) = function.args
        match function:
            case sympy.tan():
                squares[1 + function**2] = sympy.sec(argument) ** 2
            case sympy.cot():
                squares[-1 - function**2] = -(sympy.csc(argument) ** 2)
            case sympy.tanh():
                squares[1 - function**2] = sympy.sech(argument) ** 2
            case _:
                squares[1 - function**2] = -(sympy.csch(argument) ** 2)
    return expression.xreplace(squares)
