"""When to ask a card again: FSRS-6, through the `fsrs` library.

Algorithm: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import fsrs
from fsrs.scheduler import DEFAULT_PARAMETERS

from quizapp.cards.review import Memory, Rating, Review, Stage
from quizapp.memory.fuzz import fuzzed

LEARNING_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS = (timedelta(minutes=10),)
LONGEST_INTERVAL = 36500
"""Days."""

_STATES = {
    Stage.LEARNING: fsrs.State.Learning,
    Stage.REVIEW: fsrs.State.Review,
    Stage.RELEARNING: fsrs.State.Relearning,
}
_STAGES = {state: stage for stage, state in _STATES.items()}


class Scheduler:
    """Turns a memory and a rating into the next memory. Pure: equal arguments give equal results.

    `seed` is the card's id. It spreads cards learned together over neighbouring days, the same way in a preview,
    when recording, and when the reviews are replayed.
    """

    def __init__(
        self,
        desired_retention: float = 0.9,
        parameters: Sequence[float] | None = None,
        *,
        learning_steps: Sequence[timedelta] = LEARNING_STEPS,
        relearning_steps: Sequence[timedelta] = RELEARNING_STEPS,
        longest_interval: int = LONGEST_INTERVAL,
    ) -> None:
        """`parameters` are FSRS-6's 21 weights; None: the library's defaults.

        Raises ValueError when a weight is out of bounds or the retention is not between 0 and 1.
        """
        if not 0 < desired_retention < 1:
            raise ValueError("the desired retention lies between 0 and 1")
        self._longest_interval = longest_interval
        # The library's own fuzz draws from the global random generator, which no preview could foresee.
        self._fsrs = fsrs.Scheduler(
            parameters=DEFAULT_PARAMETERS if parameters is None else parameters,
            desired_retention=desired_retention,
            learning_steps=tuple(learning_steps),
            relearning_steps=tuple(relearning_steps),
            maximum_interval=longest_interval,
            enable_fuzzing=False,
        )

    def schedule(self, memory: Memory | None, rating: Rating, now: datetime, seed: str) -> Memory:
        """The memory after a review at `now` (aware). None is the memory of a new card."""
        now = _utc(now)
        card, _ = self._fsrs.review_card(_to_fsrs(memory, now), fsrs.Rating(rating.value), now)
        after = _from_fsrs(card)
        if after.stage is not Stage.REVIEW:
            return after
        return _from_fsrs(card, due=now + self._spread((after.due - now).days, memory, seed))

    def interval(self, stability: float, before: Memory | None, seed: str) -> timedelta:
        """How long a memory of that stability stays above the desired retention: whole days, spread as a review is."""
        decay = -self._fsrs.parameters[20]
        factor = 0.9 ** (1 / decay) - 1
        days = round(stability / factor * (self._fsrs.desired_retention ** (1 / decay) - 1))
        return self._spread(min(max(days, 1), self._longest_interval), before, seed)

    def preview(self, memory: Memory | None, now: datetime, seed: str) -> dict[Rating, Memory]:
        """What each rating would lead to; the interval is `due - now`."""
        return {rating: self.schedule(memory, rating, now, seed) for rating in Rating}

    def recall(self, memory: Memory, now: datetime) -> float:
        """The predicted probability of a right answer at `now`, 0 to 1.

        FSRS-6's forgetting curve; unlike the library's, it also falls within a day, so that cards can be ordered by it.
        """
        decay = -self._fsrs.parameters[20]
        factor = 0.9 ** (1 / decay) - 1
        elapsed = max((_utc(now) - memory.last_review) / timedelta(days=1), 0.0)
        return float((1 + factor * elapsed / memory.stability) ** decay)

    def _spread(self, days: int, before: Memory | None, seed: str) -> timedelta:
        return timedelta(days=fuzzed(days, _fuzz_seed(before, seed), self._longest_interval))

    def replay(self, reviews: Iterable[Review]) -> Memory | None:
        """The memory that one card's reviews lead to, in the order given; None when there are none.

        Not for practice cards: their memory is their rule's, which other cards move too (`transfer.replay_rules`).

        Undone reviews are left out by the caller. Equal to what scheduling step by step gave.
        """
        memory = None
        for review in reviews:
            memory = self.schedule(memory, review.rating, review.at, review.card_id)
        return memory


def _fuzz_seed(before: Memory | None, seed: str) -> str:
    """Differs from review to review of a card, and not between a preview and its review."""
    return f"{seed}@{before.last_review.isoformat() if before else 'new'}"


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be scheduled")
    return moment.astimezone(UTC)


def _to_fsrs(memory: Memory | None, now: datetime) -> fsrs.Card:
    # Without an id the library makes one from the clock and sleeps for a millisecond.
    if memory is None:
        return fsrs.Card(card_id=0, due=now)
    return fsrs.Card(
        card_id=0,
        state=_STATES[memory.stage],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
    )


def _from_fsrs(card: fsrs.Card, due: datetime | None = None) -> Memory:
    if card.stability is None or card.difficulty is None or card.last_review is None:
        raise ValueError("fsrs returned a card that was never reviewed")
    return Memory(
        stage=_STAGES[card.state],
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=due or card.due,
        last_review=card.last_review,
    )
