"""What the Rules screen shows: every rule as it is held, and what its mistakes are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from quizapp.cards import Symbols
from quizapp.study.rule_states import RuleState


@dataclass(frozen=True, slots=True)
class RuleBook:
    rules: tuple[RuleState, ...]
    """In the order in which they are taught."""
    missed: tuple[str, ...]
    """What ReviewMissed would practise, worst first."""
    symbols: Mapping[str, Symbols]
    """What the letters of each rule's statement are."""
    mistakes: Mapping[str, str]
    """Names of misconceptions and slips, by id."""
    now: datetime
    """In the learner's own time."""

    def state(self, rule: str) -> RuleState:
        return next(state for state in self.rules if state.id == rule)

    def name(self, rule: str) -> str:
        return next((state.name for state in self.rules if state.id == rule), readable(rule))

    def names(self, rules: Iterable[str]) -> list[str]:
        return [self.name(rule) for rule in rules]

    def mistake(self, found: str) -> str:
        return self.mistakes.get(found) or readable(found)

    def built_upon(self, rule: str) -> tuple[str, ...]:
        """The rules that build on it."""
        return tuple(state.id for state in self.rules if rule in state.builds_on)


def readable(name: str) -> str:
    """An id that nothing names, as words."""
    return name.replace("-", " ").capitalize()
