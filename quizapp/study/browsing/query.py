"""What is searched for, as a value."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Is(StrEnum):
    """What can be asked of a card with `is:`."""

    DUE = "due"
    """Before the day ends, and not suspended."""
    NEW = "new"
    """Never seen, and not suspended."""
    LEARNING = "learning"
    REVIEW = "review"
    MISSED = "missed"
    SUSPENDED = "suspended"
    OWN = "own"


COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Says:
    """In its question, its answer or its tags."""

    text: str


@dataclass(frozen=True, slots=True)
class InDeck:
    """In this deck or one below it; `*` stands for anything."""

    name: str


@dataclass(frozen=True, slots=True)
class OfRule:
    """Of the rule with this id or name; `*` stands for anything."""

    name: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """With this tag or one below it; `*` stands for anything."""

    name: str


@dataclass(frozen=True, slots=True)
class Difficulty:
    comparison: str
    number: int


@dataclass(frozen=True, slots=True)
class Not:
    term: Term


@dataclass(frozen=True, slots=True)
class AnyOf:
    terms: tuple[Term, ...]


Term = Says | InDeck | OfRule | Tagged | Difficulty | Is | Not | AnyOf

Query = tuple[Term, ...]
"""All of it holds; empty: every card."""


class NotUnderstood(Exception):
    """One plain sentence."""
