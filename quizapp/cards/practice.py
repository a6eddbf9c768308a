"""Practice: a card for each rule, whose problem is a fresh one at every review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from quizapp.cards.card import Card, Kind, Task
from quizapp.cards.problem import Problem, Template

DECK = "Practice"
_PREFIX = f"{Kind.PRACTICE}-"
LEVELS = (1, 2, 3)


class NoProblem(Exception):
    """No fresh problem could be made: none is left that was not asked lately, or it took too long."""


class Make(Protocol):
    """Makes a problem of a rule, with none of the keys to avoid. May raise NoProblem.

    `expose` is a misconception that the problem is to show, where one does.
    """

    def __call__(self, rule: str, level: int, seed: int, avoid: frozenset[str], /, *, expose: str = "") -> Problem: ...


MakeFrom = Callable[[Template, int, frozenset[str]], Problem]
"""Makes a problem of one template, from a seed, with none of the keys to avoid if that can be. May raise NoProblem."""


def make_nothing(_template: Template, _seed: int, _avoid: frozenset[str], /) -> Problem:
    raise NoProblem("Nothing here can make fresh problems.")


@dataclass(frozen=True, slots=True)
class Practice:
    """The rules that problems can be made for, and what makes them."""

    rules: frozenset[str]
    make: Make
    make_from: MakeFrom = make_nothing
    """For templates on cards."""


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


def card_with(problem: Problem) -> Card:
    """The practice card of the problem's rule, with this problem on it."""
    return problem.card(practice_id(problem.practice), DECK)
