from __future__ import annotations

import pytest

from quizapp.cards import Correct, Wrong


@pytest.mark.parametrize(
    ("reference", "answer", "message"),
    [
        ("1/3", "0.333", "Close, but 0.333 is not 1/3 exactly."),
        ("2/3", "0.67", "Close, but 0.67 is not 2/3 exactly."),
        ("x^2", "x^2.0001", "Close, but 2.0001 is not 2 exactly."),
    ],
)
def test_a_rounded_decimal_is_wrong_and_told_what_it_is_not(compare, reference, answer, message):
    verdict = compare(reference, answer)
    assert isinstance(verdict, Wrong)
    assert verdict.message == message


@pytest.mark.parametrize(
    ("reference", "answer", "exact"),
    [
        ("π x", "3.14x", "pi"),
        ("sqrt(3)/2", "0.866", "sqrt(3)/2"),
        ("2^x ln 2", "0.693*2^x", "ln(2)"),
        ("e", "2.718", "e"),
    ],
)
def test_rounded_constants_are_recognised(compare, reference, answer, exact):
    assert exact in compare(reference, answer).message.split(" is not ")[1]


def test_an_exact_decimal_is_as_good_as_a_fraction(compare):
    assert isinstance(compare("1/4", "0.25"), Correct)
    assert isinstance(compare("x^2/2", "0.5x^2"), Correct)


def test_a_wrong_answer_with_a_decimal_is_just_wrong(compare):
    assert compare("x^2", "0.333x").message == ""
