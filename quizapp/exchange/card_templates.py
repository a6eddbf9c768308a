"""A [[card]] of a deck that holds a template: a fresh problem each time it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

from quizapp.cards import Card, Fresh, Kind, Task
from quizapp.cards.fresh import template_on
from quizapp.exchange.fields import Fields
from quizapp.exchange.practice import pattern_in
from quizapp.notation.text import to_text

WHAT_IS_DRAWN = tuple(field.name for field in fields(Fresh))
TEMPLATE = "template"
"""The field that tells such a card from others; it stands where they have a problem."""
_AS_ON_CARDS = ("id", "deck", "kind", "task", "prompt", "wrt", "variables", "domain", "answer", "rules", "difficulty")
_AROUND_IT = ("source", "explanation", "hints", "tags")


def template_card(table: Mapping[str, object], path: Path) -> Card:
    """The card, once all of its template was read as its problems will be. Raises ContentError."""
    name = table.get("id")
    given = Fields(table, path, name if isinstance(name, str) else "")
    given.allow((TEMPLATE, *WHAT_IS_DRAWN, *_AS_ON_CARDS, *_AROUND_IT))
    card = Card(
        id=given.text("id", ""),
        deck=given.text("deck"),
        kind=given.choice("kind", Kind),
        task=given.choice("task", Task),
        prompt=given.text("prompt", ""),
        problem=given.text(TEMPLATE),
        answer=given.text("answer", ""),
        wrt=given.texts("wrt", ("x",)),
        variables=given.symbol_kinds("variables"),
        domain=given.text("domain", ""),
        rules=given.texts("rules"),
        difficulty=given.number("difficulty", 1, 1, 3),
        source=given.texts("source"),
        explanation=given.text("explanation", ""),
        hints=given.texts("hints"),
        tags=given.texts("tags"),
        fresh=Fresh(**{name: given.texts(name) for name in WHAT_IS_DRAWN}),
    )
    return _as_cards_have_it(card, given)


def _as_cards_have_it(card: Card, given: Fields) -> Card:
    """What d/dx […] around a template says, a card says by its task."""
    pattern = pattern_in(given, template_on(card))
    problem = to_text(pattern.body) if pattern.is_asked_in_full else card.problem
    return replace(card, task=pattern.task, wrt=pattern.wrt, problem=problem)
