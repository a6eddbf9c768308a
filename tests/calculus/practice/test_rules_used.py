import pytest

from quizapp.calculus.practice.rules_used import rules_used


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("7", "constant"),
        ("-13x", "linear"),
        ("x/3", "linear"),
        ("x^5", "power"),
        ("x^(-3)", "power"),
        ("4x^3", "constant-multiple power"),
        ("-sin x", "constant-multiple sine"),
        ("x^2 + 3", "sum power constant"),
        ("x^2 - 3x", "difference power linear"),
        ("-x^2 + 3", "sum constant-multiple power constant"),
        ("x^2 sin x", "product power sine"),
        ("3x^2 sin x", "constant-multiple product power sine"),
        ("x/sin x", "quotient linear sine"),
        ("5/x", "constant-multiple reciprocal"),
        ("1/x^3", "power"),
        ("1/(x + 3)", "reciprocal chain sum linear constant"),
        ("sin(3x)", "sine chain linear"),
        ("sin(x^2)", "sine chain power"),
        ("(3x + 1)^5", "power chain sum linear constant"),
        ("e^x", "exponential"),
        ("2^(3x)", "general-exponential chain linear"),
        ("ln(x^2 + y^2)", "logarithm chain sum power constant"),
        ("log_2(x)", "general-logarithm"),
        ("x^x", "variable-exponent product logarithm linear"),
        ("|x|", "absolute-value"),
        ("sqrt(sin x)", "square-root chain sine"),
        ("sin(e^(2x))", "sine chain exponential linear"),
    ],
)
def test_the_rules_are_read_off_the_expression(text, rules, tree_of):
    assert " ".join(rules_used(tree_of(text), "x")) == rules
