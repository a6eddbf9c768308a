"""A part of an expression that is to stand out when the whole is written."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from quizapp.notation.tree import Node, Span

MARKED = Span(-1, -1)
"""The span of a marked node. Spans take no part in equality: a marked tree is the same expression."""


def with_mark(tree: Node, span: Span) -> Node:
    """The outermost part that stands at this place of the text is marked; none, where no part stands just there."""
    if tree.span == span:
        return replace(tree, span=MARKED)
    changed: dict[str, Any] = {field.name: _with_mark(getattr(tree, field.name), span) for field in fields(tree)}
    changed["span"] = tree.span
    return replace(tree, **changed)


def _with_mark(value: Any, span: Span) -> Any:
    if isinstance(value, tuple):
        return tuple(_with_mark(each, span) for each in value)
    return with_mark(value, span) if isinstance(value, Node) else value
