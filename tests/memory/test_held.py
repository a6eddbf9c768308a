from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quizapp.cards import Memory, Rule
from quizapp.cards.review import Stage
from quizapp.memory.held import foundations, is_known, known_rules, level_for, locked_rules
from quizapp.memory.scheduler import Scheduler

NOW = datetime(2026, 3, 14, 15, tzinfo=UTC)
DAY = timedelta(days=1)
SCHEDULER = Scheduler()


def rule(name: str, *builds_on: str) -> Rule:
    return Rule(id=name, name=name, statement="x = x", explanation="", builds_on=builds_on)


def memory(stability: float = 10, stage: Stage = Stage.REVIEW) -> Memory:
    return Memory(stage, None if stage is Stage.REVIEW else 0, stability, 5, NOW + 10 * DAY, NOW)


RULES = (rule("limit"), rule("power", "limit"), rule("sum", "limit"), rule("chain", "power"), rule("sine", "limit"),
         rule("cosine", "sine", "chain"))  # fmt: skip
PRACTISED = {"power", "chain", "sine", "cosine"}


def test_a_rule_is_known_when_it_left_its_learning_steps_and_would_be_recalled() -> None:
    assert is_known(SCHEDULER, memory(), NOW)
    assert not is_known(SCHEDULER, memory(), NOW + 60 * DAY)
    assert not is_known(SCHEDULER, memory(stage=Stage.LEARNING), NOW)
    assert not is_known(SCHEDULER, memory(stage=Stage.RELEARNING), NOW)
    assert not is_known(SCHEDULER, None, NOW)


def test_only_the_memories_of_rules_say_which_rules_are_known() -> None:
    assert known_rules(SCHEDULER, {"practice-power": memory(), "exercise-1": memory()}, NOW) == {"power"}


def test_a_rule_that_cannot_be_practised_holds_nothing_back() -> None:
    below = foundations(RULES, PRACTISED)
    assert below["power"] == frozenset()
    assert below["cosine"] == {"sine", "chain"}


def test_what_such_a_rule_builds_on_stands_in_its_place() -> None:
    rules = (rule("power"), rule("linear", "power"), rule("gradient", "linear"))
    assert foundations(rules, {"power", "gradient"})["gradient"] == {"power"}


def test_a_rule_is_locked_until_those_it_builds_on_are_known() -> None:
    assert locked_rules(RULES, PRACTISED, set()) == {"chain": {"power"}, "cosine": {"sine", "chain"}}
    assert locked_rules(RULES, PRACTISED, {"power", "sine"}) == {"cosine": {"chain"}}
    assert locked_rules(RULES, PRACTISED, {"power", "sine", "chain"}) == {}


@pytest.mark.parametrize(("stability", "level"), [(0.5, 1), (6.9, 1), (7, 2), (29, 2), (30, 3), (400, 3)])
def test_problems_get_harder_as_a_rule_is_better_held(stability: float, level: int) -> None:
    assert level_for(memory(stability)) == level


def test_a_new_rule_and_one_that_lapsed_get_simple_problems() -> None:
    assert level_for(None) == level_for(memory(300, Stage.RELEARNING)) == 1
