"""Answers as one would write them, and the rules that they take: told by the derivation."""

import pytest

from quizapp.calculus.practice.answering import answered
from quizapp.calculus.practice.posed import Posed
from quizapp.cards import Symbols, Task
from quizapp.notation.text import to_text


@pytest.fixture
def answer_to(tree):
    def answer(text, task=Task.DIFFERENTIATE, wrt=("x",), inner=()):
        functions = tuple((name, tree(function)) for name, function in inner)
        found = answered(Posed(task, tree(text), wrt, Symbols(variables=wrt), functions))
        return to_text(found.answer), " ".join(found.rules)

    return answer


@pytest.mark.parametrize(
    ("problem", "answer"),
    [
        ("x^(-3)", "-3/x^4"),
        ("7/(x^2 + 4)^3", "-42x/(x^2 + 4)^4"),
        ("(x^2 + 8)/(x + 3)", "(x^2 + 6x - 8)/(x + 3)^2"),
        ("(2x + 1)/(x - 3)", "-7/(x - 3)^2"),
        ("x^2 sin x", "2x sin(x) + x^2 cos(x)"),
        ("5x^2 sin x", "10x sin(x) + 5x^2 cos(x)"),
        ("(6x - 8) cos x", "6 cos(x) - (6x - 8) sin(x)"),
        ("sin(6x)/x^5", "(6x cos(6x) - 5 sin(6x))/x^6"),
        ("e^(3x) + e^(-x)", "3e^(3x) - e^(-x)"),
        ("x/e^(2x)", "(1 - 2x)/e^(2x)"),
        ("x e^(-2x)", "(1 - 2x) e^(-2x)"),
        ("x/6^x", "(1 - x ln(6))/6^x"),
        ("8^x cos(x)", "8^x (cos(x) ln(8) - sin(x))"),
        ("e^(e^(3x))", "3e^(e^(3x)) e^(3x)"),
        ("x^(ln x)", "2x^(ln(x)) ln(x)/x"),
        ("x^(9/x)", "9x^(9/x) (1 - ln(x))/x^2"),
        ("x^(x/5)", "x^(x/5) (ln(x) + 1)/5"),
        ("arcsin(8x)", "8/sqrt(1 - 64x^2)"),
        ("|4x - 2|", "4(4x - 2)/|4x - 2|"),
        ("ln|x + 9|", "1/(x + 9)"),
        ("(cos(x)/x)^2", "-2(x sin(x) + cos(x)) cos(x)/x^3"),
        ("sin((9x + 6)/(2x + 7))", "51 cos((9x + 6)/(2x + 7))/(2x + 7)^2"),
        ("sqrt((x + 4)/(x + 1))", "-3/(2(x + 1)^2 sqrt((x + 4)/(x + 1)))"),
        ("1 - x^2", "-2x"),
    ],
)
def test_a_derivative_looks_as_in_a_textbook(problem, answer, answer_to):
    assert answer_to(problem)[0] == answer


@pytest.mark.parametrize(
    ("problem", "rules"),
    [
        ("7", "constant"),
        ("x", "linear"),
        ("-13x", "linear"),
        ("-3x^2", "constant-multiple power"),
        ("-sin x", "constant-multiple sine"),
        ("x^2 - 3x", "difference power linear"),
        ("x sin x", "product sine"),
        ("sin(3x)", "chain sine linear"),
        ("(3x + 1)^5", "chain power sum linear constant"),
        ("x^x", "variable-exponent product logarithm"),
    ],
)
def test_the_rules_are_those_of_the_derivation_without_what_goes_without_saying(problem, rules, answer_to):
    assert answer_to(problem)[1] == rules


def test_a_limit_from_the_definition_takes_no_other_rule(answer_to):
    assert answer_to("lim_(h->0) ((x + h)^2 - x^2)/h", Task.LIMIT) == ("2x", "limit-definition")


def test_along_inner_functions_both_floors_count(answer_to):
    answer, rules = answer_to("z = x/y", Task.EVALUATE, ("t",), (("x", "e^t"), ("y", "t^4")))
    assert answer == "(t - 4) e^t/t^5"
    assert rules.startswith("chain-multivariable partial")
    assert {"reciprocal", "exponential", "power"} <= set(rules.split())


def test_partial_derivatives_and_gradients_come_of_their_own_rules(answer_to):
    assert answer_to("cos(x) sin(y)", Task.PARTIAL, ("y",))[0] == "cos(x) cos(y)"
    assert answer_to("cos(x) sin(y)", Task.GRADIENT, ("x", "y")) == (
        "(-sin(x) sin(y), cos(x) cos(y))",
        "gradient partial constant-multiple cosine sine",
    )
