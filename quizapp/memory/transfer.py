"""How evidence moves the memory of a rule: a full review moves it as FSRS does, less evidence part of the way.

Between the memory before and the one after a full review, log-stability and difficulty are blended by the weight.
A right answer also moves the last review towards now by the weight, so that recall now never falls and the due date
is never brought forward. A wrong one leaves it where it is, so that recall now never rises.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from math import exp, log

from quizapp.cards import Evidence, Memory, Rating, Review
from quizapp.cards.practice import practice_id
from quizapp.cards.review import Stage
from quizapp.memory.scheduler import Scheduler

COUNTS_AS_A_STEP = 0.5
"""Weight from which evidence starts a memory, and takes one on through its (re)learning steps."""


def move(scheduler: Scheduler, memory: Memory | None, evidence: Evidence, now: datetime) -> Memory | None:
    """The rule's memory after the evidence; None while there is none and the evidence is too small to begin one."""
    seed = practice_id(evidence.rule)
    if memory is None and evidence.weight < COUNTS_AS_A_STEP:
        return None
    full = scheduler.schedule(memory, evidence.rating, now, seed)
    if evidence.weight >= 1:
        return full
    if memory is None:
        return _begun(scheduler, full, evidence, now)
    if evidence.rating is Rating.AGAIN:
        return _weakened(scheduler, memory, full, evidence)
    return _strengthened(scheduler, memory, full, evidence, now)


def replay_rules(scheduler: Scheduler, reviews: Iterable[Review]) -> dict[str, Memory]:
    """The memories of the rules, by rule, that reviews lead to in the order given; undone ones are left out before."""
    memories: dict[str, Memory] = {}
    for review in reviews:
        for evidence in review.evidence:
            after = move(scheduler, memories.get(evidence.rule), evidence, review.at)
            if after is not None:
                memories[evidence.rule] = after
    return memories


def _begun(scheduler: Scheduler, full: Memory, evidence: Evidence, now: datetime) -> Memory:
    """As far as the weight goes from what FSRS thinks of somebody who failed at the first try."""
    failed = scheduler.schedule(None, Rating.AGAIN, now, practice_id(evidence.rule))
    begun = replace(full, stability=_between(failed.stability, full.stability, evidence.weight))
    if begun.stage is not Stage.REVIEW:
        return begun
    return replace(begun, due=full.last_review + scheduler.interval(begun.stability, None, practice_id(evidence.rule)))


def _strengthened(scheduler: Scheduler, before: Memory, full: Memory, evidence: Evidence, now: datetime) -> Memory:
    weight = evidence.weight
    steps = full if weight >= COUNTS_AS_A_STEP else before
    # FSRS never takes from a right answer; max and min here and below keep that through rounding.
    after = Memory(
        stage=steps.stage,
        step=steps.step,
        stability=max(before.stability, _between(before.stability, full.stability, weight)),
        difficulty=_blended(before.difficulty, full.difficulty, weight),
        due=steps.due,
        last_review=before.last_review + weight * max(now - before.last_review, timedelta()),
    )
    return replace(after, due=max(before.due, _due(scheduler, before, after, evidence)))


def _weakened(scheduler: Scheduler, before: Memory, full: Memory, evidence: Evidence) -> Memory:
    """Less than a full lapse sends nothing back to its learning steps."""
    after = replace(
        before,
        stability=min(before.stability, _between(before.stability, full.stability, evidence.weight)),
        difficulty=_blended(before.difficulty, full.difficulty, evidence.weight),
    )
    return replace(after, due=min(before.due, _due(scheduler, before, after, evidence)))


def _due(scheduler: Scheduler, before: Memory, after: Memory, evidence: Evidence) -> datetime:
    if after.stage is not Stage.REVIEW:
        return after.due
    return after.last_review + scheduler.interval(after.stability, before, practice_id(evidence.rule))


def _between(one: float, other: float, weight: float) -> float:
    """On the scale of logarithms: stabilities are compared by their ratio."""
    return exp(log(one) + weight * (log(other) - log(one)))


def _blended(one: float, other: float, weight: float) -> float:
    return one + weight * (other - one)
