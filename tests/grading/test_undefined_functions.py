"""f, g, u, v without a formula: random smooth functions stand in for them."""

from __future__ import annotations

import pytest

from quizapp.cards import Correct, Wrong

F = {"f": "function"}
FG = {"f": "function", "g": "function"}
UV = {"u": "function", "v": "function"}
RIGHT = [
    ("f'(x)", "df/dx", F),
    ("f'(x)", "d/dx f(x)", F),
    ("f'(x)", "f'", F),
    ("f'(x) e^f(x)", "e^(f(x)) df/dx", F),
    ("f''(x)", "d^2 f/dx^2", F),
    ("f'(g(x)) g'(x)", "g'(x) f'(g(x))", FG),
    ("f'(g(x)) g'(x)", "df/dg * dg/dx", FG),
    ("f'(x) g(x) + f(x) g'(x)", "g f' + f g'", FG),
    ("f'(x) g(x) + f(x) g'(x)", "d/dx [f(x) g(x)]", FG),
    ("(g(x) f'(x) - f(x) g'(x))/g(x)^2", "f'/g - f g'/g^2", FG),
    ("u' v + u v'", "v du/dx + u dv/dx", UV),
    ("n f(x)^(n-1) f'(x)", "n f^n f'/f", F),
    ("cos(f(x)) f'(x)", "d/dx sin(f(x))", F),
    ("f'(x)/f(x)", "d/dx ln(f(x))", F),
    ("2x f'(x^2)", "d/dx f(x^2)", F),
    ("dy/du du/dx", "du/dx dy/du", {"y": "function", "u": "function"}),
    ("dy/dx", "y'", {"y": "function"}),
]
WRONG = [
    ("f'(g(x)) g'(x)", "f'(g'(x))", FG),
    ("f'(g(x)) g'(x)", "f'(x) g'(x)", FG),
    ("f'(g(x)) g'(x)", "f'(g(x))", FG),
    ("u' v + u v'", "u' v'", UV),
    ("u' v + u v'", "u' v - u v'", UV),
    ("(g(x) f'(x) - f(x) g'(x))/g(x)^2", "f'/g'", FG),
    ("f'(x) e^f(x)", "e^(f'(x))", F),
    ("f''(x)", "f'(x)", F),
    ("f'(x)", "-f'(x)", F),
    ("dy/du du/dx", "dy/du + du/dx", {"y": "function", "u": "function"}),
    ("2x", "f'(x)", {}),
]


@pytest.mark.parametrize(("reference", "answer", "kinds"), RIGHT)
def test_right_answers_with_undefined_functions(compare, reference, answer, kinds):
    assert isinstance(compare(reference, answer, **kinds), Correct)


@pytest.mark.parametrize(("reference", "answer", "kinds"), WRONG)
def test_wrong_answers_with_undefined_functions(compare, reference, answer, kinds):
    assert isinstance(compare(reference, answer, **kinds), Wrong)


def test_partial_derivatives_agree_in_every_notation(compare):
    for answer in ("∂f/∂x", "f_x", "D_x f", "f_x(x, y)"):
        assert isinstance(compare("∂f/∂x", answer, by=("x", "y"), f="function"), Correct), answer
    assert isinstance(compare("∂f/∂x", "∂f/∂y", by=("x", "y"), f="function"), Wrong)


def test_mixed_partial_derivatives_do_not_mind_the_order(compare):
    symbols = {"by": ("x", "y"), "f": "function"}
    assert isinstance(compare("∂/∂x ∂/∂y f(x, y)", "∂/∂y ∂/∂x f(x, y)", **symbols), Correct)


def test_the_chain_rule_for_several_variables(compare):
    kinds = {"y": "function", "u": "function", "v": "function"}
    rule = "∂y/∂u ∂u/∂x + ∂y/∂v ∂v/∂x"
    assert isinstance(compare(rule, "∂u/∂x ∂y/∂u + ∂v/∂x ∂y/∂v", **kinds), Correct)
    assert isinstance(compare(rule, "∂y/∂u ∂u/∂x", **kinds), Wrong)


def test_a_function_that_is_not_of_the_question_is_named(compare):
    assert "f" in compare("2x", "f'(x)").message
