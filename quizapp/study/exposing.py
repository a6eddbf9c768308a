"""Fresh problems that expose a misconception: places in the line of "Review missed rules"."""

from __future__ import annotations

from quizapp.cards import Question
from quizapp.cards.practice import practised_rule

_PREFIX = "expose-"
_OF = "/"


def exposing_id(rule: str, misconception: str) -> str:
    """The entry in a line that asks a problem of the rule on which the misconception shows."""
    return f"{_PREFIX}{rule}{_OF}{misconception}"


def exposed(entry: str) -> tuple[str, str] | None:
    """The rule and the misconception of such an entry; None for every other."""
    if not entry.startswith(_PREFIX):
        return None
    rule, _, misconception = entry.removeprefix(_PREFIX).partition(_OF)
    return rule, misconception


def entry_of(question: Question) -> str:
    """The place in the line from which the question came, to bring it back there."""
    rule = practised_rule(question.card.id)
    return exposing_id(rule, question.exposes) if rule and question.exposes else question.card.id
