"""A learner whose forgetting is known, because it was made up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest

from quizapp.cards import Memory, Mode, Rating, Review
from quizapp.memory.scheduler import Scheduler

START = datetime(2026, 1, 1, 18, tzinfo=UTC)
NEW_A_DAY = 8
_WHEN_RIGHT = (1, 7, 2)
"""Hard, Good, Easy."""


def simulated(
    parameters: Sequence[float], *, cards: int, days: int, seed: int, is_noise: bool = False
) -> tuple[Review, ...]:
    """What a learner who forgets by these parameters answers when asked by the defaults.

    `is_noise`: nine in ten right, whatever was asked when.
    """
    rng, truth, program = Random(seed), Scheduler(parameters=parameters), Scheduler()
    held: dict[str, Memory] = {}
    planned: dict[str, Memory] = {}
    kept: list[Review] = []

    def answer(card: str, now: datetime) -> None:
        chance = truth.recall(held[card], now) if card in held else 0.7
        right = rng.random() < (0.9 if is_noise else chance)
        rating = rng.choices((Rating.HARD, Rating.GOOD, Rating.EASY), _WHEN_RIGHT)[0] if right else Rating.AGAIN
        held[card] = truth.schedule(held.get(card), rating, now, card)
        planned[card] = program.schedule(planned.get(card), rating, now, card)
        kept.append(_review(len(kept), card, rating, now))

    for day in range(days):
        now = START + timedelta(days=day)
        end = now + timedelta(hours=9)
        new = [f"card-{number}" for number in range(cards) if f"card-{number}" not in planned][:NEW_A_DAY]
        waiting = [card for card, memory in planned.items() if memory.due < end] + new
        while waiting:
            for card in waiting:
                now = max(now + timedelta(seconds=30), planned[card].due if card in planned else now)
                answer(card, now)
            waiting = [card for card, memory in planned.items() if memory.due < end]
    return tuple(kept)


def _review(number: int, card: str, rating: Rating, now: datetime) -> Review:
    return Review(
        id=UUID(int=number), card_id=card, at=now, rating=rating, mode=Mode.TYPED, session=UUID(int=0),
        took=timedelta(seconds=5),
    )  # fmt: skip


@pytest.fixture
def reviews_of() -> Callable[..., tuple[Review, ...]]:
    return simulated
