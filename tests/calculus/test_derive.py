from __future__ import annotations

import pytest

from quizapp.calculus.differentiate import differentiate
from quizapp.calculus.errors import DifferentiationError
from quizapp.cards import Correct, Symbols
from quizapp.grading.ladder import decide
from quizapp.grading.setting import Setting
from quizapp.notation.names import FUNCTIONS
from quizapp.notation.read import read
from quizapp.notation.reading import Read
from quizapp.notation.text import to_text
from quizapp.notation.tree import Derivative, Node

ONE_PLACE = [name for name in FUNCTIONS if name not in {"log", "root"}]
MIXED = [
    "3", "x", "2x", "x^5", "x^(-3)", "x^(2/3)", "x^n", "a x^2 + b x + c", "(3x+1)^5", "1/x^3", "(1-x)/(1+x)", "π x",
    "0.5x^2", "ln(1+(x-1)^10)", "x^2 sin x", "sin(x)/x", "x^2/sin x", "e^(x^2)", "2^x", "a^x", "x^x", "x^sin x",
    "log_2 x", "log_x 3", "root(5, x)", "cbrt(-2x)", "x (-8)^(2/3)", "ln|x|", "|x^2-1|", "sqrt(x^2)", "sqrt(1-x)",
    "tan^2 x", "x/sqrt(x^2+1)", "sin^-1(2x)", "e^(sin x) cos(3x)", "ln(ln x)", "f(x) g(x)", "f(g(x))", "f(x)/g(x)",
    "e^f(x)", "x f'(x)", "f''(x)", "d/dx(x^3)", "(x, x^2)", "sin(x y)", "arctan(1/x)", "x arcsin x + sqrt(1-x^2)",
]  # fmt: skip


def tree_of(text: str) -> Node:
    reading = read(text, Symbols())
    assert isinstance(reading, Read), (text, reading)
    return reading.tree


@pytest.mark.parametrize(
    "text", [*MIXED, *(f"{name}(x)" for name in ONE_PLACE), *(f"{name}(2x+1)" for name in ONE_PLACE)]
)
def test_the_derivative_is_the_derivative_and_can_be_read_back(text):
    problem = tree_of(text)
    result = differentiate(problem, "x")
    assert tree_of(to_text(result)) == result
    assert isinstance(decide(Derivative(problem, ("x",)), result, Setting(problem=problem)), Correct)


@pytest.mark.parametrize(
    ("text", "derivative"),
    [
        ("ln(1+(x-1)^10)", "10(x - 1)^9/((x - 1)^10 + 1)"),
        ("tan x", "sec(x)^2"),
        ("cot x", "-csc(x)^2"),
        ("tanh x", "sech(x)^2"),
        ("|x|", "x/|x|"),
        ("ln|x|", "1/x"),
        ("x^n", "n x^(n - 1)"),
        ("x^x", "x^x (ln(x) + 1)"),
        ("arcsin x", "1/sqrt(1 - x^2)"),
        ("(3x+1)^5", "15(3x + 1)^4"),
        ("tan^2 x", "2 sec(x)^2 tan(x)"),
        ("sign x", "0"),
    ],
)
def test_the_derivative_is_written_as_in_a_textbook(text, derivative):
    assert to_text(differentiate(tree_of(text), "x")) == derivative


def test_the_other_letters_are_constants():
    assert to_text(differentiate(tree_of("x^2 y"), "y")) == "x^2"


@pytest.mark.parametrize(
    "text", ["9^9^9^9 x", "x/0", "0^(-1) x", "infinity", "sqrt(-1) x", "ln(0) + x", "[[1, x], [x, 1]]"]
)
def test_what_has_no_derivative_is_said_in_a_sentence(text):
    with pytest.raises(DifferentiationError, match=r"^[A-Z].*\.$"):
        differentiate(tree_of(text), "x")
