"""One table of a content file as a rule or as a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from quizapp.cards import Card, Form, Mode, Rule, Task
from quizapp.cards.card import Kind
from quizapp.exchange.fields import Fields

_RULE_FIELDS = tuple(field.name for field in fields(Rule))
_CARD_FIELDS = tuple(field.name for field in fields(Card) if field.name != "fresh")


def rule_of(table: Mapping[str, object], path: Path) -> Rule:
    """The rule that a file of `rules/` holds; it is named as the file is."""
    given = Fields(table, path, path.stem)
    given.allow(_RULE_FIELDS)
    if given.text("id") != path.stem:
        given.fail(f"the file {path.name} must hold the rule “{path.stem}”, but its id says “{given.text('id')}”.")
    return Rule(
        id=path.stem,
        name=given.text("name"),
        statement=given.text("statement"),
        explanation=given.text("explanation"),
        builds_on=given.texts("builds_on"),
        variables=given.symbol_kinds("variables"),
    )


def card_of(table: Mapping[str, object], path: Path) -> Card:
    """The card that a table of `data/` describes, once the defaults of its file are filled in."""
    given = _fields(table, path)
    given.text("id")
    card = card_from(table, path)
    if not card.id.startswith(f"{card.kind}-"):
        given.fail(f"the id of a card of this kind begins with “{card.kind}-”.")
    return card


def _fields(table: Mapping[str, object], path: Path) -> Fields:
    name = table.get("id")
    return Fields(table, path, name if isinstance(name, str) else "")


def card_from(table: Mapping[str, object], path: Path) -> Card:
    """The card that a table describes, by whatever id it has."""
    given = _fields(table, path)
    given.allow(_CARD_FIELDS)
    card = Card(
        id=given.text("id", ""),
        deck=given.text("deck"),
        kind=given.choice("kind", Kind),
        task=given.choice("task", Task),
        answer=given.text("answer"),
        problem=given.text("problem", ""),
        prompt=given.text("prompt", ""),
        accept=given.texts("accept"),
        wrong=given.texts("wrong"),
        wrt=given.texts("wrt", ("x",)),
        variables=given.symbol_kinds("variables"),
        domain=given.text("domain", ""),
        rules=given.texts("rules"),
        difficulty=given.number("difficulty", 1, 1, 3),
        source=given.texts("source"),
        erratum=given.text("erratum", ""),
        explanation=given.text("explanation", ""),
        hints=given.texts("hints"),
        form=given.choice("form", Form) if "form" in table else None,
        insists=given.flag("insists"),
        tags=given.texts("tags"),
    )
    _hold_together(card, given)
    return card


def _hold_together(card: Card, given: Fields) -> None:
    """The fields of a card fit each other: it can be asked, and its choices are a choice."""
    if not card.problem and not card.prompt:
        given.fail("a card needs a “problem”, a “prompt”, or both.")
    if not card.problem and card.task in (Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT, Task.LIMIT):
        given.fail(f"a card whose task is “{card.task}” needs a “problem”.")
    if not card.wrt and card.mode is Mode.TYPED:
        given.fail("“wrt” must name at least one variable.")
    if card.mode is Mode.CHOICE and len(card.wrong) < 2:
        given.fail("a card to choose from needs at least two “wrong” answers.")
    if card.insists and card.form is None:
        given.fail("a card insists on a “form”; name it.")
    if {card.answer, *card.accept} & set(card.wrong):
        given.fail("one of the “wrong” answers is also given as right.")
