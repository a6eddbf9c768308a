"""Drafts as plain data, so that what was typed is there again after the window was closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from quizapp.cards import Card, Form, SymbolKind, Task
from quizapp.study.editing.draft import Draft

_NAMES = tuple(field.name for field in fields(Draft) if field.name != "base")
_LISTS = frozenset({"accept", "wrong", "hints", "tags", "source", "wrt", "rules"})


def plain(draft: Draft) -> dict[str, Any]:
    """Without the card that it changes; that is kept already."""
    said = {name: getattr(draft, name) for name in _NAMES}
    lists = {name: None if said[name] is None else list(said[name]) for name in _LISTS}
    return {**said, **lists, "variables": dict(draft.variables)}


def from_plain(said: Mapping[str, Any], base: Card | None) -> Draft:
    """Raises ValueError and TypeError for what `plain` did not write."""
    known = {name: said[name] for name in _NAMES if name in said}
    lists = {name: tuple(known[name]) for name in _LISTS if known.get(name) is not None}
    kinds = {letter: SymbolKind(kind) for letter, kind in known.get("variables", {}).items()}
    form = Form(known["form"]) if known.get("form") else None
    task = Task(known.get("task", Task.DIFFERENTIATE))
    return Draft(**{**known, **lists, "variables": kinds, "form": form, "task": task}, base=base)
