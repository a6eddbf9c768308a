"""Which letters stand in a formula, and as what."""

from __future__ import annotations

from quizapp.calculus.walk import nodes
from quizapp.notation import Apply, Derivative, Node, Symbol
from quizapp.values import value


@value
class Letters:
    symbols: frozenset[str]
    applied: frozenset[str]
    """f, of f(x) and f'(x)."""
    differentiated: frozenset[str]
    """u, of du/dx."""


def letters_in(tree: Node) -> Letters:
    symbols: set[str] = set()
    applied: set[str] = set()
    differentiated: set[str] = set()
    for node in nodes(tree):
        match node:
            case Symbol(name):
                symbols.add(name)
            case Apply(function):
                applied.add(function)
            case Derivative(Symbol(name)):
                differentiated.add(name)
    return Letters(frozenset(symbols), frozenset(applied), frozenset(differentiated))
