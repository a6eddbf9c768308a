"""The domain of a question: conditions such as `x > 0` or `-1 < x < 1`, joined with `and` or commas."""

from __future__ import annotations

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
from quizapp.notation.relations import Chain, chains_in
from quizapp.notation.tree import Negative, Node, Sum

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
    return tuple(condition for chain in chains_in(text) for condition in _conditions(chain, symbols))


def _conditions(chain: Chain, symbols: Symbols) -> Iterator[Condition]:
    if not chain.relations:
        raise UnsupportedError(f"“{chain.text}” is no condition such as x > 0.")
    sides = [_side(side, symbols) for side in chain.sides]
    for (left, right), relation in zip(pairwise(sides), chain.relations, strict=True):
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
    match read(text, symbols):
        case Read(tree):
            return tree
        case _:
            raise UnsupportedError(f"“{text}” cannot be read as a side of a condition.")
