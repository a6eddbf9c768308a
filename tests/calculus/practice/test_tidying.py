"""Answers as one would write them: the look here, the truth by the ladder."""

import pytest

from quizapp.calculus.practice.tidying import tidied
from quizapp.calculus.tree_derivative import derivative
from quizapp.cards import Correct
from quizapp.grading.ladder import decide
from quizapp.grading.setting import Setting
from quizapp.notation.text import to_text

ANSWERS = {
    "x^5": "5x^4",
    "3x": "3",
    "x^(-3)": "-3/x^4",
    "x^(3/2)": "3x^(1/2)/2",
    "x^n": "n x^(n - 1)",
    "(3x + 1)^5": "15(3x + 1)^4",
    "(x^2 + 4)^3": "6x(x^2 + 4)^2",
    "7/(x^2 + 4)^3": "-42x/(x^2 + 4)^4",
    "(x + 2)(x - 5)": "2x - 3",
    "(x^2 + 8)/(x + 3)": "(x^2 + 6x - 8)/(x + 3)^2",
    "(2x + 1)/(x - 3)": "-7/(x - 3)^2",
    "x^2 sin x": "2x sin(x) + x^2 cos(x)",
    "sin(6x)/x^5": "(6x cos(6x) - 5 sin(6x))/x^6",
    "x/sqrt(x^2 + 6)": "6/((x^2 + 6) sqrt(x^2 + 6))",
    "4sqrt(x)": "2/sqrt(x)",
    "e^(3x) + e^(-x)": "3e^(3x) - e^(-x)",
    "x/e^(2x)": "(1 - 2x)/e^(2x)",
    "x/6^x": "(1 - x ln(6))/6^x",
    "x^(5x)": "5(ln(x) + 1) x^(5x)",
    "arcsin(8x)": "8/sqrt(1 - 64x^2)",
    "|4x - 2|": "4(4x - 2)/|4x - 2|",
    "(cos(x)/x)^2": "-2(x sin(x) + cos(x)) cos(x)/x^3",
    "ln(x)/(x + 2)": "(x + 2 - x ln(x))/(x(x + 2)^2)",
    "sin((9x + 6)/(2x + 7))": "51 cos((9x + 6)/(2x + 7))/(2x + 7)^2",
    "1 - x^2": "-2x",
    "x^2 e^x sin(x)": "2x e^x sin(x) + x^2 e^x sin(x) + x^2 e^x cos(x)",
}


@pytest.mark.parametrize(("problem", "answer"), ANSWERS.items())
def test_a_derivative_looks_as_in_a_textbook(problem, answer, tree_of):
    assert to_text(tidied(derivative(tree_of(problem), "x"))) == answer


@pytest.mark.parametrize(
    "text",
    [*ANSWERS, "sqrt(x)^3 (x + 1)", "(x^2)^(1/2)", "x^(1/2) x^(1/3)", "(2x - 4)^3/(x - 2)", "(e^x)^2 e^(3x)/e^(-x)",
     "(x/(x+1) + 1/x)/(x^2 - 1)", "sqrt(x) sqrt(x + 1)/sqrt(x)", "(-x - 1)^3 (2x + 2)", "x^(-1/2) + x^(-3/2)",
     "2^x 2^(3x)", "(x y)^2/(x/y)", "1/(1/x + 1/y)", "((x + 1)^2)^(3/2)", "cbrt(x)^3 + sin(0) + cos(0)"],
)  # fmt: skip
def test_tidying_changes_nothing(text, tree_of):
    tree = tree_of(text)
    assert isinstance(decide(tree, tidied(tree), Setting(problem=tree)), Correct), to_text(tidied(tree))


def test_tidying_twice_is_tidying_once(tree_of):
    for problem in ANSWERS:
        once = tidied(derivative(tree_of(problem), "x"))
        assert to_text(tidied(once)) == to_text(once)
