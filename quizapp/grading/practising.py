"""Fresh problems as the worker makes them: drawn by `calculus.practice`, verified here, those preferred that tell
wrong rules apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from random import Random

from quizapp.calculus.practice import NoProblemError, TemplateError, Workshop, make, remade
from quizapp.calculus.walk import symbols_in
from quizapp.cards import Problem, Template, Undecided
from quizapp.grading.errors import GradingError
from quizapp.grading.evaluate import Evaluator, Point, evaluator
from quizapp.grading.numbers import UnclearError, UndefinedError, ball, known
from quizapp.grading.points import Letters
from quizapp.grading.verification import is_verified
from quizapp.notation.read import read
from quizapp.notation.reading import Read
from quizapp.notation.tree import Node, Vector

WrongAnswers = Callable[[Problem], Sequence[Node]]
"""What the known wrong rules make of a problem."""

_POINTS = 12
_DIGITS = 12

WORKSHOP = Workshop(is_verified)


def practise(
    practice: str, level: int, seed: int, templates: Sequence[Template], avoid: Collection[str] = ()
) -> Problem | Undecided:
    """A fresh problem, or a sentence that says why there is none."""
    try:
        return make(practice, level, seed, templates, avoid, workshop=WORKSHOP)
    except (NoProblemError, TemplateError) as error:
        return Undecided(str(error))


def practise_again(template: Template, seed: int) -> Problem | Undecided:
    """The problem of a template and a seed that a review has kept."""
    try:
        return remade(template, seed, WORKSHOP)
    except (NoProblemError, TemplateError) as error:
        return Undecided(str(error))


def preferring(wrong_answers: WrongAnswers, workshop: Workshop = WORKSHOP) -> Workshop:
    """A workshop that would rather have problems on which all wrong rules go wrong in different ways."""
    return replace(workshop, separation=lambda problem: separation(problem, wrong_answers(problem)))


def separation(problem: Problem, wrong: Sequence[Node]) -> float:
    """The share of wrong answers that equal neither the right one nor each other; 1 when there are none."""
    reading = read(problem.answer, problem.symbols)
    if not wrong or not isinstance(reading, Read):
        return 1
    points = _points((reading.tree, *wrong), problem)
    right, *others = [_prints(tree, points) for tree in (reading.tree, *wrong)]
    return len({print_ for print_ in others if print_ != right}) / len(others)


def _points(trees: Sequence[Node], problem: Problem) -> list[Point]:
    names = sorted(frozenset().union(*map(symbols_in, trees)))
    letters = Letters({name: problem.symbols.kind(name) for name in names})
    rng = Random(problem.seed)
    return [Point(letters.random(rng)) for _ in range(_POINTS)]


def _prints(tree: Node, points: Sequence[Point]) -> tuple[str, ...]:
    """Its values, to a few digits: the same for equal expressions."""
    if isinstance(tree, Vector):
        return tuple(print_ for component in tree.components for print_ in _prints(component, points))
    try:
        value = evaluator(tree)
    except GradingError:
        return (repr(tree),)
    return tuple(_print(value, point) for point in points)


def _print(value: Evaluator, point: Point) -> str:
    try:
        return ball(known(value(point))).str(_DIGITS, radius=False)
    except (UndefinedError, UnclearError):
        return "none"
