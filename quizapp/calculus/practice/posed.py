"""A problem as trees, ready to be answered."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards import Symbols, Task
from quizapp.notation.tree import Node


@dataclass(frozen=True, slots=True)
class Posed:
    task: Task
    body: Node
    """What to differentiate, the limit, or an equation `z = x y` with `inner` functions."""
    wrt: tuple[str, ...]
    """Names as they stand in trees: theta for θ."""
    symbols: Symbols
    inner: tuple[tuple[str, Node], ...] = ()
    given: Node | None = None
    """The answer where the template has one."""
    domain: str = ""
