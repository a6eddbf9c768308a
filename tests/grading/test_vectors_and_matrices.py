from __future__ import annotations

import pytest

from quizapp.cards import Correct, Proved, Wrong

AX = {"A": "matrix", "x": "vector"}
X = {"X": "matrix"}
RIGHT = [
    ("(2x, 3y^2)", "[2x; 3y*y]", {}),
    ("(2x, 3y^2)", "2(x, 3/2 y^2)", {}),
    ("(A + A^T) x", "A x + A^T x", AX),
    ("(A + A^T) x", "(A' + A) x", AX),
    ("x^T A x", "x^T A^T x", AX),
    ("2x", "x + x", AX),
    ("‖x‖^2", "x^T x", AX),
    ("‖x‖^2", "x·x", AX),
    ("2X", "X + X", X),
    ("A^T", "transpose(A)", AX),
    ("A^(-1) A x", "x", AX),
    ("2 (x^T x) x", "2 x x^T x", AX),
    ("‖X‖_F", "‖X‖", X),
]
WRONG = [
    ("(2x, 3y^2)", "(3y^2; 2x)", {}),
    ("(A + A^T) x", "2A x", AX),
    ("A^T", "A", AX),
    ("2X", "X", X),
    ("2X", "X/‖X‖", X),
    ("2x", "2x^T", AX),
    ("x/‖x‖", "x", AX),
]


@pytest.mark.parametrize(("reference", "answer", "kinds"), RIGHT)
def test_right_answers(compare, reference, answer, kinds):
    assert isinstance(compare(reference, answer, **kinds), Correct)


@pytest.mark.parametrize(("reference", "answer", "kinds"), WRONG)
def test_wrong_answers(compare, reference, answer, kinds):
    assert isinstance(compare(reference, answer, **kinds), Wrong)


def test_words_of_matrices_are_proved_equal(compare):
    assert compare("(A + A^T) x", "A x + A^T x", **AX) == Correct(Proved())
    assert compare("x^T A x", "(A x)^T x", **AX) == Correct(Proved())


@pytest.mark.parametrize(
    ("reference", "answer", "part"),
    [
        ("(2x, 3y^2)", "(2x; 3y^2; 0)", "2 components; this has 3"),
        ("(2x, 3y^2)", "2x + 3y^2", "vector with 2 components"),
        ("2x", "(2x; 1)", "not a vector"),
        ("(2x, 3y^2)", "(2x; 3y)", "Component 2 is wrong"),
    ],
)
def test_a_wrong_shape_is_told_in_a_sentence(compare, reference, answer, part):
    assert part in compare(reference, answer).message


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        ("A x + A", "A x and A cannot be added"),
        ("x A", "cannot be multiplied"),
        ("x^T A x", "The answer is a vector; this is a number"),
        ("A", "The answer is a vector; this is a matrix"),
        ("x^T A", "This is a row; the answer is a column"),
    ],
)
def test_sizes_that_do_not_fit_are_told_in_a_sentence(compare, answer, part):
    assert part in compare("(A + A^T) x", answer, **AX).message


def test_a_rectangular_matrix_may_be_meant(compare):
    assert isinstance(compare("A x", "A x + 0 A x", **AX), Correct)
    assert isinstance(compare("A^T A x", "(A^T A) x", **AX), Correct)


def test_a_matrix_counterexample_shows_small_matrices(compare):
    example = compare("(A + A^T) x", "2A x", **AX).counterexample
    assert dict(example.at)["A"].startswith("[[")
    assert example.answer != example.expected
