"""How a rule is held, in words."""

from __future__ import annotations

from datetime import datetime

from quizapp.study.rule_book import RuleBook
from quizapp.study.rule_states import RuleState, Status
from quizapp.study.words import counted
from quizapp.ui.words import from_now

MEANINGS = {
    Status.KNOWN: "likely to be recalled now",
    Status.LEARNING: "begun, not yet in memory",
    Status.SLIPPING: "missed lately, or being forgotten",
    Status.NEW: "can be begun",
    Status.LOCKED: "waits for others",
}


def percent(recall: float | None) -> str:
    return "" if recall is None else f"{recall * 100:.0f} %"


def spoken_state(rule: RuleState) -> str:
    held = f", recall {percent(rule.recall)}" if rule.recall is not None else ""
    return f"{rule.name}: {rule.status}{held}"


def how_it_is_held(rule: RuleState, book: RuleBook) -> str:
    """All that is known of its memory, as sentences."""
    match rule.status:
        case Status.LOCKED:
            return f"Waits until you know {listed(book.names(rule.waits_for))}. You can practise it all the same."
        case Status.NEW:
            return "Not begun yet."
        case _:
            return f"{_recall(rule)} {_due(rule, book.now)} {_reviews(rule)}".strip()


def listed(names: list[str]) -> str:
    """a; a and b; a, b and c."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _recall(rule: RuleState) -> str:
    return f"Recalled now with a probability of {percent(rule.recall)}."


def _due(rule: RuleState, now: datetime) -> str:
    if rule.due is None:
        return ""
    return "Due now." if rule.due <= now else f"Due {from_now(rule.due - now)}."


def _reviews(rule: RuleState) -> str:
    if not rule.reviews:
        return "So far seen only as a part of other problems."
    return f"{counted(rule.reviews, 'fresh problem')} answered."
