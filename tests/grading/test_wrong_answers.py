"""Answers that are wrong although they agree almost everywhere, on an interval, or to many digits."""

from __future__ import annotations

import pytest

from quizapp.cards import Symbols, Undecided, Wrong
from quizapp.grading import worker

NEARLY = [
    ("π x", "3.14x"),
    ("π x", "3.14159265358979x"),
    ("e^x", "2.718^x"),
    ("x^2", "x^2.0001"),
    ("1", "0.9999999"),
    ("x", "x + 10^(-9)"),
    ("x", "x + 10^(-60)"),
    ("x", "x + 10^(-300) sin x"),
    ("1", "tanh(1000x)^2"),
    ("|x|", "x tanh(10^6 x)"),
    ("x", "x + e^(-10^6 (x-1/3)^2)"),
    ("1", "cos(10^(-100) x)"),
    ("e^(π sqrt(163))", "262537412640768744"),
    ("x", "x + e^(-100x^2)"),
    ("tanh(20x)", "x/|x|"),
    ("x/|x|", "tanh(20x)"),
    ("sin x", "x - x^3/6 + x^5/120 - x^7/5040"),
    ("cos x", "1 - x^2/2"),
    ("sqrt(x^2+10^(-12))", "|x|"),
    ("1/3", "0.333"),
]
IN_PLACES = [
    ("x", "|x|"),
    ("x", "sqrt(x^2)"),
    ("x", "arctan(tan(x))"),
    ("x", "arcsin(sin(x))"),
    ("1/x", "1/|x|"),
    ("x", "e^(ln x)"),
    ("ln(x^2)", "2ln(x)"),
    ("1", "sqrt(x)/sqrt(x)"),
    ("n x^(n-1)", "n |x|^(n-1)"),
    ("x^(1/3)", "e^(ln(x)/3)"),
]
MISCONCEPTIONS = [
    ("2x sin x + x^2 cos x", "2x cos x"),
    ("15(3x+1)^4", "5(3x+1)^4"),
    ("1/sqrt(1-x^2)", "1/sqrt(1+x^2)"),
    ("2^x ln 2", "x*2^(x-1)"),
    ("-sin x", "sin x"),
    ("x^x (ln x + 1)", "x^x ln x"),
    ("3/(1+9x^2)", "3/(1+3x^2)"),
    ("a", "b"),
]
HUGE = [
    ("2", "9^9^9^9"),
    ("2x", "10^10^10"),
    ("x", "9^9^9^9 x"),
    ("2x", "x^(10^10)"),
    ("x", "e^e^e^e^e^x + 10^10^10^10"),
    ("x", "-9^9^9^9"),
]


@pytest.mark.parametrize(("reference", "answer"), NEARLY + IN_PLACES + MISCONCEPTIONS + HUGE)
def test_a_wrong_answer_is_wrong(compare, reference, answer):
    assert isinstance(compare(reference, answer), Wrong)


@pytest.mark.parametrize("answer", ["9^9^9^9 - 9^9^9^9", "1/9^9^9^9", "sin(9^9^9^9)", "2x + 1/9^9^9^9"])
def test_what_is_too_large_to_tell_is_never_taken_for_right(compare, answer):
    assert isinstance(compare("2x", answer), Wrong | Undecided)


def test_gradients_within_gradients_are_given_up_at_once():
    answer = r"\nabla_ln" * 24
    verdict = worker.compare("2x", answer, Symbols(variables=("x", "y"))).verdict
    assert isinstance(verdict, Wrong | Undecided)


def test_what_cannot_be_evaluated_anywhere_is_undecided(compare):
    assert isinstance(compare("3", "1/sin(π)"), Undecided | Wrong)
    assert isinstance(compare("x", "ln(-1-x^2)"), Wrong)


@pytest.mark.parametrize("answer", ["0/0", "1/(x-x)", "ln(0)", "sqrt(-1)", "arcsin(2)", "0^(-1)"])
def test_what_has_no_value_is_wrong_and_says_so(compare, answer):
    verdict = compare("x^2", answer)
    assert isinstance(verdict, Wrong)
    assert verdict.counterexample is not None
    assert verdict.counterexample.answer == "not defined"
