"""What a typed problem asks for: ∂/∂x […] is a partial derivative, ∇ […] a gradient, anything else a derivative."""

from __future__ import annotations

from dataclasses import replace

from quizapp.calculus.walk import symbols_in
from quizapp.cards import Symbols, Task
from quizapp.notation.tree import Derivative, Gradient, Node

_VARIABLES = frozenset("xyzuvwst")


def asked_for(tree: Node, symbols: Symbols) -> tuple[Node, Task, Symbols]:
    """The expression, what is to be done with it, and its letters with the variables that are meant."""
    match tree:
        case Gradient(body, variable):
            return body, Task.GRADIENT, _with(symbols, _gradient_variables(body, variable, symbols))
        case Derivative(body, (variable, *inner), partial):
            inside = Derivative(body, tuple(inner), partial) if inner else body
            return inside, Task.PARTIAL if partial else Task.DIFFERENTIATE, _with(symbols, (variable,))
        case _ if len(symbols.variables) > 1 or symbols.kind(symbols.variables[0]).is_array:
            return tree, Task.GRADIENT, symbols
        case _ if symbols_in(tree) & (_VARIABLES - {symbols.variables[0]}) and symbols.variables[0] in symbols_in(tree):
            return tree, Task.PARTIAL, symbols
        case _:
            return tree, Task.DIFFERENTIATE, symbols


def _gradient_variables(body: Node, variable: str, symbols: Symbols) -> tuple[str, ...]:
    if variable:
        return (variable,)
    if len(symbols.variables) > 1 or symbols.kind(symbols.variables[0]).is_array:
        return symbols.variables
    return tuple(sorted(symbols_in(body) & _VARIABLES)) or symbols.variables


def _with(symbols: Symbols, variables: tuple[str, ...]) -> Symbols:
    return replace(symbols, variables=variables)
