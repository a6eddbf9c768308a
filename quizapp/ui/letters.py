"""Which letters an expression has, and by which of them it is likely to be differentiated."""

from __future__ import annotations

from quizapp.calculus.walk import symbols_in
from quizapp.notation.tree import Node

_CONSTANTS = frozenset("abcdknm")


def letters_of(tree: Node) -> tuple[str, ...]:
    """In alphabetical order, the likely variables before the likely constants."""
    return tuple(sorted(symbols_in(tree), key=lambda name: (name in _CONSTANTS, name)))


def likely_variable(letters: tuple[str, ...]) -> str:
    return "x" if "x" in letters or not letters else letters[0]
