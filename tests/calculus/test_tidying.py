"""Tidying changes how an expression is written, and never its value."""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter

import pytest

from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.tidying import multiplied_out, tidy
from quizapp.cards import SymbolKind, Symbols, Wrong
from quizapp.grading.ladder import decide
from quizapp.grading.setting import Setting
from quizapp.notation.text import to_text


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("5*x^(5-1)", "5x^4"),
        ("cos(x^2)*2x", "2x cos(x^2)"),
        ("1*(x-2) + (x+1)*1", "2x - 1"),
        ("3(x^2-2x)^2 (2x-2)", "6(x - 1)(x^2 - 2x)^2"),
        ("(2x+2)/(2sqrt(x^2+2x))", "(x + 1)/sqrt(x^2 + 2x)"),
        ("(cos x/x - ln x(-sin x))/cos^2 x", "(cos(x) + x sin(x) ln(x))/(x cos(x)^2)"),
        ("1/(1+1/x^2) (-1/x^2)", "-1/(x^2 + 1)"),
        ("-x + 1", "1 - x"),
        ("1 - x^2", "1 - x^2"),
        ("2x + 3x^2", "3x^2 + 2x"),
        ("(2x)^2", "4x^2"),
        ("(x+1)^2", "(x + 1)^2"),
        ("sqrt(4x)", "2 sqrt(x)"),
        ("sqrt(x^2)", "sqrt(x^2)"),
        ("(x^3)^(1/2)", "x^(3/2)"),
        ("ln(x^2)", "ln(x^2)"),
        ("ln(e^x)", "x"),
        ("|3x|", "3 |x|"),
        ("|x|^2", "x^2"),
        ("x/x", "1"),
        ("sin(x)^2 + cos(x)^2", "1"),
        ("sin(x)/cos(x)", "tan(x)"),
        ("x^n/x", "x^(n - 1)"),
        ("0x + 3", "3"),
    ],
)
def test_it_is_written_as_in_a_textbook(text, tidied, tree):
    assert to_text(tidy(tree(text))) == tidied


def test_the_value_stays_the_same(expressions):
    for expression in [*expressions(11, 1000, 2), *expressions(12, 400, 3)]:
        with suppress(DifferentiationError):
            tidied = tidy(expression)
            decision = decide(expression, tidied, Setting(problem=expression))
            assert not isinstance(decision, Wrong), (to_text(expression), to_text(tidied), decision)


def test_it_can_be_read_back(expressions, tree):
    for expression in expressions(13, 500, 2):
        with suppress(DifferentiationError):
            tidied = tidy(expression)
            assert tree(to_text(tidied)) == tidied


def test_vectors_and_matrices_stay_in_their_order(tree):
    symbols = Symbols({"A": SymbolKind.MATRIX, "B": SymbolKind.MATRIX, "x": SymbolKind.VECTOR})
    assert to_text(tidy(tree("2B A x + B A x", symbols), symbols)) == "3B A x"
    assert to_text(tidy(tree("(A B)^T", symbols), symbols)) == "Bᵀ Aᵀ"


def test_a_division_by_zero_is_said(tree):
    with pytest.raises(DifferentiationError, match="division by zero"):
        tidy(tree("1/(x - x)"))


def test_it_takes_a_few_milliseconds(expressions):
    taken = []
    for expression in expressions(14, 200, 3):
        start = perf_counter()
        with suppress(DifferentiationError):
            tidy(expression)
        taken.append(perf_counter() - start)
    assert sorted(taken)[len(taken) // 2] < 0.02


def test_brackets_are_multiplied_out_on_demand(tree):
    assert to_text(multiplied_out(tree("(x+1)(x-2)"))) == "x^2 - x - 2"
    assert multiplied_out(tree("sin(x)")) is None
