"""Which fields of a card belong together: half of one question and half of another make none."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from quizapp.cards.card import Card

QUESTION = ("kind", "task", "problem", "prompt", "answer", "accept", "wrong", "wrt", "variables", "domain", "fresh")
_IN_ANY_ORDER = frozenset({"accept", "wrong", "tags"})
_NAMES = tuple(field.name for field in fields(Card) if field.name != "id")
_values_of = attrgetter(*_NAMES)
OTHERS = tuple(name for name in _NAMES if name not in QUESTION)
PARTS = (QUESTION, *((name,) for name in OTHERS))
"""Each is changed as a whole, or not at all."""


def differing(left: Card, right: Card) -> frozenset[str]:
    """The fields, but for the id, in which two cards say something else."""
    pairs = zip(_NAMES, _values_of(left), _values_of(right), strict=True)
    found = [name for name, one, other in pairs if one is not other and one != other]
    return frozenset(name for name in found if not same((name,), left, right))


def same(part: tuple[str, ...], left: Card, right: Card) -> bool:
    """Whether two cards say the same in these fields."""
    return all(_said(left, name) == _said(right, name) for name in part)


def _said(card: Card, name: str) -> object:
    said = getattr(card, name)
    return frozenset(said) if name in _IN_ANY_ORDER else said
