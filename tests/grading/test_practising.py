from dataclasses import replace
from time import process_time

import pytest

from quizapp.calculus.practice.answering import Answered
from quizapp.cards import Problem, Symbols, Template, Undecided
from quizapp.grading import practising
from quizapp.grading.client import Grader
from quizapp.grading.practising import practise, practise_again
from quizapp.notation.read import read
from quizapp.notation.reading import Read
from quizapp.notation.tree import Node

POWERS = Template(id="power-1", practice="power", rule="power", template="a x^n", parameters=("a, n in 2..9",))


def trees(*texts: str) -> list[Node]:
    readings = [read(text, Symbols()) for text in texts]
    return [reading.tree for reading in readings if isinstance(reading, Read)]


def test_a_wrong_answer_is_never_shown(monkeypatch):
    off = replace(practising.WORKSHOP, answered=lambda _: Answered(trees("x^2 + 1")[0], ("power",)))
    monkeypatch.setattr(practising, "WORKSHOP", off)
    assert isinstance(practise("power", 1, 1, [POWERS]), Undecided)


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        ("(a x + 1)^12 (a x + 2)^12 (a x + 3)^12 (a x + 4)^12", ("a in 2..9",)),
        ("lim_(h->0) (f(x + h) - f(x))/h^2", ("f in [u^2, sin u]",)),
        ("sqrt(-a - x^2)", ("a in 2..9",)),
        ("x^x^x^x^a", ("a in 2..9",)),
        ("a^a^a^a x", ("a in 2..1000",)),
    ],
)
def test_a_hopeless_template_is_said_in_time(text, parameters):
    hopeless = Template(id="mine-1", practice="mine", rule="", template=text, parameters=parameters)
    start = process_time()
    assert isinstance(practise("mine", 1, 1, [hopeless]), Undecided)
    assert process_time() - start < 2


def test_the_worker_makes_problems_and_makes_them_again():
    grader = Grader()
    try:
        problem = grader.practise("power", 1, 7, [POWERS]).result()
        assert isinstance(problem, Problem)
        assert problem == practise("power", 1, 7, [POWERS])
        assert grader.practise_again(POWERS, problem.seed).result() == problem
        assert practise_again(POWERS, problem.seed) == problem
        other = grader.practise("power", 1, 7, [POWERS], {problem.key}).result()
        assert isinstance(other, Problem)
        assert other.key != problem.key
        showing = grader.practise("power", 1, 7, [POWERS], expose="power-raised").result()
        assert isinstance(showing, Problem)
        nothing = grader.practise("power", 1, 7, [replace(POWERS, conditions=("a > 9",))]).result()
        assert isinstance(nothing, Undecided)
        assert "conditions too narrow" in nothing.message
        unusable = grader.practise("power", 1, 7, [replace(POWERS, parameters=("a in 2..",))]).result()
        assert isinstance(unusable, Undecided)
    finally:
        grader.close()
