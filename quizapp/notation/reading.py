"""What became of a text: the expression it was read as, or why it was not."""

from __future__ import annotations

from quizapp.notation.tree import Node, Span
from quizapp.values import value


@value
class Read:
    tree: Node
    notes: tuple[str, ...] = ()
    """What was done for the learner, e.g. "a closing ) was added at the end"."""
    alternatives: tuple[Node, ...] = ()
    """Other common readings of the same text (e^2x as e^(2x)); `tree` is the standard one."""


@value
class Incomplete:
    """A beginning that more typing can make readable; nothing is wrong yet."""

    message: str


@value
class Misread:
    """No expression, wherever it goes on. Says where, what, and what to write instead."""

    message: str
    span: Span


Reading = Read | Incomplete | Misread
