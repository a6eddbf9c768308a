"""The formal derivative of a tree against SymPy's."""

from __future__ import annotations

import pytest

from quizapp.calculus.tree_derivative import NotDifferentiableError, derivative
from quizapp.calculus.walk import depth, nodes, substituted, symbols_in, with_children
from quizapp.notation.names import FUNCTIONS
from quizapp.notation.tree import Symbol, Transpose

TEXTS = [f"{name}(x^2/3)" for name in FUNCTIONS if name not in {"log", "root", "factorial"}] + [
    "log_2(3x)", "log_x(5)", "root(3, x)", "x^5", "x^n", "n^x", "x^x", "e^(x^2)", "(x+1)(x+2)(x+3)", "x/(x+1)",
    "a/x", "x/a", "-x^2 + 3x - 5", "sin(x)^3", "(a x)^2",
]  # fmt: skip


@pytest.mark.parametrize("text", [text for text in TEXTS if not text.startswith(("sign", "root", "factorial"))])
def test_it_agrees_with_sympy(text, sympy_derivative, agree, tree):
    problem = tree(text)
    assert agree(sympy_derivative(problem, "x"), derivative(problem, "x"))


def test_what_does_not_depend_on_the_letter_vanishes(tree):
    assert derivative(tree("a^b + sin(c)"), "x") == tree("0")


def test_what_is_no_expression_has_no_derivative():
    with pytest.raises(NotDifferentiableError):
        derivative(Transpose(Symbol("x")), "x")


def test_walking_visits_every_node_once_from_the_root(tree):
    found = tree("sin(x) + 2^y / |z|")
    names = [type(node).__name__ for node in nodes(found)]
    assert names == ["Sum", "Call", "Symbol", "Quotient", "Power", "Number", "Symbol", "Call", "Symbol"]
    assert symbols_in(found) == {"x", "y", "z"}
    assert depth(found) == 4


def test_changing_no_part_changes_nothing(tree):
    for text in [*TEXTS, "(x, y)", "[[a, b], [c, d]]", "d/dx f(x)", "lim_(h->0) h", "‖x‖"]:
        found = tree(text)
        assert with_children(found, lambda part: part) == found


def test_letters_are_replaced_wherever_they_stand(tree):
    assert substituted(tree("x + sin(x)"), {"x": tree("y^2")}) == tree("y^2 + sin(y^2)")
