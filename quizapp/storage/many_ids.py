"""Statements that name any number of ids."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Text, func, select


def is_one_of(column: ColumnElement[str] | Any, ids: Iterable[str]) -> ColumnElement[bool]:
    """Whether the column is one of these. They go to SQLite as one JSON list: of single values it takes 32,766."""
    listed = func.json_each(json.dumps(list(ids))).table_valued("value", name="wanted")
    found: ColumnElement[bool] = column.in_(select(listed.c.value.cast(Text)))
    return found
