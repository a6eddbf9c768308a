"""Which letters stand for undefined functions, and of what: y is a function of u where dy/du is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.calculus.walk import nodes
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.tree import Apply, Derivative, Node, Symbol

_CONSTANT_LETTERS = frozenset("abcdkmnCK")


@dataclass(frozen=True, slots=True)
class Signatures:
    """The parameters of each undefined function, by name."""

    parameters: Mapping[str, tuple[str, ...]]
    variables: tuple[str, ...]
    """What the question differentiates by."""

    def __contains__(self, name: str) -> bool:
        return name in self.parameters


def signatures(trees: Sequence[Node], symbols: Symbols) -> Signatures:
    """Read from trees that belong together, the most trusted first (problem, reference, answer)."""
    every_node = [node for tree in trees for node in nodes(tree)]
    names = _function_names(every_node, symbols)
    return Signatures({name: _parameters(name, names, every_node, symbols) for name in names}, symbols.variables)


def _function_names(every_node: Iterable[Node], symbols: Symbols) -> tuple[str, ...]:
    names = dict.fromkeys(sorted(symbols.of_kind(SymbolKind.FUNCTION)))
    for node in every_node:
        match node:
            case Apply(name):
                names[name] = None
            case Derivative(Symbol(name), variables):
                if _may_depend(name, variables, symbols):
                    names[name] = None
            case _:
                pass
    return tuple(names)


def _may_depend(name: str, by: tuple[str, ...], symbols: Symbols) -> bool:
    """dy/dx makes y a function, unless y is a variable of the question, declared otherwise, or a constant's letter."""
    known = name in symbols.kinds or name in symbols.variables or name in by
    return not known and name not in _CONSTANT_LETTERS


def _parameters(name: str, names: Sequence[str], every_node: Sequence[Node], symbols: Symbols) -> tuple[str, ...]:
    written = _written_arguments(name, every_node)
    if written:
        return written
    by = _differentiated_by(name, every_node)
    between = tuple(variable for variable in by if variable in names and variable != name)
    if between:
        return between
    return tuple(dict.fromkeys((*symbols.variables, *by)))


def _written_arguments(name: str, every_node: Iterable[Node]) -> tuple[str, ...]:
    """The letters of the first f(x, y) that has only letters in its brackets."""
    for node in every_node:
        if isinstance(node, Apply) and node.function == name and node.arguments:
            letters = [argument.name for argument in node.arguments if isinstance(argument, Symbol)]
            if len(letters) == len(node.arguments) == len(set(letters)):
                return tuple(letters)
    return ()


def _differentiated_by(name: str, every_node: Iterable[Node]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for node in every_node:
        match node:
            case Derivative(Symbol(function) | Apply(function, ()), variables) if function == name:
                found.update(dict.fromkeys(variables))
            case Apply(function, _, _, partials) if function == name:
                found.update(dict.fromkeys(letter for letter in partials if not letter.isdigit()))
            case _:
                pass
    return tuple(found)
