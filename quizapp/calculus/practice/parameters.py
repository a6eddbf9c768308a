"""What a template leaves open: `a, b in 2..9`, `a in -9..-2 or 2..9`, `k in [2, 3, c]`, `f in [sin u, e^u]`.

Choices that hold the letter u are functions of it: the template writes f(x), and x takes the place of u.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from quizapp.calculus.build import rational
from quizapp.calculus.practice.errors import TemplateError
from quizapp.calculus.practice.texts import split_outside_brackets, tree_of
from quizapp.calculus.walk import symbols_in
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.tree import Node, Symbol

PLACE = "u"
"""The letter in a choice that stands for what the template writes in brackets."""

LARGEST = 1000
"""Numbers to draw lie between this and its negative."""
_MOST_PARAMETERS = 12
_MOST_CHOICES = 40
_SENTENCE = re.compile(r"\s*(?P<names>[^\[\]]*?)\s+in\s+(?P<source>.+?)\s*", re.DOTALL)
_NAME = re.compile(r"[A-Za-z](_\d)?")
_RANGE = re.compile(r"(-?\d{1,30})\s*\.\.\s*(-?\d{1,30})")


@dataclass(frozen=True, slots=True)
class Ranges:
    """Whole numbers, each as likely as the others; both ends belong to a range."""

    ranges: tuple[range, ...]

    def draw(self, rng: Random) -> Node:
        place = rng.randrange(sum(map(len, self.ranges)))
        for each in self.ranges:
            if place < len(each):
                return rational(each[place])
            place -= len(each)
        raise AssertionError(place)


@dataclass(frozen=True, slots=True)
class Choices:
    trees: tuple[Node, ...]

    @property
    def are_functions(self) -> bool:
        return any(PLACE in symbols_in(tree) for tree in self.trees)

    def draw(self, rng: Random) -> Node:
        return rng.choice(self.trees)


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    source: Ranges | Choices

    @property
    def is_function(self) -> bool:
        return isinstance(self.source, Choices) and self.source.are_functions


def parameters_of(texts: tuple[str, ...], symbols: Symbols) -> tuple[Parameter, ...]:
    """Raises TemplateError for what is no list of parameters."""
    found = tuple(parameter for text in texts for parameter in _parameters(text, symbols))
    if len(found) > _MOST_PARAMETERS:
        raise TemplateError(f"there are more than {_MOST_PARAMETERS} parameters.")
    names = [parameter.name for parameter in found]
    for name in names:
        if names.count(name) > 1:
            raise TemplateError(f"the parameter “{name}” is given twice.")
        if name in symbols.variables:
            raise TemplateError(f"“{name}” is what to differentiate by, so it cannot be drawn.")
    return found


def _parameters(text: str, symbols: Symbols) -> Iterator[Parameter]:
    match = _SENTENCE.fullmatch(text)
    if match is None:
        raise TemplateError(f"“{text[:60]}” is no parameter such as “a in 2..9”.")
    source = _source(match["source"], symbols)
    for name in match["names"].split(","):
        if not _NAME.fullmatch(name.strip()) or name.strip() == "e":
            raise TemplateError(f"“{name.strip()[:30]}” cannot be the name of a parameter; take a letter.")
        yield Parameter(name.strip(), source)


def _source(text: str, symbols: Symbols) -> Ranges | Choices:
    if text.startswith("[") and text.endswith("]"):
        return _choices(text[1:-1], symbols)
    return Ranges(tuple(_range(piece.strip()) for piece in re.split(r"\bor\b", text)))


def _choices(text: str, symbols: Symbols) -> Choices:
    pieces = split_outside_brackets(text)
    if len(pieces) > _MOST_CHOICES:
        raise TemplateError(f"there are more than {_MOST_CHOICES} choices in one list.")
    if not all(pieces):
        raise TemplateError("a choice is missing between two commas.")
    return Choices(tuple(tree_of(piece, symbols) for piece in pieces))


def _range(text: str) -> range:
    match = _RANGE.fullmatch(text)
    if match is None:
        raise TemplateError(f"“{text[:40]}” is no range with two ends, such as 2..9, and no list such as [2, 3].")
    low, high = int(match[1]), int(match[2])
    if max(abs(low), abs(high)) > LARGEST:
        raise TemplateError(f"the numbers to draw must lie between -{LARGEST} and {LARGEST}.")
    if low > high:
        raise TemplateError(f"the range “{text}” is empty; write the smaller number first.")
    return range(low, high + 1)


def with_parameters(symbols: Symbols, parameters: tuple[Parameter, ...]) -> Symbols:
    """The letters of a template: a parameter is read as what it may become."""
    kinds = {parameter.name: _kind(parameter, symbols) for parameter in parameters}
    return Symbols({**symbols.kinds, **kinds}, symbols.variables)


def _kind(parameter: Parameter, symbols: Symbols) -> SymbolKind:
    if parameter.is_function:
        return SymbolKind.FUNCTION
    trees = parameter.source.trees if isinstance(parameter.source, Choices) else ()
    kinds = {symbols.kind(tree.name) if isinstance(tree, Symbol) else SymbolKind.REAL for tree in trees}
    return kinds.pop() if len(kinds) == 1 else SymbolKind.REAL
