"""Which fields of a card belong together: half of one question and half of another make none."""

from __future__ import annotations

from dataclasses import fields

from quizapp.cards.card import Card

QUESTION = ("kind", "task", "problem", "prompt", "answer", "accept", "wrong", "wrt", "variables", "domain")
_IN_ANY_ORDER = frozenset({"accept", "wrong", "tags"})
OTHERS = tuple(field.name for field in fields(Card) if field.name not in {*QUESTION, "id"})
PARTS = (QUESTION, *((name,) for name in OTHERS))
"""Each is changed as a whole, or not at all."""


def same(part: tuple[str, ...], left: Card, right: Card) -> bool:
    """Whether two cards say the same in these fields."""
    return all(_said(left, name) == _said(right, name) for name in part)


def _said(card: Card, name: str) -> object:
    said = getattr(card, name)
    return frozenset(said) if name in _IN_ANY_ORDER else said
