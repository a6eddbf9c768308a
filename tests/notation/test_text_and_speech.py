"""Trees that no writing makes still have a text, and every formula can be said."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizapp.cards import SymbolKind, Symbols
from quizapp.notation import (
    Node,
    Number,
    Power,
    Product,
    Read,
    Sum,
    Symbol,
    read_statement,
    to_latex,
    to_speech,
    to_text,
)

X = Symbol("x")
HALF = Number(Fraction(1, 2))
SYMBOLS = Symbols({"A": SymbolKind.MATRIX, "w": SymbolKind.VECTOR})


@pytest.mark.parametrize(
    ("tree", "text", "latex"),
    [
        (Sum((X, Sum((X, X)))), "x + x + x", "x + x + x"),
        (Product((X, Product((X, X)))), "x x x", "x x x"),
        (Product((HALF, X)), "(1/2) x", r"\left(\frac{1}{2}\right) x"),
        (Power(X, HALF), "x^(1/2)", r"x^{\frac{1}{2}}"),
        (Product((X, Number(Fraction(-2)))), "x*(-2)", r"x \left(-2\right)"),
        (Number(Fraction(2), decimal=True), "2.0", "2.0"),
    ],
)
def test_computed_trees_have_a_text_too(tree: Node, text: str, latex: str) -> None:
    assert (to_text(tree), to_latex(tree)) == (text, latex)


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("d/dx [x^2]", "the derivative of x squared with respect to x"),
        ("2x cos(x^2)", "2 x times cosine of x squared"),
        ("sin 2x", "sine of 2 x"),
        ("1/2", "one half"),
        ("1/(1+x^2)", "the fraction 1 over 1 plus x squared end of fraction"),
        ("y/x", "y over x"),
        ("(x+1)^3", "open bracket x plus 1 close bracket cubed"),
        ("e^(2x)", "e to the power 2 x end of power"),
        ("x^n", "x to the power n"),
        ("sqrt(x+1)", "the square root of open bracket x plus 1 close bracket"),
        ("-x - 1", "minus x minus 1"),
        ("f''(x)", "f double prime of x"),
        ("f_x(x,y)", "the partial derivative of f with respect to x at x and y"),
        ("∂^2f/∂x∂y", "the second partial derivative of f with respect to x and y"),
        ("∇_w [w^T A w]", "the gradient of w transpose times capital A w with respect to w"),
        ("‖X‖_F", "the Frobenius norm of capital X"),
        ("lim_(h->0+) h", "the limit, as h goes to 0 from above, of h"),
        ("log_2 x", "the logarithm to base 2 of x"),
        ("arcsin x", "inverse sine of x"),
        ("(2x, 3y)", "the vector 2 x, 3 y"),
        ("[[1,2],[3,4]]", "the 2 by 2 matrix, row 1: 1, 2; row 2: 3, 4"),
        ("x_1 >= 0", "x sub 1 is at least 0"),
        ("|x|", "the absolute value of x"),
        ("Δx", "Delta x"),
    ],
)
def test_a_formula_is_said_as_one_says_it(text: str, speech: str) -> None:
    reading = read_statement(text, SYMBOLS)
    assert isinstance(reading, Read)
    assert to_speech(reading.tree) == speech
