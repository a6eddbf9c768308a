"""One [[card]] of a deck that somebody wrote. More may be left out than in `data/`, and cards may have tags."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from quizapp.cards import Card, Kind
from quizapp.exchange.card_templates import TEMPLATE, template_card
from quizapp.exchange.entries import card_from
from quizapp.exchange.fields import Fields
from quizapp.exchange.scanned import Own

USUAL: Mapping[str, object] = {"deck": "Imported", "kind": "exercise", "task": "differentiate"}
"""What is meant where a deck does not say it."""


def own_of(table: Mapping[str, object], path: Path) -> tuple[tuple[str, ...], Own]:
    """The tags of a card, and the card, which has them too. Raises ContentError."""
    name = table.get("id", "")
    given = Fields(table, path, name if isinstance(name, str) else "")
    tags = given.texts("tags")
    if any(" " in tag for tag in tags):
        given.fail("a tag is one word.")
    if table.get("kind") == Kind.PRACTICE or given.text("id", "").startswith(f"{Kind.PRACTICE}-"):
        given.fail("practice cards are made of rules; write an “exercise” with a “template” instead.")
    return tags, Own(table, template_card({**USUAL, **table}, path) if TEMPLATE in table else _card(table, path))


def _card(said: Mapping[str, object], path: Path) -> Card:
    return card_from({"id": "", **USUAL, **_recalled(said), **said}, path)


def _recalled(said: Mapping[str, object]) -> Mapping[str, object]:
    """A prompt and an answer without a problem can only be recalled, or chosen where there are wrong answers."""
    if "problem" in said or "prompt" not in said:
        return {}
    return {"kind": "concept", "task": "choose" if said.get("wrong") else "recall"}
