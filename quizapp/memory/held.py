"""What a rule's memory means for what is asked: whether it is known, what has to be known before, how hard to ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from quizapp.cards import Memory, Rule
from quizapp.cards.practice import practice_id, practised_rule
from quizapp.cards.review import Stage
from quizapp.memory.scheduler import Scheduler

KNOWN = 0.8
"""Predicted recall from which other rules may build on a rule that has left its learning steps."""
LEVEL_2_FROM = 7.0
"""Days of stability."""
LEVEL_3_FROM = 30.0


def is_known(scheduler: Scheduler, memory: Memory | None, now: datetime) -> bool:
    """Graduated from its (re)learning steps, and likely to be recalled now."""
    return memory is not None and memory.stage is Stage.REVIEW and scheduler.recall(memory, now) >= KNOWN


def known_rules(scheduler: Scheduler, memories: Mapping[str, Memory], now: datetime) -> frozenset[str]:
    """`memories` are by card, as they are kept."""
    held = {rule: memory for card, memory in memories.items() if (rule := practised_rule(card)) is not None}
    return frozenset(rule for rule, memory in held.items() if is_known(scheduler, memory, now))


def foundations(rules: Iterable[Rule], practised: Collection[str]) -> dict[str, frozenset[str]]:
    """The rules that can be practised and that each rule stands on.

    A rule for which no problem can be made cannot be shown to be known, so it holds nothing back; what it builds on
    itself stands in its place.
    """
    builds_on = {rule.id: rule.builds_on for rule in rules}

    def below(rule: str) -> frozenset[str]:
        found = (frozenset({name}) if name in practised else below(name) for name in builds_on.get(rule, ()))
        return frozenset().union(*found)

    return {rule: below(rule) for rule in builds_on}


def locked_rules(
    rules: Collection[Rule], practised: Collection[str], known: Collection[str]
) -> dict[str, frozenset[str]]:
    """The rules that may not be introduced yet, each with those that have to be known first."""
    missing = {rule: below.difference(known) for rule, below in foundations(rules, practised).items()}
    return {rule: waits_for for rule, waits_for in missing.items() if waits_for}


def level_for(memory: Memory | None) -> int:
    """How hard a fresh problem should be: simple while the rule is being learned, and after a lapse."""
    if memory is None or memory.stage is not Stage.REVIEW or memory.stability < LEVEL_2_FROM:
        return 1
    return 2 if memory.stability < LEVEL_3_FROM else 3


def memory_of(rule: str, memories: Mapping[str, Memory]) -> Memory | None:
    return memories.get(practice_id(rule))
