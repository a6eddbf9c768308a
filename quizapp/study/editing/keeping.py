"""Drafts as plain data, so that what was typed is there again after the window was closed.

Only what differs from the card is kept: what else changes on the card meanwhile, it keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from quizapp.cards import Card, Form, SymbolKind, Task
from quizapp.study.editing.draft import Draft, draft_of

_NAMES = tuple(field.name for field in fields(Draft) if field.name != "base")


def plain(draft: Draft) -> dict[str, Any]:
    before = begun(draft.base)
    changed = {name: getattr(draft, name) for name in _NAMES if getattr(draft, name) != getattr(before, name)}
    return {name: _plain(value) for name, value in changed.items()}


def from_plain(said: Mapping[str, Any], base: Card | None) -> Draft:
    """Raises ValueError, TypeError and AttributeError for what `plain` did not write."""
    return replace(begun(base), **{name: _meant(name, said[name]) for name in _NAMES if name in said})


def begun(base: Card | None) -> Draft:
    """The draft before anything was written."""
    return Draft() if base is None else draft_of(base)


def _plain(value: Any) -> Any:
    match value:
        case tuple():
            return list(value)
        case Mapping():
            return dict(value)
        case _:
            return value


def _meant(name: str, value: Any) -> Any:
    match name:
        case "task":
            return Task(value)
        case "form":
            return value and Form(value)
        case "variables":
            return {letter: SymbolKind(kind) for letter, kind in value.items()}
        case _:
            return tuple(value) if isinstance(value, list) else value
