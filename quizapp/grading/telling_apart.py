"""Which fresh problems tell wrong rules apart, and which ones show a particular misconception.

A problem on which two wrong rules give the same answer, or a wrong rule the right one, says little about the learner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from random import Random

from quizapp.calculus.misconception import misconceptions, misconceptions_of
from quizapp.calculus.mistakes import wrong_answers
from quizapp.calculus.practice.workshop import Draft
from quizapp.calculus.tidying import tidy
from quizapp.calculus.walk import symbols_in
from quizapp.cards import Symbols
from quizapp.grading.errors import GradingError
from quizapp.grading.evaluate import Evaluator, Point, evaluator
from quizapp.grading.numbers import UnclearError, UndefinedError, ball, known
from quizapp.grading.points import Letters
from quizapp.notation.names import symbols_as_read
from quizapp.notation.text import to_text
from quizapp.notation.tree import Node, Vector

_POINTS = 3
_TRIES = 24
_DIGITS = 12
_NO_VALUE = "none"

Print = tuple[str, ...]
"""Values at some points, to a few digits: the same for equal expressions."""


def separation(draft: Draft) -> float:
    """From 1/2 to 1, the more the known wrong rules for what is practised differ in what they make of the problem."""
    wrong = wrong_by_misconception(draft, draft.problem.rules[0]) if draft.problem.rules else {}
    return (1 + share_apart(draft.answered.answer, tuple(wrong.values()), draft.problem.symbols)) / 2


def shows(draft: Draft, misconception: str) -> float:
    """1 where this misconception gives a wrong answer that no other one of its rule gives, less where others do too.

    0 where it cannot be used at all, or gives the right answer.
    """
    rule = next((one.rule for one in misconceptions().all if one.id == misconception), "")
    wrong = wrong_by_misconception(draft, rule)
    if misconception not in wrong:
        return 0
    symbols = symbols_as_read(draft.problem.symbols)
    right, *others = _prints((draft.answered.answer, *wrong.values()), symbols)
    own = others[list(wrong).index(misconception)]
    return 0 if own == right else 1 / others.count(own)


def wrong_by_misconception(draft: Draft, rule: str) -> Mapping[str, Node]:
    """What each known wrong rule for this one makes of the problem, at the outermost place where it can be used."""
    if draft.answered.derivation is None:
        return {}
    found: dict[str, Node] = {}
    known, symbols = misconceptions_of(rule), symbols_as_read(draft.problem.symbols)
    for wrong in wrong_answers(draft.answered.derivation, known, symbols):
        found.setdefault(wrong.mistakes[0].misconception.id, wrong.tree)
        if len(found) == len(known.all):
            break
    return found


def share_apart(right: Node, wrong: Sequence[Node], symbols: Symbols) -> float:
    """The share of wrong answers that equal neither the right one nor each other; 1 when there are none."""
    if not wrong:
        return 1
    expected, *others = _prints((right, *wrong), symbols_as_read(symbols))
    return len({each for each in others if each != expected}) / len(others)


def _prints(trees: Sequence[Node], symbols: Symbols) -> list[Print]:
    """Points at which the first tree has a value."""
    names = sorted(frozenset().union(*map(symbols_in, trees)))
    points = tuple(islice(_points(trees[0], Letters({name: symbols.kind(name) for name in names})), _POINTS))
    return [_print(tree, points, symbols) for tree in trees]


def _points(tree: Node, letters: Letters) -> Iterator[Point]:
    rng = Random(_TRIES)
    parts = tree.components if isinstance(tree, Vector) else (tree,)
    try:
        values = [evaluator(part) for part in parts]
    except GradingError:
        return
    for _ in range(_TRIES):
        point = Point(letters.random(rng))
        if all(_value(value, point) != _NO_VALUE for value in values):
            yield point


def _print(tree: Node, points: Sequence[Point], symbols: Symbols) -> Print:
    """Of vectors and matrices, how they are written once tidied."""
    if isinstance(tree, Vector):
        return tuple(each for component in tree.components for each in _print(component, points, symbols))
    try:
        value = evaluator(tree)
    except GradingError:
        return (to_text(tidy(tree, symbols)),)
    return tuple(_value(value, point) for point in points)


def _value(value: Evaluator, point: Point) -> str:
    try:
        return ball(known(value(point))).str(_DIGITS, radius=False)
    except (UndefinedError, UnclearError):
        return _NO_VALUE
