"""One [[card]] of a deck that somebody wrote. More may be left out than in `data/`, and cards may have tags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from quizapp.cards import Card, Kind, Template
from quizapp.exchange.entries import card_from
from quizapp.exchange.fields import Fields
from quizapp.exchange.practice import template_of_card
from quizapp.exchange.scanned import Own

USUAL: Mapping[str, object] = {"deck": "Imported", "kind": "exercise", "task": "differentiate"}
"""What is meant where a deck does not say it."""
_NO_ID = "exercise-without-id"
"""Stands in for the id that reading a template asks for."""
_ALSO = ("tags",)
_OF_TEMPLATES = "template"


def own_of(table: Mapping[str, object], path: Path) -> tuple[tuple[str, ...], Own]:
    """The tags of a card, and the card. Raises ContentError."""
    name = table.get("id", "")
    given = Fields(table, path, name if isinstance(name, str) else "")
    tags = given.texts("tags")
    if any(" " in tag for tag in tags):
        given.fail("a tag is one word.")
    said = {key: value for key, value in table.items() if key not in _ALSO}
    return tags, Own(table, _template(said, path) if _OF_TEMPLATES in said else _card(said, path, given))


def _card(said: Mapping[str, object], path: Path, given: Fields) -> Card:
    if said.get("kind") == Kind.PRACTICE or given.text("id", "").startswith(f"{Kind.PRACTICE}-"):
        given.fail("practice cards are made of rules; write an “exercise” with a “template” instead.")
    return card_from({"id": "", **USUAL, **_recalled(said), **said}, path)


def _recalled(said: Mapping[str, object]) -> Mapping[str, object]:
    """A prompt and an answer without a problem can only be recalled, or chosen where there are wrong answers."""
    if "problem" in said or "prompt" not in said:
        return {}
    return {"kind": "concept", "task": "choose" if said.get("wrong") else "recall"}


def _template(said: Mapping[str, object], path: Path) -> Template:
    if said.get("id"):
        return template_of_card(said, path)
    return replace(template_of_card({**said, "id": _NO_ID}, path), id="", practice="")
