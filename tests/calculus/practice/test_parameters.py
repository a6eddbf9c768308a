from random import Random

import pytest

from quizapp.calculus.practice.errors import TemplateError
from quizapp.calculus.practice.parameters import parameters_of, with_parameters
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.text import to_text


def draws(text: str) -> set[str]:
    (parameter,) = parameters_of((text,), Symbols())
    rng = Random(1)
    return {to_text(parameter.source.draw(rng)) for _ in range(300)}


def test_both_ends_of_a_range_are_drawn_and_nothing_beyond():
    assert draws("a in 2..5") == {"2", "3", "4", "5"}


def test_ranges_can_be_joined():
    assert draws("a in -3..-2 or 2..3") == {"-3", "-2", "2", "3"}


def test_a_list_holds_numbers_letters_and_expressions():
    assert draws("k in [2, c, pi, root(5, 3)]") == {"2", "c", "pi", "root(5, 3)"}


def test_several_letters_share_a_source():
    assert [parameter.name for parameter in parameters_of(("a, b in 2..9", "n in [1, 2]"), Symbols())] == [
        "a",
        "b",
        "n",
    ]


def test_choices_with_a_place_to_fill_are_functions():
    symbols = with_parameters(Symbols(), parameters_of(("f in [sin u, e^u]", "a in 1..2"), Symbols()))
    assert symbols.kind("f") is SymbolKind.FUNCTION
    assert symbols.kind("a") is SymbolKind.REAL


def test_a_letter_drawn_among_matrices_is_read_as_a_matrix():
    matrices = Symbols({"A": SymbolKind.MATRIX, "B": SymbolKind.MATRIX})
    assert with_parameters(matrices, parameters_of(("M in [A, B]",), matrices)).kind("M") is SymbolKind.MATRIX


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a in 2..", "no range with two ends"),
        ("a in ..", "no range with two ends"),
        ("a in 2..1000000000", "must lie between"),
        ("a in 2..99999999999999999999999", "must lie between"),
        ("a in 2.." + "9" * 200, "no range with two ends"),
        ("a in 9..2", "is empty"),
        ("a from 2 to 9", "is no parameter"),
        ("sin in 2..9", "cannot be the name"),
        ("e in 2..9", "cannot be the name"),
        ("x in 2..9", "what to differentiate by"),
        ("a, a in 2..9", "given twice"),
        ("a in [2, , 3]", "missing between two commas"),
        ("a in [2 +* 3]", "cannot be read"),
        ("a in [__import__('os')]", "cannot be read"),
        ("a in [" + ", ".join(map(str, range(2, 99))) + "]", "more than 40 choices"),
        (", ".join(f"a_{i}" for i in range(10)) + ", b_1, b_2, b_3 in 2..9", "more than 12 parameters"),
        ("a in [" + "(" * 500 + "]", "cannot be read"),
    ],
)
def test_what_is_no_parameter_is_said(text, words):
    with pytest.raises(TemplateError, match=words):
        parameters_of((text,), Symbols())
