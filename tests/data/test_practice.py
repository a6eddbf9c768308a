"""The shipped templates: what comes of them is held against SymPy, on a way of its own."""

from contextlib import suppress
from functools import cache
from itertools import islice
from typing import Any

import mpmath
import pytest
import sympy
from sympy.matrices.exceptions import NonSquareMatrixError, ShapeError

from quizapp.calculus.practice.fitness import LONGEST_ANSWER
from quizapp.cards.practice import LEVELS
from quizapp.cards import Card, Correct, Mode, Problem, Question, SymbolKind, Template
from quizapp.exchange import read_content, read_practice
from quizapp.grading.practising import practise
from quizapp.grading.worker import grade
from quizapp.resources import data_folder

RULES = {rule.id for rule in read_content(data_folder()).rules}
TEMPLATES = read_practice(data_folder(), RULES)
PRACTICES = tuple(dict.fromkeys(template.practice for template in TEMPLATES))
COUNT = 16
SIZES = ((2, 2, 2, 2), (3, 2, 3, 2), (2, 3, 3, 2))
NO_MEANING = (ShapeError, NonSquareMatrixError, TypeError)

each_practice = pytest.mark.parametrize("practice", PRACTICES)
each_level = pytest.mark.parametrize("level", LEVELS)


@cache
def problems(practice: str, level: int, count: int = COUNT) -> list[Problem]:
    templates = of(practice)
    made = [practise(practice, level, seed, templates) for seed in range(count)]
    assert all(isinstance(each, Problem) for each in made), made
    return made  # type: ignore[return-value]


def of(practice: str) -> tuple[Template, ...]:
    return tuple(template for template in TEMPLATES if template.practice == practice)


def card_of(problem: Problem) -> Card:
    return problem.card("practice-1", "Practice")


@pytest.fixture(scope="module")
def as_sympy(as_mathematics: type[Any]) -> type[Any]:
    """With numbers from a wider field: arccos(x − 7) has its values between 6 and 8."""

    class Wide(as_mathematics):
        def number(self, name: sympy.Symbol) -> sympy.Rational:
            size = sympy.Rational(self.rng.randint(5, 99), 100) * self.rng.choice((sympy.Rational(1, 8), 1, 4, 12, 24))
            return size if name.is_positive else size * self.rng.choice((1, -1))

    return Wide


def in_sympy(problem: Problem, as_sympy: type[Any]) -> tuple[Any, Any]:
    """The problem's mathematics and the truth, for the first sizes of matrices that have a meaning."""
    has_sizes = {SymbolKind.VECTOR, SymbolKind.MATRIX} & set(problem.variables.values())
    for size in SIZES if has_sizes else SIZES[:1]:
        mathematics = as_sympy(card_of(problem), size)
        with suppress(*NO_MEANING):
            return mathematics, mathematics.truth(problem.problem)
    pytest.fail(f"no size fits {problem}")


@each_level
@each_practice
def test_the_answers_are_what_sympy_finds(practice: str, level: int, as_sympy: type[Any]) -> None:
    for problem in problems(practice, level):
        mathematics, truth = in_sympy(problem, as_sympy)
        answer = mathematics.value(problem.answer)
        assert getattr(truth, "shape", ()) == getattr(answer, "shape", ()), problem
        points = mathematics.at_points(truth, answer, *mathematics.place)
        places = list(islice(((one, two) for one, two, *place in points if all((one, *place))), 3))
        assert len(places) == 3, problem
        assert all(two and same(one, two) for one, two in places), problem


def same(left: list[mpmath.mpf], right: list[mpmath.mpf]) -> bool:
    return all(mpmath.almosteq(a, b, mpmath.mpf(10) ** -25) for a, b in zip(left, right, strict=True))


@each_level
@each_practice
def test_there_are_problems_enough(practice: str, level: int) -> None:
    """Half of those drawn one after another without looking are different ones, at the least."""
    assert len({problem.key for problem in problems(practice, level)}) > COUNT // 2


@each_level
@each_practice
def test_every_template_is_of_use(practice: str, level: int) -> None:
    for template in of(practice):
        if template.level == level:
            assert isinstance(practise(practice, level, 1, [template]), Problem), template.id


@each_practice
def test_the_main_rule_comes_first_and_all_rules_exist(practice: str) -> None:
    (rule,) = {template.rule for template in of(practice)}
    for level in LEVELS:
        for problem in problems(practice, level):
            assert problem.rules[0] == rule
            assert set(problem.rules) <= RULES
            assert len(set(problem.rules)) == len(problem.rules)


@each_practice
def test_an_answer_fits_on_a_line_and_is_not_zero(practice: str) -> None:
    for level in LEVELS:
        for problem in problems(practice, level):
            assert len(problem.answer) <= LONGEST_ANSWER
            assert practice == "constant" or problem.answer != "0"


def test_every_rule_can_be_practised_at_every_level() -> None:
    assert {(rule, level) for rule in RULES for level in LEVELS} <= {(t.practice, t.level) for t in TEMPLATES}


def test_combinations_of_rules_can_be_practised() -> None:
    assert set(PRACTICES) - RULES >= {"product-inside-chain", "chain-inside-quotient", "chain-inside-chain"}


@each_practice
def test_the_prompt_and_the_answer_can_be_graded(practice: str) -> None:
    """The answer of a problem is right where the problem is asked as a card."""
    for level in LEVELS:
        for problem in problems(practice, level, 4):
            question = Question(card_of(problem), Mode.TYPED)
            assert question.instruction
            assert isinstance(grade(question, problem.answer).verdict, Correct), problem
