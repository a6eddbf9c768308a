"""The domain of a question: conditions such as `x > 0` or `-1 < x < 1`, joined with `and` or commas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from quizapp.calculus.walk import symbols_in
from quizapp.cards import Symbols
from quizapp.grading.errors import UnsupportedError
from quizapp.grading.evaluate import Evaluator, Point, evaluator
from quizapp.grading.numbers import Scalar, UnclearError, UndefinedError, add, negate, sign
from quizapp.notation.read import read
from quizapp.notation.reading import Read
from quizapp.notation.tree import Negative, Node, Sum

_RELATION = re.compile(r"(<=|>=|!=|<|>|≤|≥|≠)")
_HOLDS: dict[str, Callable[[int], bool]] = {
    "<": lambda sign: sign < 0,
    ">": lambda sign: sign > 0,
    "≤": lambda sign: sign <= 0,
    "≥": lambda sign: sign >= 0,
    "≠": lambda sign: sign != 0,
}
_WRITTEN_OUT = {"<=": "≤", ">=": "≥", "!=": "≠"}


@dataclass(frozen=True, slots=True)
class Condition:
    left: Evaluator
    relation: str
    right: Evaluator
    letters: frozenset[str]
    never_negative: Node | None
    """An expression that the condition keeps from being negative."""

    def fails(self, point: Point) -> bool:
        """True also where the condition has no value, or cannot be told."""
        try:
            difference: Scalar = add(self.left(point), negate(self.right(point)))
            return not _HOLDS[self.relation](sign(difference))
        except (UndefinedError, UnclearError):
            return True


def conditions(text: str, symbols: Symbols) -> tuple[Condition, ...]:
    """Raises UnsupportedError when the text is no list of conditions."""
    parts = [part.strip() for part in re.split(r",|;|\band\b", text)]
    return tuple(condition for part in parts if part for condition in _chain(part, symbols))


def _chain(text: str, symbols: Symbols) -> Iterator[Condition]:
    pieces = _RELATION.split(text)
    if len(pieces) < 3:
        raise UnsupportedError(f"“{text}” is no condition such as x > 0.")
    sides = [_side(piece, symbols) for piece in pieces[::2]]
    for (left, right), relation in zip(pairwise(sides), pieces[1::2], strict=True):
        yield _condition(left, _WRITTEN_OUT.get(relation, relation), right)


def _condition(left: Node, relation: str, right: Node) -> Condition:
    match relation:
        case ">" | "≥":
            difference: Node | None = Sum((left, Negative(right)))
        case "<" | "≤":
            difference = Sum((right, Negative(left)))
        case _:
            difference = None
    letters = symbols_in(left) | symbols_in(right)
    return Condition(evaluator(left), relation, evaluator(right), letters, difference)


def _side(text: str, symbols: Symbols) -> Node:
    match read(text.strip(), symbols):
        case Read(tree):
            return tree
        case _:
            raise UnsupportedError(f"“{text.strip()}” cannot be read as a side of a condition.")
