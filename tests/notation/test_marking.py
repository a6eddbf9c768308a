"""A marked part of an expression."""

from __future__ import annotations

import pytest

from quizapp.cards import Symbols
from quizapp.notation import read_statement, to_latex
from quizapp.notation.marking import with_mark
from quizapp.notation.reading import Read
from quizapp.notation.tree import Node, Span


def marked(text: str, part: str) -> tuple[Node, Node]:
    reading = read_statement(text, Symbols())
    assert isinstance(reading, Read)
    start = text.index(part)
    return reading.tree, with_mark(reading.tree, Span(start, start + len(part)))


@pytest.mark.parametrize(
    ("text", "part", "latex"),
    [
        ("d/dx [x^3 e^(2x)]", "e^(2x)", "e^{2x}"),
        ("d/dx [sin(x) e^x]", "sin(x)", r"\sin\left(x\right)"),
        ("x - sin x", "sin x", r"\sin x"),
        ("(x - 1)^10", "x - 1", "x - 1"),
        ("sin(3x)/x", "sin(3x)", r"\sin 3x"),
        ("x^2 ln(1/x + 1)", "1/x", r"\frac{1}{x}"),
        ("sin^2 x cos x", "sin^2 x", r"\sin^{2}\, x"),
        ("(2x, sin y)", "sin y", r"\sin y"),
    ],
)
def test_the_part_alone_has_a_colour_of_its_own(text: str, part: str, latex: str) -> None:
    plain, with_part = marked(text, part)
    line = r"\rule{0em}{0em}"
    assert rf"\textcolor{{red}}{{{line}{latex}{line}}}" in to_latex(with_part)
    unmarked = to_latex(with_part).replace(rf"\textcolor{{red}}{{{line}", "").replace(f"{line}}}", "")
    assert unmarked == to_latex(plain)


def test_a_mark_does_not_change_the_expression() -> None:
    plain, with_part = marked("x^3 e^(2x)", "e^(2x)")
    assert plain == with_part


def test_where_no_part_stands_nothing_is_marked() -> None:
    plain, with_part = marked("x^3 e^(2x)", "3 e")
    assert to_latex(plain) == to_latex(with_part)
