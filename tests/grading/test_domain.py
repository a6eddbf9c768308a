"""Where two answers have to agree: the domain of the reference, the problem and the card's conditions."""

from __future__ import annotations

import pytest

from quizapp.cards import Correct, Undecided, Wrong


def test_one_over_absolute_x_is_right_for_the_derivative_of_ln_x(decide_on):
    assert isinstance(decide_on("1/x", "1/|x|", domain="x > 0"), Correct)
    assert isinstance(decide_on("1/x", "1/|x|", problem="ln x"), Correct)


def test_without_a_domain_it_is_wrong(decide_on):
    assert isinstance(decide_on("1/x", "1/|x|"), Wrong)


@pytest.mark.parametrize("domain", ["x > 0", "x>=0", "0 < x", "0 < x < 5", "x > 0 and x < 5", "x > 0, x ≠ 1", "x ≥ 0"])
def test_conditions_are_read_as_people_write_them(decide_on, domain):
    assert isinstance(decide_on("x", "|x|", domain=domain), Correct)


def test_a_condition_on_the_other_side_does_not_help(decide_on):
    assert isinstance(decide_on("x", "|x|", domain="x < 0"), Wrong)


def test_a_condition_that_is_none_is_said(grade):
    assert isinstance(grade("2x", answer="x+x", domain="positive").verdict, Undecided)


def test_an_answer_may_be_defined_on_more(decide_on):
    assert isinstance(decide_on("e^(ln x)", "x"), Correct)
    assert isinstance(decide_on("sqrt(x)^2", "x"), Correct)
    assert isinstance(decide_on("2ln x", "ln(x^2)"), Correct)


def test_an_answer_may_not_be_undefined_on_an_open_part(decide_on):
    assert isinstance(decide_on("ln(x^2)", "2ln x"), Wrong)
    assert isinstance(decide_on("1", "sqrt(x)/sqrt(x)"), Wrong)


def test_what_holds_for_positive_numbers_only_is_wrong(decide_on):
    for answer in ("e^(ln x)", "sqrt(x^2)", "|x|"):
        assert isinstance(decide_on("x", answer), Wrong)


def test_a_point_where_only_the_answer_is_undefined_is_set_aside(decide_on):
    assert isinstance(decide_on("2|x|", "2x^2/|x|", problem="x |x|"), Correct)


def test_an_odd_root_is_not_an_exponential(decide_on):
    assert isinstance(decide_on("x^(1/3)", "e^(ln(x)/3)"), Wrong)


def test_powers_with_letters_ask_for_a_positive_base(decide_on):
    assert isinstance(decide_on("a^(b+c)", "a^b a^c"), Correct)
    assert isinstance(decide_on("(x^2)^x", "x^(2x)"), Wrong)
    assert isinstance(decide_on("x^n", "|x|^n"), Wrong)


def test_removable_points_are_set_aside(decide_on):
    assert isinstance(decide_on("x + 1", "(x^2-1)/(x-1)"), Correct)
    assert isinstance(decide_on("x", "x(x-2)(x+1)(2x-1)/((x-2)(x+1)(2x-1))"), Correct)
    assert isinstance(decide_on("1", "x^0"), Correct)


def test_odd_roots_of_negative_numbers_are_real(decide_on):
    assert isinstance(decide_on("1/(3x^(2/3))", "1/(3cbrt(x^2))"), Correct)
    assert isinstance(decide_on("cbrt(-x)", "-cbrt(x)"), Correct)
    assert isinstance(decide_on("x^(3/5)", "(x^3)^(1/5)"), Correct)


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        ("sqrt(x - 1000)", "(x - 1000)^(1/2)"),
        ("arcsin(x - 1000)", "π/2 - arccos(x - 1000)"),
        ("sqrt(1 - 10^8 x^2)", "sqrt((1 - 10^4 x)(1 + 10^4 x))"),
        ("ln(ln(ln x))", "ln(ln(ln(x)))*1"),
    ],
)
def test_narrow_domains_are_found(decide_on, reference, answer):
    assert isinstance(decide_on(reference, answer), Correct)


@pytest.mark.parametrize(
    ("reference", "answer"), [("sqrt(x - 1000)", "sqrt(x - 999.99)"), ("arcsin(x - 1000)", "x - 1000")]
)
def test_differences_in_narrow_domains_are_found(decide_on, reference, answer):
    assert isinstance(decide_on(reference, answer), Wrong)


def test_declared_letters_take_only_their_values(compare):
    assert isinstance(compare("a", "|a|", a="positive"), Correct)
    assert isinstance(compare("a", "|a|"), Wrong)
    assert isinstance(compare("1", "cos(2π n)", n="integer"), Correct)
    assert isinstance(compare("1", "cos(2π n)"), Wrong)
