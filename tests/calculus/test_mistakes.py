"""Wrong rules in notation, and the wrong answers that they give."""

from __future__ import annotations

import tomllib

import pytest

from quizapp.calculus.deriving.derive import derive
from quizapp.calculus.formulas import formulas
from quizapp.calculus.misconception import misconceptions, read_misconceptions
from quizapp.calculus.mistakes import wrong_answers, wrong_answers_at_two
from quizapp.cards import Symbols
from quizapp.notation.text import to_text
from quizapp.resources import data_folder


def given(text: str, misconception: str, tree) -> set[str]:
    found = wrong_answers(derive(tree(text), "x"), misconceptions(), Symbols())
    return {to_text(wrong.tree) for wrong in found if wrong.mistakes[0].misconception.id == misconception}


@pytest.mark.parametrize(
    ("text", "misconception", "answer"),
    [
        ("x^2 sin(x)", "product-of-derivatives", "2x cos(x)"),
        ("sin(x^2)", "chain-both-at-once", "cos(2x)"),
        ("sin(x^2)", "chain-inside-only", "sin(2x)"),
        ("x^2 + 7", "constant-kept", "2x + 7"),
        ("x + cos(x)", "cosine-sign", "1 + sin(x)"),
        ("3 e^x", "exponential-as-power", "3x e^(x - 1)"),
        ("1/x^3", "quotient-reciprocal-of-derivative", "1/(3x^2)"),
    ],
)
def test_a_wrong_rule_is_used_at_one_place(text, misconception, answer, tree):
    assert answer in given(text, misconception, tree)


def test_of_three_factors_a_wrong_rule_is_used_throughout(tree):
    assert "cos(x) e^x" in given("x sin(x) e^x", "product-of-derivatives", tree)


def test_two_places_are_changed_together(tree):
    derivation = derive(tree("sin(2x) + cos(3x)"), "x")
    found = {to_text(wrong.tree) for wrong in wrong_answers_at_two(derivation, misconceptions(), Symbols())}
    assert "cos(2x) - sin(3x)" in found


def test_every_misconception_blames_a_rule_that_exists_and_has_an_id_of_its_own():
    every = misconceptions().all
    assert len({one.id for one in every}) == len(every) > 140
    assert {one.rule for one in every if not one.is_slip} <= formulas().names.keys()
    assert all(one.sentence.endswith(".") for one in every)


def test_most_rules_have_misconceptions():
    blamed = {one.rule for one in misconceptions().all}
    assert formulas().names.keys() - blamed <= {"limit-definition", "square-root", "chain-multivariable"}


def test_a_wrong_rule_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "mine.toml").write_text(
        '[[misconception]]\nid = "odd"\nrule = "sum"\nname = "n"\nsentence = "s."\nwrong = "d/dx [("\n', "utf-8"
    )
    with pytest.raises(ValueError, match=r"mine\.toml.*odd"):
        read_misconceptions(tmp_path)


def test_the_files_say_why(tree):
    for path in sorted((data_folder() / "misconceptions").glob("*.toml")):
        text = path.read_text("utf-8")
        assert text.startswith("# "), path.name
        assert tomllib.loads(text)["misconception"]
