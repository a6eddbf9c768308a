"""A problem in notation, the way one would type it."""

from __future__ import annotations

import re

from quizapp.notation.text import to_text
from quizapp.notation.tree import Node

_ROW_OF_COLUMN = re.compile(r"transpose\(([^()]*)\)")
_COLUMN_BEHIND = re.compile(r"\]\(([^()]*)\)")


def problem_text(tree: Node) -> str:
    """As `to_text`, but vectors that are multiplied by matrices stand as columns: [x; y]^T [[1, 2], [3, 4]] [x; y]."""
    text = _ROW_OF_COLUMN.sub(lambda match: f"{_column(match[1])}^T", to_text(tree))
    return _COLUMN_BEHIND.sub(lambda match: f"] {_column(match[1])}", text)


def _column(components: str) -> str:
    return f"[{components.replace(', ', '; ')}]"
