"""The check of fresh problems lets right answers pass, and no wrong one."""

from dataclasses import replace

import pytest

from quizapp.cards import Problem, SymbolKind, Task
from quizapp.grading.verification import is_verified

BLANK = Problem(problem="", answer="", practice="chain", level=1, seed=1, template="chain-1", key="")
MATRICES = {"A": SymbolKind.MATRIX, "X": SymbolKind.MATRIX, "x": SymbolKind.VECTOR, "b": SymbolKind.VECTOR}
GRADIENT = {"task": Task.GRADIENT, "wrt": ("x", "y")}
BY_VECTOR = {"task": Task.GRADIENT, "variables": MATRICES}
LIMIT = {"task": Task.LIMIT}
ALONG = {"task": Task.EVALUATE, "wrt": ("t",), "inner": (("x", "t^2"), ("y", "sin(t)"))}

RIGHT = [
    ("x^5", "5x^4", {}),
    ("7", "0", {}),
    ("3 sin(x)^2", "6 sin(x) cos(x)", {}),
    ("ln(x)", "1/x", {}),
    ("|3 - x|", "(x - 3)/|x - 3|", {}),
    ("1/(x - 2)", "-1/(x - 2)^2", {}),
    ("arcsin(x - 7)", "1/sqrt(1 - (x - 7)^2)", {}),
    ("arcsec(9x)", "1/(|x| sqrt(81x^2 - 1))", {}),
    ("e^(cosh(9x))", "9e^(cosh(9x)) sinh(9x)", {}),
    ("tan(e^(4x))", "4e^(4x) sec(e^(4x))^2", {}),
    ("x^(2/3)", "2/(3x^(1/3))", {}),
    ("x^x", "x^x (ln(x) + 1)", {"domain": "x > 0"}),
    ("a x^2", "2a x", {}),
    ("theta^2", "2theta", {"wrt": ("θ",)}),
    ("x^2 y + y", "x^2 + 1", {"task": Task.PARTIAL, "wrt": ("y",)}),
    ("x^2 y", "(2x y, x^2)", GRADIENT),
    ("ln(x y)", "(1/x, 1/y)", GRADIENT | {"domain": "x > 0 and y > 0"}),
    ("z = x y", "2t sin(t) + t^2 cos(t)", ALONG),
    ("lim_(h->0) ((x + h)^2 - x^2)/h", "2x", LIMIT),
    ("lim_(x->3) (x^2 - 9)/(x - 3)", "6", LIMIT),
    ("lim_(x->a) (x^4 - a^4)/(x - a)", "4a^3", LIMIT),
    ("lim_(h->0+) (e^h - 1)/h", "1", LIMIT),
    ("x^T A x", "(A + A^T) x", BY_VECTOR),
    ("A x", "A^T", BY_VECTOR),
    ("x^T A", "A", BY_VECTOR),
    ("‖A x - b‖^2", "2A^T (A x - b)", BY_VECTOR),
    ("‖x‖", "x/‖x‖", BY_VECTOR),
    ("‖A X‖_F^2", "2A^T A X", BY_VECTOR | {"wrt": ("X",)}),
    ("[x; y]^T [[1, 2], [3, 4]] [x; y]", "(2x + 5y, 5x + 8y)", GRADIENT),
    ("[[1, 2], [3, 4]] [x; y]", "[[1, 3], [2, 4]]", GRADIENT),
]
WRONG = [
    ("x^5", "5x^5", {}),
    ("x^5", "5x^4 + 10^-15", {}),
    ("7", "7", {}),
    ("sin(x)", "-cos(x)", {}),
    ("|x|", "1", {}),
    ("ln|x|", "1/|x|", {}),
    ("x^2", "2x^2/x + sqrt(x) - sqrt(x)", {}),
    ("1/(x - 2)", "1/(x - 2)^2", {}),
    ("x^2 y + y", "2x y", {"task": Task.PARTIAL, "wrt": ("y",)}),
    ("x^2 y", "(x^2, 2x y)", GRADIENT),
    ("x^2 y", "2x y + x^2", GRADIENT),
    ("x^2 y", "(2x y, x^2, 0)", GRADIENT),
    ("z = x y", "2t cos(t)", ALONG),
    ("lim_(h->0) ((x + h)^2 - x^2)/h", "2x + 1", LIMIT),
    ("lim_(h->0) |h|/h", "1", LIMIT),
    ("lim_(h->0) 1/h", "0", LIMIT),
    ("x^T A x", "2A x", BY_VECTOR),
    ("A x", "A", BY_VECTOR),
    ("x^T A", "A^T", BY_VECTOR),
    ("‖x‖^2", "2x^T", BY_VECTOR),
    ("‖A X‖_F^2", "2X A^T A", BY_VECTOR | {"wrt": ("X",)}),
    ("[[1, 2], [3, 4]] [x; y]", "[[1, 2], [3, 4]]", GRADIENT),
    ("[x; y]^T [[1, 2], [3, 4]] [x; y]", "(2x + 4y, 6x + 8y)", GRADIENT),
]
UNTOLD = [
    ("sqrt(-1 - x^2)", "-x/sqrt(-1 - x^2)", {}),
    ("x +* 2", "1", {}),
    ("x^2", "2x)", {}),
    ("x^2", "2x", {"domain": "x ? 0"}),
    ("9^9^9^9 x", "9^9^9^9", {"domain": "x > 2 and x < 1"}),
    ("lim_(x->infinity) 1/x", "0", LIMIT),
    ("f(x)", "f'(x)", {}),
]


def problem(text: str, answer: str, fields: dict) -> Problem:
    return replace(BLANK, problem=text, answer=answer, **fields)


@pytest.mark.parametrize(("text", "answer", "fields"), RIGHT)
def test_a_right_answer_passes(text, answer, fields):
    assert is_verified(problem(text, answer, fields))


@pytest.mark.parametrize(("text", "answer", "fields"), WRONG)
def test_a_wrong_answer_does_not(text, answer, fields):
    assert not is_verified(problem(text, answer, fields))


@pytest.mark.parametrize(("text", "answer", "fields"), UNTOLD)
def test_what_cannot_be_told_does_not_pass_either(text, answer, fields):
    assert not is_verified(problem(text, answer, fields))
