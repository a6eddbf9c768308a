"""Columns that hold a whole card, as it was at some time, or what a card's template draws."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from operator import attrgetter
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from quizapp.cards.card import Card, Form, Fresh, Kind, Task
from quizapp.cards.symbols import SymbolKind

_FIELDS = tuple(field.name for field in fields(Card))
_NAMES = tuple(f'"{name}": ' for name in _FIELDS)


def _plain(value: Any) -> object:
    """What JSON has no word for: mappings of other kinds, and what a template draws."""
    return _said_of(value) if isinstance(value, Fresh) else dict(value)


def _said_of(fresh: Fresh) -> dict[str, tuple[str, ...]]:
    said = {field.name: getattr(fresh, field.name) for field in fields(Fresh)}
    return {name: texts for name, texts in said.items() if texts}


def _fresh(said: Mapping[str, list[str]]) -> Fresh:
    return Fresh(**{name: tuple(texts) for name, texts in said.items()})


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_plain)


class WhatIsDrawn(TypeDecorator[Fresh]):
    """A JSON object of the lists that are not empty; NULL for a card whose problem never changes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Fresh | None, _dialect: Dialect) -> str | None:
        return None if value is None else _ENCODER.encode(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Fresh | None:
        return None if value is None else _fresh(json.loads(value))


class WholeCard(TypeDecorator[Card]):
    """A JSON object of what the card says beyond the usual. A field that a later version adds has its usual value."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Card | None, _dialect: Dialect) -> str | None:
        return None if value is None else card_to_json(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Card | None:
        return None if value is None else _card(json.loads(value))


def card_to_json(card: Card) -> str:
    said = [
        name + (_quoted(value) if isinstance(value, str) else _ENCODER.encode(value))
        for name, value, usual in zip(_NAMES, _values_of(card), _USUAL, strict=True)
        if value is not usual and value != usual
    ]
    return f"{{{', '.join(said)}}}"


def _card(said: Mapping[str, Any]) -> Card:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    values |= {"kind": Kind(said["kind"]), "task": Task(said["task"])}
    if said.get("form") is not None:
        values["form"] = Form(said["form"])
    if said.get("fresh") is not None:
        values["fresh"] = _fresh(said["fresh"])
    if "variables" in said:
        values["variables"] = {name: SymbolKind(kind) for name, kind in said["variables"].items()}
    return Card(**values)


def _usual(field: Field[Any]) -> object:
    """What is left out: the default; what equals nothing, where there is none."""
    if field.default is not MISSING:
        return field.default
    return {} if field.default_factory is not MISSING else object()


_values_of = attrgetter(*_FIELDS)
_USUAL = tuple(map(_usual, fields(Card)))
_quoted = json.encoder.encode_basestring
