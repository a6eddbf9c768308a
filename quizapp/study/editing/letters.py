"""The letters of a problem, and by which of them it is likely to be differentiated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import SymbolKind, Symbols, Task
from quizapp.notation import Apply, Limit, Node, Read, read_at_once
from quizapp.notation.names import GREEK, as_read

_VARIABLES = "xyzuvwst"
_CONSTANTS = frozenset("abcdknm")


def tree_of(text: str, symbols: Symbols) -> Node | None:
    """An equation stays whole."""
    reading = read_at_once(text, symbols, answer=False) if text.strip() else None
    return reading.tree if isinstance(reading, Read) else None


def likely_wrt(task: Task, problem: str, variables: Mapping[str, SymbolKind]) -> tuple[str, ...]:
    """All variables for a gradient, or its one vector or matrix; else x, or another letter where there is no x."""
    return _likely_wrt(task, problem, frozenset(variables.items()))


@lru_cache(maxsize=64)
def _likely_wrt(task: Task, problem: str, kinds: frozenset[tuple[str, SymbolKind]]) -> tuple[str, ...]:
    variables = dict(kinds)
    tree = tree_of(problem, Symbols(variables, ()))
    if tree is None:
        return ("x",)
    letters = frozenset(GREEK.get(name, name) for name in symbols_in(tree) - _going(tree))
    if task is Task.GRADIENT:
        return _of_gradient(letters, variables)
    if "x" in letters or not letters:
        return ("x",)
    return (min(letters, key=_unlikely),)


def letters_of(texts: Iterable[str], symbols: Symbols) -> dict[str, SymbolKind]:
    """What may be declared, and what it stands for otherwise: letters and functions that occur, in order."""
    trees = [tree for text in texts if (tree := tree_of(text, symbols)) is not None]
    found = dict.fromkeys((name for tree in trees for name in symbols_in(tree)), SymbolKind.REAL)
    found |= dict.fromkeys(functions_in(trees), SymbolKind.FUNCTION)
    declared = {as_read(name): name for name in symbols.kinds}
    return {declared.get(name, GREEK.get(name, name)): found[name] for name in sorted(found)}


def functions_in(trees: Iterable[Node]) -> set[str]:
    """Those that have no rule of their own: f in f(x)."""
    return {node.function for tree in trees for node in nodes(tree) if isinstance(node, Apply)}


def _unlikely(name: str) -> tuple[bool, int, str]:
    """A usual name of a variable first, of a constant last."""
    place = _VARIABLES.find(name)
    return (name in _CONSTANTS, place if place >= 0 else len(_VARIABLES), name)


def _of_gradient(letters: frozenset[str], variables: Mapping[str, SymbolKind]) -> tuple[str, ...]:
    arrays = [name for name in letters if variables.get(name, SymbolKind.REAL).is_array]
    if arrays:
        return (min(arrays, key=lambda name: (name not in "xX", name)),)
    return tuple(sorted(letters & set(_VARIABLES))) or ("x",)


def _going(tree: Node) -> frozenset[str]:
    """The letter of a limit goes somewhere; nothing is differentiated by it."""
    return frozenset({tree.variable}) if isinstance(tree, Limit) else frozenset()
