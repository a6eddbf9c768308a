"""What can be practised: every rule, and combinations of rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from quizapp.cards import Rule, Template
from quizapp.exchange import read_content, read_practice
from quizapp.resources import data_folder


@dataclass(frozen=True, slots=True)
class Practice:
    id: str
    name: str
    templates: tuple[Template, ...]


def read_practices() -> Mapping[str, Practice]:
    """By id: rules as they are taught, then combinations. Raises ContentError."""
    rules = read_content(data_folder()).rules
    return practices_of(rules, read_practice(data_folder(), {rule.id for rule in rules}))


def practices_of(rules: Sequence[Rule], templates: Sequence[Template]) -> Mapping[str, Practice]:
    grouped = {name: tuple(group) for name, group in groupby(templates, key=lambda template: template.practice)}
    named = {rule.id: rule.name for rule in rules if rule.id in grouped}
    combined = {name: name.replace("-", " ").capitalize() for name in grouped if name not in named}
    return {name: Practice(name, words, grouped[name]) for name, words in {**named, **combined}.items()}
