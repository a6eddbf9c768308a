"""A column that holds a whole card, as it was at some time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from quizapp.cards.card import Card, Form, Kind, Task
from quizapp.cards.symbols import SymbolKind

_FIELDS = tuple(field.name for field in fields(Card))
_USUAL: dict[str, Any] = {
    field.name: field.default if field.default is not MISSING else {}
    for field in fields(Card)
    if field.default is not MISSING or field.default_factory is not MISSING
}


class WholeCard(TypeDecorator[Card]):
    """A JSON object of what the card says beyond the usual. A field that a later version adds has its usual value."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Card | None, _dialect: Dialect) -> str | None:
        return None if value is None else card_to_json(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Card | None:
        return None if value is None else _card(json.loads(value))


def card_to_json(card: Card) -> str:
    said = {name: value for name in _FIELDS if (value := getattr(card, name)) != _USUAL.get(name, _NOTHING)}
    return json.dumps(said, ensure_ascii=False, default=dict)


def _card(said: Mapping[str, Any]) -> Card:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    values |= {"kind": Kind(said["kind"]), "task": Task(said["task"])}
    if "form" in said:
        values["form"] = Form(said["form"])
    if "variables" in said:
        values["variables"] = {name: SymbolKind(kind) for name, kind in said["variables"].items()}
    return Card(**values)


_NOTHING = object()
