"""Which rules slipped lately and are not held again: what "Review missed rules" asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from quizapp.cards import Rating, Review
from quizapp.cards.practice import practised_rule
from quizapp.study.overview import LATELY
from quizapp.study.returning import RIGHT_IN_A_ROW

COUNTS = 0.5
"""Weight from which evidence against a rule is a miss; less is a choice, or a guess at which rule comes first."""


@dataclass(slots=True)
class Misses:
    """Of one rule, since it was last answered right twice in a row."""

    count: int = 0
    last: datetime | None = None
    right: int = 0
    misconceptions: Counter[str] = field(default_factory=Counter)
    """How often each was found."""


def missed_rules(
    reviews: Iterable[Review], now: datetime, recall: Callable[[str], float | None]
) -> dict[str, tuple[str, ...]]:
    """Worst first: most often missed, then least well held, then missed last. `reviews` run from old to new.

    Each with the misconceptions that were found, the most frequent first.
    """
    misses: dict[str, Misses] = {}
    for review in reviews:
        if review.at > now - LATELY:
            _count(review, misses)
    missed = [(rule, found) for rule, found in misses.items() if found.count and found.last is not None]
    missed.sort(key=lambda each: each[1].last or now, reverse=True)
    missed.sort(key=lambda each: (-each[1].count, recall(each[0]) or 0.0))
    return {rule: tuple(name for name, _ in found.misconceptions.most_common()) for rule, found in missed}


def _count(review: Review, misses: dict[str, Misses]) -> None:
    for evidence in review.evidence:
        if evidence.rating is Rating.AGAIN and evidence.weight >= COUNTS:
            found = misses.setdefault(evidence.rule, Misses())
            found.count, found.last, found.right = found.count + 1, review.at, 0
            if review.fault is not None and review.fault.misconception:
                found.misconceptions[review.fault.misconception] += 1
        elif evidence.rule in misses and _practised(review, evidence.rule) and evidence.weight >= 1:
            _answered_right(misses[evidence.rule])


def _answered_right(found: Misses) -> None:
    found.right += 1
    if found.right >= RIGHT_IN_A_ROW:
        found.count = 0
        found.misconceptions.clear()


def _practised(review: Review, rule: str) -> bool:
    return practised_rule(review.card_id) == rule
