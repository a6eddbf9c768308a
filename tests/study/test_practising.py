from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quizapp.cards import Card, Kind, Memory, NoProblem, Task
from quizapp.cards.practice import practice_card
from quizapp.cards.review import Stage
from quizapp.study.practising import NO_PRACTICE, introduced, open_practice, with_practice

NOW = datetime(2026, 3, 14, 15, tzinfo=UTC)


def card(name: str, rule: str) -> Card:
    return Card(id=name, deck="d", kind=Kind.EXERCISE, task=Task.DIFFERENTIATE, problem="x", answer="1", rules=(rule,))


def test_a_practice_card_stands_after_the_first_card_that_teaches_its_rule() -> None:
    cards = [card("a", "power"), card("b", "sine"), card("c", "power")]
    practice = [practice_card("chain"), practice_card("power")]
    assert [each.id for each in with_practice(cards, practice)] == ["a", "practice-power", "b", "c", "practice-chain"]


def test_a_locked_rule_is_not_introduced_but_goes_on_once_it_was_practised() -> None:
    cards = [practice_card("power"), practice_card("chain"), practice_card("product")]
    assert [each.id for each in open_practice(cards, {"chain"}, {"chain", "product"})] == [
        "practice-power", "practice-chain",
    ]  # fmt: skip


def test_a_rule_that_was_never_practised_is_met_as_a_new_card() -> None:
    memory = Memory(Stage.REVIEW, None, 10.0, 5.0, NOW, NOW)
    memories = {"exercise-1": memory, "practice-power": memory, "practice-sine": memory}
    assert set(introduced(memories, {"power"})) == {"exercise-1", "practice-power"}


def test_without_practice_no_problem_is_made() -> None:
    with pytest.raises(NoProblem):
        NO_PRACTICE.make("power", 1, 1, frozenset())
