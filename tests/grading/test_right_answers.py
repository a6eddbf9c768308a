"""Answers that are right, in writings that simplifiers and string comparison miss."""

from __future__ import annotations

import pytest

from quizapp.cards import Correct, Proved

ALGEBRA = [
    ("2x", "x+x"),
    ("2x", "x*2"),
    ("5x^4", "5x^6/x^2"),
    ("x+1", "(x^2-1)/(x-1)"),
    ("10(x-1)^9/((x-1)^10+1)", "10/((x-1)+(x-1)^(-9))"),
    ("15(3x+1)^4", "(3x+1)^4*15"),
    ("(1-x)/(1+x)", "2/(1+x) - 1"),
    ("x^6", "(x^2)^3"),
    ("0", "x - x"),
    ("0", "sin(x)^2 + cos(x)^2 - 1"),
]
ROOTS = [
    ("1/(2sqrt(x))", "x^(-1/2)/2"),
    ("1/(2sqrt(x))", "sqrt(x)/(2x)"),
    ("x^(1/3)", "cbrt(x)"),
    ("1/(3x^(2/3))", "cbrt(x)/(3x)"),
    ("x/sqrt(x^2+1)", "x sqrt(x^2+1)/(1+x^2)"),
    ("sqrt(12)", "2sqrt(3)"),
    ("1/sqrt(2)", "sqrt(2)/2"),
    ("|x|", "sqrt(x^2)"),
    ("sqrt(1-x^2)", "(1-x^2)/sqrt(1-x^2)"),
    ("x^2", "|x|^2"),
    ("(-8)^(2/3)", "4"),
    ("-2", "cbrt(-8)"),
    ("sign(x)", "x/|x|"),
    ("x/|x|", "|x|/x"),
]
TRIGONOMETRY = [
    ("sec(x)^2", "1 + tan(x)^2"),
    ("sec(x)^2", "1/cos(x)^2"),
    ("2 sin x cos x", "sin(2x)"),
    ("cos(2x)", "2cos(x)^2 - 1"),
    ("cos(2x)", "1 - 2sin(x)^2"),
    ("sin(3x)", "3sin(x) - 4sin(x)^3"),
    ("tan(x/2)", "sin(x)/(1+cos(x))"),
    ("sin(x+y)", "sin x cos y + cos x sin y"),
    ("-csc(x) cot(x)", "-cos(x)/sin(x)^2"),
    ("-csc(x)^2", "-1 - cot(x)^2"),
    ("arccos x", "π/2 - arcsin x"),
    ("sqrt(1-x^2)", "cos(arcsin(x))"),
    ("sqrt(3)/2", "sin(π/3)"),
    ("π/6", "arcsin(1/2)"),
    ("1/(1+x^2)", "cos(arctan(x))^2"),
]
EXPONENTIALS = [
    ("e^(2x)", "(e^x)^2"),
    ("e*e^x", "e^(x+1)"),
    ("2^x ln(2)", "ln(2) e^(x ln 2)"),
    ("x^x (ln(x)+1)", "e^(x ln x)(1 + ln x)"),
    ("a^x ln a", "ln(a) e^(x ln a)"),
    ("cosh x", "(e^x + e^(-x))/2"),
    ("1", "cosh(x)^2 - sinh(x)^2"),
    ("tanh x", "(e^(2x)-1)/(e^(2x)+1)"),
    ("ln(x^2)", "2ln|x|"),
    ("ln(6)", "ln(2) + ln(3)"),
    ("1/(x ln 2)", "1/(ln(2) x)"),
    ("ln(x)/ln(2)", "log_2(x)"),
    ("-ln(x)", "ln(1/x)"),
    ("n x^(n-1)", "n x^n/x"),
    ("x^3", "x^(log_2(8))"),
    ("ln(x + sqrt(x^2+1))", "arsinh(x)"),
]


@pytest.mark.parametrize(("reference", "answer"), ALGEBRA + ROOTS + TRIGONOMETRY + EXPONENTIALS)
def test_a_right_answer_is_proved_right(compare, reference, answer):
    assert compare(reference, answer) == Correct(Proved())


def test_what_agrees_everywhere_but_has_no_proof_says_at_how_many_points(compare):
    verdict = compare("sqrt(x^2 + 2 + 1/x^2)", "sqrt((x^4 + 2x^2 + 1)/x^2) + 0*(sqrt(3+2sqrt(2)) - 1 - sqrt(2))")
    assert isinstance(verdict, Correct)
    bent = compare("|arctan x|", "arctan |x|")
    assert isinstance(bent, Correct)
    assert getattr(bent.certainty, "points", 0) >= 14


def test_either_side_may_hold_large_numbers(compare):
    assert isinstance(compare("1000x^999", "x^1000*1000/x"), Correct)


def test_the_same_answer_gets_the_same_verdict(compare):
    assert compare("2x cos x", "2x sin x") == compare("2x cos x", "2x sin x")
