"""What Today shows, computed from the collection's values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from math import ceil
from statistics import fmean, median

from quizapp.cards import Card, Memory, Rating, Review, Rule, Symbols
from quizapp.memory.held import memory_of
from quizapp.study.line import Line
from quizapp.study.order import main_rule
from quizapp.study.states import SlippingRule

LATELY = timedelta(days=14)
WEEKS_SHOWN = 26
FIRST_GUESS = timedelta(seconds=25)
"""Time for one review until the learner's own pace is known."""
READING_THE_VERDICT = timedelta(seconds=6)
NEW_CARD_REVIEWS = 2
"""A new card is asked again in the session in which it is met."""


def minutes_needed(line: Line, memories: Mapping[str, Memory], reviews: Sequence[Review]) -> int:
    """Estimated minutes for the line at the pace of the last 200 reviews, rounded up."""
    new = sum(card not in memories for card in line.waiting)
    rounds = len(line) + new * (NEW_CARD_REVIEWS - 1)
    return ceil(rounds * (_pace(reviews) + READING_THE_VERDICT) / timedelta(minutes=1))


def _pace(reviews: Sequence[Review]) -> timedelta:
    lately = [review.took.total_seconds() for review in reviews[-200:]]
    return timedelta(seconds=median(lately)) if len(lately) >= 10 else FIRST_GUESS


def slipping_rules(
    *,
    rules: Iterable[Rule],
    cards: Mapping[str, Card],
    memories: Mapping[str, Memory],
    reviews: Iterable[Review],
    recall: Callable[[Memory], float],
    now: datetime,
    names: Mapping[str, str] | None = None,
) -> tuple[SlippingRule, ...]:
    """Rules with a wrong answer lately, least well held first. `names` of mistakes, by id."""
    misses = [
        review
        for review in reviews
        if review.rating is Rating.AGAIN and review.at > now - LATELY and review.card_id in cards
    ]
    missed = Counter(rule_missed(review, cards) for review in misses)
    mistakes = _mistakes(misses, cards, names or {})
    recalls: dict[str, list[float]] = {}
    for card_id, memory in memories.items():
        if card_id in cards:
            recalls.setdefault(main_rule(cards[card_id]), []).append(recall(memory))
    for rule in recalls:
        if (own := memory_of(rule, memories)) is not None:
            recalls[rule] = [recall(own)]
    slipping = [
        SlippingRule(
            rule.id,
            rule.name,
            rule.statement,
            fmean(recalls[rule.id]),
            missed[rule.id],
            Symbols(rule.variables),
            *mistakes.get(rule.id, ("", 0)),
        )
        for rule in rules
        if missed[rule.id] and rule.id in recalls
    ]
    return tuple(sorted(slipping, key=lambda rule: (rule.recall, -rule.missed)))


def _mistakes(
    misses: Iterable[Review], cards: Mapping[str, Card], names: Mapping[str, str]
) -> dict[str, tuple[str, int]]:
    """For each rule the mistake that was found most often, the latest of equals, and how often."""
    found: dict[str, Counter[str]] = {}
    for review in misses:
        mistake = (review.fault.misconception or review.fault.slip) if review.fault else ""
        if mistake in names:
            counts = found.setdefault(rule_missed(review, cards), Counter())
            counts[names[mistake]] = counts.pop(names[mistake], 0) + 1
    return {rule: max(reversed(counts.items()), key=lambda count: count[1]) for rule, counts in found.items()}


def rule_missed(review: Review, cards: Mapping[str, Card]) -> str:
    """The rule that a wrong answer counted against: the one found at fault, else the card's main rule."""
    against = (evidence.rule for evidence in review.evidence if evidence.rating is Rating.AGAIN)
    return next(against, main_rule(cards[review.card_id]))


def missed_cards(cards: Mapping[str, Card], reviews: Iterable[Review], now: datetime) -> tuple[str, ...]:
    """Cards missed lately whose last review was a miss, the latest first. `reviews` run from old to new."""
    last = {review.card_id: review for review in reviews if review.card_id in cards}
    missed = [review for review in last.values() if review.rating is Rating.AGAIN and review.at > now - LATELY]
    return tuple(review.card_id for review in sorted(missed, key=lambda review: review.at, reverse=True))


def reviews_a_day(
    moments: Iterable[datetime], day_of: Callable[[datetime], date], today: date
) -> tuple[tuple[date, int], ...]:
    """Counts for each of the last 26 weeks' days, oldest first; the last column of weeks ends today."""
    counts = Counter(map(day_of, moments))
    first = today - timedelta(days=7 * (WEEKS_SHOWN - 1) + today.weekday())
    days = [first + timedelta(days=offset) for offset in range((today - first).days + 1)]
    return tuple((day, counts[day]) for day in days)
