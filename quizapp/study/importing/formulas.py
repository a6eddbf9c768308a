"""Formulas of a file, and how those are read quickly that differ from earlier ones in their numbers only.

Sheets of exercises are made from patterns: d/dx [7x^4 sin(5x)], then d/dx [9x^6 sin(8x)]. The first is read, and what
was found in it holds for the second with its own numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, TypeVar

from quizapp.grading.canonical import canonical
from quizapp.notation import Node, Span, to_text
from quizapp.study.importing.letters import Letters, letters_in
from quizapp.study.importing.patterns import Pattern
from quizapp.values import value

T = TypeVar("T")

MOST_PATTERNS = 2000
"""Remembered at a time; one takes a few kilobytes."""
_DIGITS = re.compile(r"([0-9]+)")
_SPECIAL = frozenset(("0", "1", "2", "3", "10"))
"""Read in ways of their own: sin^-1, √ and ∛, log10."""
_LONGEST_NUMBER = 15
_SEPARATED = re.compile(r"[.,!]")
"""What makes more, or less, of the digits beside it than one whole number: 0.5, 1,000, 5!"""


@value
class Written:
    """A formula that was read by itself."""

    tree: Node

    @property
    def like(self) -> Node:
        return self.tree

    @property
    def letters(self) -> Letters:
        return letters_in(self.tree)

    @property
    def text(self) -> str:
        return to_text(self.tree)

    @property
    def form(self) -> str:
        """The same for formulas that are the same but for order and ways of writing."""
        return canonical(self.tree)


@value
class Patterned:
    """A formula that was read as another with other numbers."""

    pattern: Pattern
    numbers: tuple[str, ...]

    @property
    def tree(self) -> Node:
        return self.pattern.tree_with(self.numbers)

    @property
    def like(self) -> Node:
        """A tree that differs from this one in its numbers only, and is there already."""
        return self.pattern.tree

    @property
    def letters(self) -> Letters:
        return self.pattern.letters

    @property
    def text(self) -> str:
        return self.pattern.text.format(*self.numbers)

    @property
    def form(self) -> str:
        form = self.pattern.form
        return canonical(self.tree) if form is None else form.format(*self.numbers)


Formula = Written | Patterned


class Reader(Generic[T]):
    """Reads texts, and remembers the patterns of those that it read."""

    def __init__(self, read: Callable[[str], tuple[Node, T] | None]) -> None:
        """`read` gives a tree, and what else is to be known of all formulas of that pattern; None for no formula."""
        self._read = read
        self._patterns: dict[_Shape, tuple[Pattern, T] | None] = {}
        """By shape; None where a formula has it that may be the only one, or where it makes no pattern."""

    def formula(self, text: str) -> tuple[Formula, T] | None:
        shape, numbers = _parted(text)
        if shape is None:
            return self._itself(text)
        if known := self._patterns.get(shape):
            pattern, said = known
            return Patterned(pattern, numbers), said
        found = self._itself(text)
        if found:
            self._remember(text, shape, *found)
        return found

    def _itself(self, text: str) -> tuple[Written, T] | None:
        found = self._read(text)
        return (Written(found[0]), found[1]) if found else None

    def _remember(self, text: str, shape: _Shape, formula: Written, said: T) -> None:
        """To make a pattern takes longer than to read its formula, so it is made of the second that has the shape."""
        if len(self._patterns) >= MOST_PATTERNS:
            self._patterns.clear()
        is_second = shape in self._patterns
        pattern = Pattern.of(formula.tree, _places(text)) if is_second else None
        self._patterns[shape] = (pattern, said) if pattern else None


_Shape = tuple[str | bool, ...]
"""The text, where for a number it only says whether it has several digits: \\frac12 is no fraction of twelve."""


def _parted(text: str) -> tuple[_Shape | None, tuple[str, ...]]:
    """The shape and the numbers that are left out of it; None where they may be no whole numbers."""
    if _SEPARATED.search(text):
        return None, ()
    shape: list[str | bool] = [*_DIGITS.split(text)]
    numbers = []
    for place in range(1, len(shape), 2):
        number = str(shape[place])
        if _is_as_any_other(number):
            numbers.append(number)
            shape[place] = len(number) > 1
    return tuple(shape), tuple(numbers)


def _is_as_any_other(number: str) -> bool:
    """Whether it is read as any other whole number is."""
    return number not in _SPECIAL and number[0] != "0" and len(number) <= _LONGEST_NUMBER


def _places(text: str) -> tuple[Span, ...]:
    """Where in the text the numbers stand that its shape leaves out."""
    return tuple(Span(*match.span()) for match in _DIGITS.finditer(text) if _is_as_any_other(match[0]))
