"""What the table and the preview say of a card, in words."""

from __future__ import annotations

from datetime import datetime

from quizapp.study.browsing.values import CardState, Listed
from quizapp.study.words import counted, interval

_DIFFICULTIES = {1: "First steps", 2: "Usual", 3: "Hard"}
_MONTH = 31
"""Days."""


def due_words(listed: Listed, now: datetime) -> str:
    """new; today; in 3 days. `now` is the learner's own time."""
    if listed.state is CardState.NEW or listed.due is None:
        return "new"
    days = (listed.due.astimezone(now.tzinfo).date() - now.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {days} days" if days < _MONTH else f"in {interval(listed.due - now)}"


def difficulty_words(difficulty: int) -> str:
    return _DIFFICULTIES.get(difficulty, str(difficulty))


def recall_words(recall: float | None) -> str:
    return "" if recall is None else f"{recall * 100:.0f} %"


def lapses_words(lapses: int) -> str:
    return _times(lapses) if lapses else ""


def deck_words(name: str) -> str:
    """Physics › Waves."""
    return name.replace("::", " › ")


def how_it_stands(listed: Listed, now: datetime) -> str:
    """Everything about when it is asked, as a line."""
    if listed.state is CardState.NEW:
        return _joined("New", listed=listed)
    recall = f"recall {recall_words(listed.recall)}" if listed.recall is not None else ""
    lapses = f"forgotten {_times(listed.lapses)}" if listed.lapses else "never forgotten"
    return _joined(f"Asked {due_words(listed, now)}", recall, lapses, listed=listed)


def cards_words(count: int) -> str:
    return f"{count:,} {'card' if count == 1 else 'cards'}"


def _joined(*parts: str, listed: Listed) -> str:
    more = ("missed lately" if listed.missed else "", "suspended: not asked" if listed.suspended else "")
    return "  ·  ".join(filter(None, (*parts, *more)))


def _times(count: int) -> str:
    return "once" if count == 1 else counted(count, "time")
