"""Whatever is typed, there is a verdict: no exception, no hang."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards import Correct, SymbolKind, Symbols, Undecided, Unreadable, Wrong
from quizapp.grading import worker

PIECES = st.sampled_from(
    [*"xyzabn0123456789+-*/^()|,.' =", "sin", "ln", "√", "e^", "^9^9", "d/dx", "f(x)", "f'", "∂f/∂x", "π", "‖", "A^T",
     "∞", "log_", "lim", "10^10^10", "0.333", "[", "]", ";", "x_1", "∇", "sqrt", "arcsin", "tan", "|x|", "1/0", "½"]
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Σ_j2f" * 90,
        "sum_(j=1)^99 " * 9 + "x",
        "f_root(1+x²/2",
        ",;" * 400,
        "-0,5²" * 150,
        "x" * 1900,
        "(" * 1900,
        "9" * 1900,
        "x^" * 900 + "x",
        "sin" * 600 + "x",
        "+".join(["sin(x)^9"] * 200),
        "1/" * 900 + "x",
        "-" * 1500 + "x",
        "9^9^9^9^9^9^9",
        "(((9^9)^9)^9)^9",
        "10^(10^(10^10)) - 10^(10^(10^10))",
        "e^(e^(e^(e^(e^(e^x)))))",
        "(x+1)^(10^10)",
        "((x+1)^1000)^1000",
        "0." + "0" * 1500 + "1 x",
        "x + 10^(-1000)",
        "x^0.123456789123456789123456789",
        "sin(10^(10^9))",
        "d/dx " * 12 + "tan x",
        "d/dx d/dx d/dx d/dx (sin(x) cos(x) tan(x) ln(x) e^x)",
        "(a+b+c+d+x+y+z)^30 - (a+b+c+d+x+y+z)^30",
        "((x^2+1)/(x^3+2)+1/(x^5+x+1))^40",
    ],
)
def test_a_hostile_answer_gets_a_verdict(text):
    verdict = worker.compare("2x sin x", text, Symbols()).verdict
    assert isinstance(verdict, Wrong | Undecided | Unreadable)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["2x", "f'(x) e^f(x)", "(2x, 3y^2)", "A x", "0"]))
def test_any_text_gets_a_verdict(text, reference):
    symbols = Symbols({"A": SymbolKind.MATRIX, "f": SymbolKind.FUNCTION})
    verdict = worker.compare(reference, text, symbols).verdict
    assert isinstance(verdict, Correct | Wrong | Undecided | Unreadable)
