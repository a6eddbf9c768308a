"""Statements that name any number of ids."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Text, func, select

LISTED = "id IN (SELECT value FROM json_each(?))"
"""Of cards; takes `as_json` of their ids."""
_AT_ONCE = 2000
"""Written within a millisecond, during which no other thread does anything."""


def as_json(ids: Iterable[str]) -> str:
    """A JSON list."""
    every = list(ids)
    parts = (json.dumps(every[start : start + _AT_ONCE])[1:-1] for start in range(0, len(every), _AT_ONCE))
    return f"[{', '.join(parts)}]"


def is_one_of(column: ColumnElement[str] | Any, ids: Iterable[str]) -> ColumnElement[bool]:
    """Whether the column is one of these. They go to SQLite as one JSON list: of single values it takes 32,766."""
    listed = func.json_each(as_json(ids)).table_valued("value", name="wanted")
    found: ColumnElement[bool] = column.in_(select(listed.c.value.cast(Text)))
    return found
