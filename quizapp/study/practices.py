"""What can be practised: every rule, and combinations of rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.cards import Rule, Template
from quizapp.exchange import practices_in, read_practice
from quizapp.resources import data_folder


@dataclass(frozen=True, slots=True)
class Practice:
    id: str
    """That of a rule, or for a combination the name of its file."""
    name: str


def practices(rules: Sequence[Rule]) -> Mapping[str, Practice]:
    """By id: rules as they are taught, then combinations. Reads no templates yet."""
    found = practices_in(data_folder())
    named = {rule.id: rule.name for rule in rules if rule.id in found}
    combined = {name: name.replace("-", " ").capitalize() for name in found if name not in named}
    return {name: Practice(name, words) for name, words in {**named, **combined}.items()}


def templates_of(practice: Practice, rules: Sequence[Rule]) -> tuple[Template, ...]:
    """Raises ContentError."""
    return read_practice(data_folder(), {rule.id for rule in rules}, only=practice.id)
