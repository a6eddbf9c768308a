"""LaTeX as a textbook sets it, and as the program can draw it."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards import SymbolKind, Symbols
from quizapp.notation import Node, Read, read_statement, to_latex

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import ziamath

SYMBOLS = Symbols({"A": SymbolKind.MATRIX, "X": SymbolKind.MATRIX, "w": SymbolKind.VECTOR})

TYPESET = [
    ("2x cos(x^2)", r"2x \, \cos\left(x^{2}\right)"),
    ("(sin x)^2", r"\sin^{2}\, x"),
    ("sin(x)^-1", r"\sin\left(x\right)^{-1}"),
    ("arcsin x", r"\arcsin x"),
    ("arsinh x", r"\operatorname{arsinh}\, x"),
    ("sin x cos x", r"\sin x \, \cos x"),
    ("sin(x) y", r"\sin\left(x\right) y"),
    ("1/sqrt(1-x^2)", r"\frac{1}{\sqrt{1 - x^{2}}}"),
    ("cbrt(x)", r"\sqrt[3]{x}"),
    ("-x/2", r"-\frac{x}{2}"),
    ("(-x)/2", r"\frac{-x}{2}"),
    ("2*3", r"2 \cdot 3"),
    ("(x+1)(x-1)", r"\left(x + 1\right) \left(x - 1\right)"),
    ("a-(b+c)", r"a - \left(b + c\right)"),
    ("e^(2x)", r"e^{2x}"),
    ("(x^2)^3", r"\left(x^{2}\right)^{3}"),
    ("|x|", r"\left| x \right|"),
    ("ln|x|", r"\ln \left| x \right|"),
    ("log_2 x", r"\log_{2}\, x"),
    ("d/dx [x^2]", r"\frac{d}{dx}\left[x^{2}\right]"),
    ("dy/dx", r"\frac{dy}{dx}"),
    ("∂²f/∂x∂y", r"\frac{\partial^{2} f}{\partial x \partial y}"),
    ("f''(2x)", r"f''\left(2x\right)"),
    ("f_x(x, y)", r"f_{x}\left(x, y\right)"),
    ("∇f", r"\nabla f"),
    ("∇_w [w^T A w]", r"\nabla_{w} \left[w^{\top} A w\right]"),
    ("(A + A^T) w", r"\left(A + A^{\top}\right) w"),
    ("‖X‖_F^2", r"\left\| X \right\|_{F}^{2}"),
    ("(2x, 3y^2)", r"\begin{pmatrix} 2x \\ 3y^{2} \end{pmatrix}"),
    ("[[1,2],[3,4]]", r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"),
    ("lim_(h->0) (f(x+h)-f(x))/h", r"\lim_{h \to 0} \frac{f\left(x + h\right) - f\left(x\right)}{h}"),
    ("lim_(x->0+) ln x", r"\lim_{x \to 0^{+}} \ln x"),
    ("Δy/Δx", r"\frac{\Delta y}{\Delta x}"),
    ("θ_1 x_{i-1}", r"\theta_{1} x_{i-1}"),
    ("x <= 2", r"x \le 2"),
    ("x_1 + ... + x_n", r"x_{1} + \cdots + x_{n}"),
]


@pytest.mark.parametrize(("text", "latex"), TYPESET)
def test_it_is_set_as_in_a_textbook(text: str, latex: str) -> None:
    reading = read_statement(text, SYMBOLS)
    assert isinstance(reading, Read)
    assert to_latex(reading.tree) == latex


@pytest.mark.parametrize("latex", [latex for _, latex in TYPESET])
def test_it_can_be_drawn(latex: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ziamath.config, "svg2", False)
    assert ziamath.Latex(latex).svg().startswith("<svg")


def test_whatever_a_tree_says_can_be_drawn(trees: st.SearchStrategy[Node], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ziamath.config, "svg2", False)

    @settings(max_examples=40, deadline=None)
    @given(trees)
    def check(tree: Node) -> None:
        assert ziamath.Latex(to_latex(tree)).svg().startswith("<svg")

    check()
