"""Whole answers to whole cards, through `grade`."""

from __future__ import annotations

import pytest

from quizapp.cards import Correct, Task, Undecided, Unreadable, Wrong

PRODUCT = {"problem": "x^2 sin x", "answer": "2x sin x + x^2 cos x"}


def test_a_right_answer_comes_with_its_reading(grade):
    feedback = grade("x(2sinx + xcosx)", **PRODUCT)
    assert isinstance(feedback.verdict, Correct)
    assert "sin" in feedback.reading


def test_what_was_done_for_the_learner_is_kept_in_the_notes(grade):
    feedback = grade("x(2 sin x + x cos(x", **PRODUCT)
    assert isinstance(feedback.verdict, Correct)
    assert feedback.notes


@pytest.mark.parametrize("text", ["", "   ", "2x +", "sin", "((((", "2 § x", "__import__('os').system('x')"])
def test_what_cannot_be_read_costs_nothing_and_says_why(grade, text):
    verdict = grade(text, **PRODUCT).verdict
    assert isinstance(verdict, Unreadable | Undecided | Wrong)
    if isinstance(verdict, Unreadable):
        assert verdict.message
        assert 0 <= verdict.start <= verdict.end <= max(len(text), verdict.end)


def test_a_card_may_accept_other_answers(grade):
    card = {"task": Task.EVALUATE, "answer": "dy/dx", "accept": ("∂y/∂z",)}
    assert isinstance(grade("∂y/∂z", **card).verdict, Correct)


@pytest.mark.parametrize(
    ("answer", "text", "meant"),
    [("e^(2x)", "e^2x", "e^(2x)"), ("sqrt(x)", "x^1/2", "x^(1/2)"), ("1/(2x)", "1/2x", "1/(2x)")],
)
def test_another_common_reading_that_would_be_right_is_asked_for(grade, answer, text, meant):
    verdict = grade(text, answer=answer).verdict
    assert isinstance(verdict, Undecided)
    assert verdict.did_you_mean == meant
    assert meant in verdict.message


def test_the_standard_reading_is_taken_when_it_is_right(grade):
    assert isinstance(grade("e^2x", answer="x e^2").verdict, Correct)


def test_a_capital_letter_for_the_variable_is_asked_for(grade):
    verdict = grade("2X sin x + x^2 cos x", **PRODUCT).verdict
    assert isinstance(verdict, Undecided)
    assert "X" not in verdict.did_you_mean


def test_a_letter_that_does_not_occur_is_named(grade):
    assert "t" in grade("2t + 1", problem="x^2", answer="2x").verdict.message


@pytest.mark.parametrize("text", ["d/dx(x^2 sin x)", "sin x d/dx(x^2) + x^2 cos x"])
def test_a_derivative_that_is_still_to_be_worked_out_is_no_answer_yet(grade, text):
    verdict = grade(text, **PRODUCT).verdict
    assert isinstance(verdict, Undecided)
    assert "still to be worked out" in verdict.message


def test_repeating_the_question_about_undefined_functions_is_no_answer_either(grade):
    card = {"problem": "f(x) g(x)", "answer": "f'(x) g(x) + f(x) g'(x)"}
    assert isinstance(grade("d/dx (f(x) g(x))", **card).verdict, Undecided)
    assert isinstance(grade("g(x) df/dx + f(x) dg/dx", **card).verdict, Correct)


def test_where_the_problem_is_not_defined_nothing_is_asked(grade):
    assert isinstance(grade("1/|x|", problem="ln x", answer="1/x").verdict, Correct)
    assert isinstance(grade("1/|x|", problem="ln|x|", answer="1/x").verdict, Wrong)


def test_greek_letters_are_letters_like_any_other(grade):
    assert isinstance(grade("cos θ", problem="sin θ", answer="cos θ", wrt=("θ",)).verdict, Correct)
    assert isinstance(grade("cos theta", problem="sin θ", answer="cos θ", wrt=("θ",)).verdict, Correct)


def test_limits_may_be_infinite(grade):
    assert isinstance(grade("∞", task=Task.LIMIT, answer="infinity").verdict, Correct)
    assert isinstance(grade("-∞", task=Task.LIMIT, answer="infinity").verdict, Wrong)
    assert isinstance(grade("5", task=Task.LIMIT, answer="infinity").verdict, Wrong)


def test_a_limit_is_compared_as_written(grade):
    card = {"task": Task.EVALUATE, "answer": "lim_(h->0) (f(x+h)-f(x))/h"}
    assert isinstance(grade("lim_(t->0) (f(x+t)-f(x))/t", **card).verdict, Correct)
    assert isinstance(grade("lim_(h->0) (f(x+h)+f(x))/h", **card).verdict, Wrong)
    assert isinstance(grade("lim_(h->1) (f(x+h)-f(x))/h", **card).verdict, Wrong)


def test_a_card_that_cannot_be_read_is_the_authors_fault(grade):
    assert isinstance(grade("2x", answer="2x +").verdict, Undecided)
