from __future__ import annotations

import pytest


def test_a_counterexample_is_a_simple_point_with_short_values(compare):
    example = compare("2x", "x^3").counterexample
    assert example.at == (("x", "2"),)
    assert (example.answer, example.expected) == ("8", "4")


def test_values_are_rounded(compare):
    example = compare("1/x", "1/(x+1)").counterexample
    assert (example.answer, example.expected) == ("0.33333", "0.5")


def test_the_sign_of_a_number_is_found_out_at_minus_one(compare):
    example = compare("x", "sqrt(x^2)").counterexample
    assert example.at == (("x", "-1"),)
    assert (example.answer, example.expected) == ("1", "-1")


def test_an_answer_without_a_value_says_so(compare):
    example = compare("x", "e^(ln x)").counterexample
    assert example.answer == "not defined"
    assert example.expected == "-1"


def test_as_many_digits_are_shown_as_it_takes_to_see_the_difference(compare):
    example = compare("x", "x + 10^(-9)").counterexample
    assert (example.answer, example.expected) == ("2.000000001", "2")


def test_a_point_where_the_difference_can_be_seen_is_preferred(compare):
    example = compare("tanh(20x)", "x/|x|").counterexample
    assert example.answer == "1"
    assert example.expected.startswith("0.9")


def test_a_huge_value_is_told_by_its_size(compare):
    assert compare("2", "9^9^9^9").counterexample.answer.startswith("more than 10^")
    assert compare("2", "10^10^10").counterexample.answer == "1·10^10000000000"


def test_every_letter_gets_a_value(compare):
    example = compare("a x", "a + x").counterexample
    assert dict(example.at).keys() == {"a", "x"}


def test_undefined_functions_have_no_counterexample_to_show(compare):
    assert compare("f'(x)", "f(x)", f="function").counterexample is None


@pytest.mark.parametrize(("reference", "answer"), [("x^2", "x^3"), ("sin x", "cos x"), ("1/3", "0.333")])
def test_the_values_shown_differ(compare, reference, answer):
    example = compare(reference, answer).counterexample
    assert example.answer != example.expected
