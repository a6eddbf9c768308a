"""Practice: a card for each rule, whose problem is a fresh one at every review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from quizapp.cards.card import Card, Kind, Task
from quizapp.cards.symbols import SymbolKind

DECK = "Practice"
_PREFIX = f"{Kind.PRACTICE}-"
LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Made:
    """What makes the same fresh problem again."""

    rule: str
    level: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A problem made for one rule; whoever made it has verified its answer. Texts are notation."""

    rule: str
    """The rule that it practises."""
    level: int
    """1 to 3."""
    seed: int
    problem: str
    answer: str
    rules: tuple[str, ...]
    """All that its derivation uses, the one to begin with first."""
    wrt: tuple[str, ...] = ("x",)
    variables: Mapping[str, SymbolKind] = field(default_factory=dict)
    domain: str = ""
    task: Task = Task.DIFFERENTIATE

    @property
    def made(self) -> Made:
        return Made(self.rule, self.level, self.seed)


class NoProblem(Exception):
    """No fresh problem could be made: none is left that was not asked lately, or it took too long."""


class Make(Protocol):
    """Makes a problem of a rule: the same for the same seed, and none of those to avoid. May raise NoProblem."""

    def __call__(self, rule: str, level: int, seed: int, avoid: frozenset[str], /) -> Fresh: ...


@dataclass(frozen=True, slots=True)
class Practice:
    """The rules that problems can be made for, and what makes them."""

    rules: frozenset[str]
    make: Make


def practice_id(rule: str) -> str:
    """Of the rule's practice card. The memory of the rule is kept under it, also where no problem can be made."""
    return f"{_PREFIX}{rule}"


def practised_rule(card_id: str) -> str | None:
    """The rule whose practice card this is; None for every other card."""
    return card_id.removeprefix(_PREFIX) if card_id.startswith(_PREFIX) else None


def practice_card(rule: str) -> Card:
    """The card before there is a problem: what stands in lines and lists."""
    return Card(
        id=practice_id(rule),
        deck=DECK,
        kind=Kind.PRACTICE,
        task=Task.DIFFERENTIATE,
        answer="",
        prompt="A fresh problem",
        rules=(rule,),
    )


def card_with(fresh: Fresh) -> Card:
    """The practice card of the problem's rule, with this problem on it."""
    return Card(
        id=practice_id(fresh.rule),
        deck=DECK,
        kind=Kind.PRACTICE,
        task=fresh.task,
        problem=fresh.problem,
        answer=fresh.answer,
        wrt=fresh.wrt,
        variables=fresh.variables,
        domain=fresh.domain,
        rules=fresh.rules,
        difficulty=fresh.level,
    )
