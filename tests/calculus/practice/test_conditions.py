import pytest

from quizapp.calculus.practice.conditions import conditions_of
from quizapp.calculus.practice.errors import TemplateError

NAMES = frozenset("abfg")


@pytest.mark.parametrize(
    ("text", "a", "b", "holds"),
    [
        ("a != b", "2", "3", True),
        ("a != b", "3", "3", False),
        ("a ≠ b", "3", "3", False),
        ("a < b <= 5", "2", "5", True),
        ("a < b <= 5", "2", "6", False),
        ("a + b = 5", "2", "3", True),
        ("a b > 2a + 1", "2", "3", True),
        ("a^2 - b = 1", "2", "3", True),
        ("a/b < 1", "2", "3", True),
        ("a = -2", "-2", "3", True),
        ("a != b", "sin(u)", "sin(u)", False),
        ("a != b", "sin(u)", "cos(u)", True),
        ("a < b", "sin(u)", "3", False),
        ("a^b < 5", "9", "999", False),
        ("a^(9^(9^9)) > 5", "9", "9", False),
        ("a/(b - b) > 5", "9", "9", False),
    ],
)
def test_a_condition_on_what_was_drawn(text, a, b, holds, tree):
    values = {"a": tree(a), "b": tree(b)}
    assert all(condition.holds(values) for condition in conditions_of((text,), NAMES)) is holds


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("a",), "no condition"),
        (("a != c",), "“c”, which is no parameter"),
        (("a !=",), "cannot be read"),
        (("import os; a > 2",), "cannot be read|no parameter"),
        (("a > 1",) * 21, "more than 20 conditions"),
    ],
)
def test_what_is_no_condition_is_said(texts, words):
    with pytest.raises(TemplateError, match=words):
        conditions_of(texts, NAMES)
