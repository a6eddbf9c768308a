"""What has to hold for the values drawn: `a != b`, `a < b <= 9`, `a + b != 0`, `f != g`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from quizapp.calculus.build import rational_value
from quizapp.calculus.practice.errors import TemplateError
from quizapp.calculus.practice.numbers import folded
from quizapp.calculus.practice.texts import tree_of
from quizapp.calculus.walk import substituted, symbols_in
from quizapp.cards import Symbols
from quizapp.notation.tree import Node

RELATION = re.compile(r"(<=|>=|!=|<|>|=|≤|≥|≠)")
_HOLDS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    "≤": operator.le,
    ">=": operator.ge,
    "≥": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
    "≠": operator.ne,
}
_MOST_CONDITIONS = 20


@dataclass(frozen=True, slots=True)
class Condition:
    left: Node
    relation: str
    right: Node

    def holds(self, values: Mapping[str, Node]) -> bool:
        """False also where the two sides are no numbers and cannot be compared."""
        left, right = folded(substituted(self.left, values)), folded(substituted(self.right, values))
        first, second = rational_value(left), rational_value(right)
        if first is not None and second is not None:
            return _HOLDS[self.relation](first, second)
        return (left != right) if self.relation in {"!=", "≠"} else (self.relation == "=" and left == right)


def conditions_of(texts: tuple[str, ...], names: frozenset[str]) -> tuple[Condition, ...]:
    """Raises TemplateError for what is no condition on these parameters."""
    found = tuple(condition for text in texts for condition in _chain(text, names))
    if len(found) > _MOST_CONDITIONS:
        raise TemplateError(f"there are more than {_MOST_CONDITIONS} conditions.")
    return found


def _chain(text: str, names: frozenset[str]) -> Iterator[Condition]:
    pieces = RELATION.split(text)
    if len(pieces) < 3:
        raise TemplateError(f"“{text[:60]}” is no condition such as “a != b”.")
    sides = [tree_of(piece.strip(), Symbols(variables=())) for piece in pieces[::2]]
    for side in sides:
        if unknown := symbols_in(side) - names:
            raise TemplateError(f"the condition “{text[:60]}” speaks of “{min(unknown)}”, which is no parameter.")
    for (left, right), relation in zip(pairwise(sides), pieces[1::2], strict=True):
        yield Condition(left, relation, right)
