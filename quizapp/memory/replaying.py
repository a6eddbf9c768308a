"""All memories built again from the reviews alone: those of cards, and those of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from math import log

from quizapp.cards import Memory, Mode, Rating, Review
from quizapp.cards.practice import practice_id, practised_rule
from quizapp.cards.review import Reset
from quizapp.memory.scheduler import Scheduler
from quizapp.memory.transfer import move

_DAY = timedelta(days=1)
_LEAST = 1e-4
"""A prediction is never taken for more certain than this: one surprise would outweigh everything else."""


def replay_all(scheduler: Scheduler, history: Iterable[Review | Reset]) -> dict[str, Memory]:
    """By card, in the order of the reviews and resets; undone ones are left out before.

    With the scheduler that was used along the way this is exactly what is kept.
    """
    memories: dict[str, Memory] = {}
    for _ in _replayed(scheduler, history, memories):
        pass
    return memories


def losses(scheduler: Scheduler, history: Iterable[Review | Reset], counts: Callable[[Review], bool]) -> list[float]:
    """How far each prediction was off, as log loss, for the reviews that count; least is best.

    Predicted is what a review a day or more after the last one tests; within a day everything is remembered.
    """
    memories: dict[str, Memory] = {}
    found = []
    for review, before in _replayed(scheduler, history, memories):
        if before is None or not counts(review) or not tells_of_its_card(review):
            continue
        if review.at - before.last_review >= _DAY:
            predicted = min(max(scheduler.recall(before, review.at), _LEAST), 1 - _LEAST)
            found.append(-log(predicted if review.rating is not Rating.AGAIN else 1 - predicted))
    return found


def tells_of_its_card(review: Review) -> bool:
    """Whether it was a full review of what the card's memory is about.

    Not so where a problem of one rule failed for another, and where only "which rule?" was asked.
    """
    rule = practised_rule(review.card_id)
    if rule is None:
        return True
    return review.mode is Mode.TYPED and any(each.rule == rule and each.weight >= 1 for each in review.evidence)


def with_dates_of(rebuilt: Mapping[str, Memory], kept: Mapping[str, Memory]) -> dict[str, Memory]:
    """The rebuilt memories of the cards that have one, due when the learner was told they would be."""
    return {
        card: replace(memory, due=kept[card].due, stage=kept[card].stage, step=kept[card].step)
        for card, memory in rebuilt.items()
        if card in kept
    }


def _replayed(
    scheduler: Scheduler, history: Iterable[Review | Reset], memories: dict[str, Memory]
) -> Iterator[tuple[Review, Memory | None]]:
    """Each review with the memory that its card had before; `memories` is filled on the way."""
    for review in history:
        if isinstance(review, Reset):
            memories.pop(review.card_id, None)
            continue
        yield review, memories.get(review.card_id)
        if practised_rule(review.card_id) is None:
            before = memories.get(review.card_id)
            memories[review.card_id] = scheduler.schedule(before, review.rating, review.at, review.card_id)
        for evidence in review.evidence:
            card = practice_id(evidence.rule)
            after = move(scheduler, memories.get(card), evidence, review.at)
            if after is not None:
                memories[card] = after
