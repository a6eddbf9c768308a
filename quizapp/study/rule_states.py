"""Every rule as the learner holds it: recall now, when it is next due, what went wrong with it, its history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.cards import Memory, Rating, Review, Rule
from quizapp.cards.practice import practice_id
from quizapp.cards.review import Stage
from quizapp.memory.held import is_known, memory_of
from quizapp.memory.scheduler import Scheduler


class Status(StrEnum):
    NEW = "new"
    """Nothing is known of how it is held, and it may be begun."""
    LOCKED = "locked"
    """Not begun; a rule that it builds on is not known yet."""
    LEARNING = "learning"
    """Begun, and not yet out of its learning steps."""
    KNOWN = "known"
    SLIPPING = "slipping"
    """Missed lately and not held again since, or likely to be forgotten by now."""


@dataclass(frozen=True, slots=True)
class MisconceptionCount:
    """How often a misconception or a slip was found in answers about a rule."""

    id: str
    count: int
    last: datetime
    is_slip: bool = False


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One answer that said something about the rule."""

    at: datetime
    rating: Rating
    weight: float
    """1: a review of the rule itself; less: evidence from another answer."""
    card: str
    problem: str
    misconception: str = ""


@dataclass(frozen=True, slots=True)
class RuleState:
    id: str
    name: str
    statement: str
    """Notation."""
    explanation: str
    builds_on: tuple[str, ...]
    status: Status
    waits_for: tuple[str, ...]
    """When locked: the rules that have to be known first."""
    can_be_practised: bool
    recall: float | None
    """Predicted recall now, 0 to 1; None: nothing is known of it yet."""
    stability: float | None
    """Days until recall falls to 90 %."""
    due: datetime | None
    reviews: int
    """Of the rule itself; evidence from other answers is in the history only."""
    misconceptions: tuple[MisconceptionCount, ...]
    """Most frequent first."""
    history: tuple[HistoryEntry, ...]
    """Oldest first."""


def rule_states(
    rules: Sequence[Rule],
    memories: Mapping[str, Memory],
    reviews: Iterable[Review],
    *,
    scheduler: Scheduler,
    practised: Collection[str],
    locked: Mapping[str, frozenset[str]],
    missed: Collection[str],
    now: datetime,
) -> tuple[RuleState, ...]:
    """In the order of the rules. `memories` by card, `reviews` from old to new, `practised`: with fresh problems."""
    histories, faults = _histories(reviews)
    states = []
    for rule in rules:
        memory = memory_of(rule.id, memories)
        history = tuple(histories.get(rule.id, ()))
        states.append(
            RuleState(
                id=rule.id,
                name=rule.name,
                statement=rule.statement,
                explanation=rule.explanation,
                builds_on=rule.builds_on,
                status=_status(scheduler, memory, now, is_locked=rule.id in locked, is_missed=rule.id in missed),
                waits_for=tuple(sorted(locked.get(rule.id, ()))) if memory is None else (),
                can_be_practised=rule.id in practised,
                recall=None if memory is None else scheduler.recall(memory, now),
                stability=None if memory is None else memory.stability,
                due=None if memory is None else memory.due,
                reviews=sum(entry.card == practice_id(rule.id) and entry.weight >= 1 for entry in history),
                misconceptions=_counted(faults.get(rule.id, ())),
                history=history,
            )
        )
    return tuple(states)


def _status(scheduler: Scheduler, memory: Memory | None, now: datetime, *, is_locked: bool, is_missed: bool) -> Status:
    if memory is None:
        return Status.LOCKED if is_locked else Status.NEW
    if is_missed:
        return Status.SLIPPING
    if memory.stage is Stage.LEARNING:
        return Status.LEARNING
    return Status.KNOWN if is_known(scheduler, memory, now) else Status.SLIPPING


_Fault = tuple[datetime, str, bool]
"""When, the id, whether it is a slip."""


def _histories(reviews: Iterable[Review]) -> tuple[dict[str, list[HistoryEntry]], dict[str, list[_Fault]]]:
    histories: dict[str, list[HistoryEntry]] = {}
    faults: dict[str, list[_Fault]] = {}
    for review in reviews:
        for evidence in review.evidence:
            found = _found(review) if evidence.rating is Rating.AGAIN else ""
            entry = HistoryEntry(review.at, evidence.rating, evidence.weight, review.card_id, review.problem, found)
            histories.setdefault(evidence.rule, []).append(entry)
            if found and review.fault is not None:
                faults.setdefault(evidence.rule, []).append((review.at, found, bool(review.fault.slip)))
    return histories, faults


def _found(review: Review) -> str:
    return (review.fault.misconception or review.fault.slip) if review.fault else ""


def _counted(faults: Iterable[_Fault]) -> tuple[MisconceptionCount, ...]:
    counts: dict[tuple[str, bool], MisconceptionCount] = {}
    for at, found, is_slip in faults:
        before = counts.get((found, is_slip))
        counts[found, is_slip] = MisconceptionCount(found, (before.count if before else 0) + 1, at, is_slip)
    return tuple(sorted(counts.values(), key=lambda count: -count.count))
