"""What a rating would lead to: the memories that it leaves, and what comes back within the sitting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.cards import Evidence, Fault, Memory, Question, Rating
from quizapp.cards.practice import practice_id, practised_rule
from quizapp.cards.review import Stage
from quizapp.memory.evidence import evidence_of
from quizapp.memory.scheduler import Scheduler
from quizapp.memory.transfer import move

TRY_AGAIN = timedelta(minutes=10)
"""When a practice card comes back whose answer was wrong although its rule did not lapse."""
_AFTER = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    evidence: tuple[Evidence, ...]
    memory: Memory | None
    """Of the card. None: a practice card that was never answered right, for the fault of another rule."""
    rules: Mapping[str, Memory]
    """The memories of rules that were moved, by rule."""
    returns: datetime
    """When the card is to be asked again."""

    @property
    def lapsed(self) -> tuple[tuple[str, datetime], ...]:
        """Rules that went back to their learning steps for what was found, and when to ask them again."""
        against = {each.rule for each in self.evidence if each.rating is Rating.AGAIN and each.weight >= 1}
        return tuple(
            (rule, memory.due)
            for rule, memory in self.rules.items()
            if rule in against and memory.stage is not Stage.REVIEW
        )


def outcome(
    scheduler: Scheduler,
    memories: Mapping[str, Memory],
    question: Question,
    rating: Rating,
    *,
    fault: Fault | None,
    now: datetime,
) -> Outcome:
    """`memories` by card. A practice card has its rule's memory, which only evidence moves."""
    evidence = evidence_of(question, rating, fault)
    rules = {}
    for each in evidence:
        moved = move(scheduler, memories.get(practice_id(each.rule)), each, now)
        if moved is not None:
            rules[each.rule] = moved
    memory = _memory(scheduler, memories, question, rules=rules, review=(rating, now))
    return Outcome(evidence, memory, rules, _returns(question, rating, memory, rules, now))


def _memory(
    scheduler: Scheduler,
    memories: Mapping[str, Memory],
    question: Question,
    *,
    rules: Mapping[str, Memory],
    review: tuple[Rating, datetime],
) -> Memory | None:
    """Of the card that was asked."""
    card = question.card.id
    rule = practised_rule(card)
    if rule is None:
        return scheduler.schedule(memories.get(card), *review, card)
    return rules.get(rule, memories.get(card))


def _returns(
    question: Question, rating: Rating, memory: Memory | None, rules: Mapping[str, Memory], now: datetime
) -> datetime:
    is_practice = practised_rule(question.card.id) is not None and not question.which
    if memory is not None and (not is_practice or rating is not Rating.AGAIN or _lapsed(question, rules)):
        return memory.due
    # After the rule that was really at fault, so that it is known when its problem is met again.
    faults = (fault.due for fault in rules.values() if fault.stage is not Stage.REVIEW)
    return max((now + TRY_AGAIN, *faults)) + _AFTER


def _lapsed(question: Question, rules: Mapping[str, Memory]) -> bool:
    own = rules.get(practised_rule(question.card.id) or "")
    return own is not None and own.stage is not Stage.REVIEW
