"""Prose with notation in it."""

from __future__ import annotations

from quizapp.cards import Symbols
from quizapp.ui.formulas.mathematics import Formula, Words, expression, prose, spoken


def test_notation_between_dollars_becomes_a_formula() -> None:
    before, formula, after = prose("The slope $dy/dx$ is a limit.", Symbols())
    assert before == Words("The slope ")
    assert isinstance(formula, Formula)
    assert after == Words(" is a limit.")


def test_a_lone_dollar_is_a_dollar() -> None:
    assert prose("It costs 3$.", Symbols()) == (Words("It costs 3$."),)


def test_notation_that_cannot_be_read_is_shown_as_written() -> None:
    assert expression("2x + )", Symbols()) == Words("2x + )")


def test_what_is_spoken_has_no_latex() -> None:
    said = spoken(prose("Here $x^2/sqrt(x)$ stands.", Symbols()))
    assert said.startswith("Here ")
    assert "\\" not in said
    assert "$" not in said
