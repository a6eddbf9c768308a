from __future__ import annotations

import pytest

from quizapp.cards import Symbols
from quizapp.cards.derivation import Derivation
from quizapp.grading.solutions import differentiated
from quizapp.ui.formulas.mathematics import Words
from quizapp.ui.sitting.solution_rows import SolutionRow, solution_rows


def rows_of(text: str) -> tuple[SolutionRow, ...]:
    derivation = differentiated(text, "x")
    assert isinstance(derivation, Derivation)
    return solution_rows(derivation.steps, Symbols())


def test_what_needs_others_first_gets_its_result_below_them():
    rows = rows_of("x^2 sin(3x)")
    assert [(row.depth, row.name) for row in rows] == [
        (0, "Product rule"),
        (1, "Power rule"),
        (1, "Chain rule"),
        (2, "Sine"),
        (1, ""),
        (0, ""),
    ]


def test_the_first_row_does_not_give_the_result_away():
    first, *_, last = rows_of("x^2 sin(3x)")
    assert len(first.formulas) == 1
    assert "equals 2 x times sine" in last.spoken


def test_a_rule_that_needs_no_other_is_one_row_with_its_result():
    (row,) = rows_of("x^5")
    assert row.name == "Power rule"
    assert "equals 5 x to the power" in row.spoken


def test_the_name_of_the_rule_is_not_said_twice():
    (row,) = rows_of("x^5")
    assert row.spoken.count("Power rule") == 1
    assert isinstance(row.sentence[0], Words)
    assert row.sentence[0].text.startswith("The exponent")


@pytest.mark.parametrize("text", ["ln(1+(x-1)^10)", "x^x", "f(x) g(x)", "|x|/x", "√(1-x^2)/x", "arctan(e^x)"])
def test_every_formula_of_a_solution_can_be_read_again(text):
    for row in rows_of(text):
        assert not [piece for piece in row.formulas if isinstance(piece, Words) and piece.text.strip()]
