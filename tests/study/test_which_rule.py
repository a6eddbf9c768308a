from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards import Problem
from quizapp.study.which_rule import CHOICES, EVERY, which_question, which_rule, with_which_rule

NAMES = {
    "power": "Power rule", "chain": "Chain rule", "product": "Product rule", "sine": "Sine", "cosine": "Cosine",
    "sum": "Sum rule", "gradient": "Gradient",
}  # fmt: skip


def fresh(*rules: str, first: str = "") -> Problem:
    return Problem(
        problem="sin(x^2)",
        answer="2x cos(x^2)",
        practice=rules[0],
        level=1,
        seed=1,
        template="sine-1",
        key="sin(x^2)",
        rules=rules,
        first=first or rules[0],
    )


@given(st.integers())
def test_what_comes_later_in_the_problem_is_always_among_the_choices(seed: int) -> None:
    question = which_question(fresh("chain", "sine", "power"), NAMES, Random(seed))
    assert question is not None
    assert len(question.choices) == CHOICES
    assert {"Chain rule", "Sine", "Power rule"} < set(question.choices)
    assert (question.card.answer, question.which) == ("Chain rule", "chain")


def test_a_problem_of_one_rule_is_mixed_with_rules_that_go_by_shape() -> None:
    question = which_question(fresh("sine"), NAMES, Random(1))
    assert question is not None
    assert set(question.card.wrong) <= {"Power rule", "Chain rule", "Product rule", "Sum rule"}


def test_what_is_practised_need_not_come_first() -> None:
    question = which_question(fresh("power", "chain", "sine", first="chain"), NAMES, Random(1))
    assert question is not None
    assert (question.card.answer, question.which) == ("Chain rule", "chain")
    assert "Power rule" in question.card.wrong


def test_sum_and_difference_are_not_told_apart() -> None:
    names = {**NAMES, "difference": "Difference rule"}
    question = which_question(fresh("power", "sum", "difference", first="sum"), names, Random(1))
    assert question is not None
    assert "Difference rule" not in question.choices


def test_rules_of_one_name_stand_among_the_choices_once() -> None:
    question = which_question(fresh("sine", "cosine"), {"sine": "Same", "cosine": "Same", "sum": "Other"}, Random(1))
    assert question is not None
    assert sorted(question.choices) == ["Other", "Same"]


def test_without_a_choice_nothing_is_asked() -> None:
    assert which_question(fresh("sine"), {"sine": "Sine"}, Random(1)) is None
    assert which_question(fresh("unknown"), NAMES, Random(1)) is None


@given(st.integers(0, 60), st.sets(st.sampled_from(sorted(NAMES))), st.integers())
def test_one_comes_after_every_so_many_others_and_none_twice(count: int, rules: set[str], seed: int) -> None:
    waiting = tuple(f"card-{number}" for number in range(count))
    mixed = with_which_rule(waiting, rules, Random(seed))
    added = [entry for entry in mixed if which_rule(entry) is not None]
    assert tuple(entry for entry in mixed if entry not in added) == waiting
    assert len(added) == len(set(added)) == min(count // EVERY, len(rules))
    if added:
        assert mixed.index(added[0]) == EVERY
