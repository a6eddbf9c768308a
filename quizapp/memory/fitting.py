"""FSRS's parameters fitted to the learner's own reviews, and kept only when they predict better.

They are fitted to the earlier reviews and measured on the latest fifth, which they have not seen, against the
parameters in use. A gain within chance is no gain: it has to stand out from its own standard error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean, stdev
from uuid import UUID

from quizapp.cards import Review
from quizapp.cards.review import Reset
from quizapp.memory.parameters import DEFAULTS, Parameters, within_bounds
from quizapp.memory.replaying import losses, tells_of_its_card
from quizapp.memory.scheduler import Scheduler

NEEDED = 400
"""Reviews; fitted to fewer, parameters predict worse than the defaults (DESIGN.md)."""
HELD_BACK = 0.2
_CERTAIN = 1.64
"""Standard errors: a gain by chance passes once in twenty."""
_LEAST_MEASURED = 20
"""Predictions without which nothing can be said."""


@dataclass(frozen=True, slots=True)
class TooFew:
    reviews: int
    needed: int = NEEDED


@dataclass(frozen=True, slots=True)
class NoBetter:
    """What is in use stays."""

    reviews: int
    loss: float
    loss_before: float


@dataclass(frozen=True, slots=True)
class Stopped:
    """Before it came to an end."""


Fit = Parameters | NoBetter | TooFew | Stopped


class _Stop(Exception):
    pass


@dataclass(frozen=True, slots=True)
class FitJob:
    """All that fitting needs, as values: it can run on any thread, and takes about a second for 10,000 reviews."""

    history: tuple[Review | Reset, ...]
    """Those not undone, in the order kept."""
    in_use: tuple[float, ...] = DEFAULTS

    def run(self, is_cancelled: Callable[[], bool] = lambda: False) -> Fit:
        usable = sum(tells_of_its_card(review) for review in self._reviews())
        if usable < NEEDED:
            return TooFew(usable)
        earlier, latest = self._split()
        try:
            fitted = within_bounds(tuple(_fitted(earlier)))
            return self._measured(fitted, latest, usable, is_cancelled)
        except _Stop:
            return Stopped()

    def _reviews(self) -> list[Review]:
        return [review for review in self.history if isinstance(review, Review)]

    def _split(self) -> tuple[Sequence[Review | Reset], frozenset[UUID]]:
        cut = round(len(self.history) * (1 - HELD_BACK))
        return self.history[:cut], frozenset(each.id for each in self.history[cut:] if isinstance(each, Review))

    def _measured(
        self,
        fitted: tuple[float, ...] | None,
        latest: frozenset[UUID],
        usable: int,
        is_cancelled: Callable[[], bool],
    ) -> Fit:
        def counts(review: Review) -> bool:
            if is_cancelled():
                raise _Stop
            return review.id in latest

        before = losses(Scheduler(parameters=self.in_use), self.history, counts)
        if fitted is None or len(before) < _LEAST_MEASURED:
            return NoBetter(usable, fmean(before) if before else 0.0, fmean(before) if before else 0.0)
        after = losses(Scheduler(parameters=fitted), self.history, counts)
        if not _is_gain(before, after):
            return NoBetter(usable, fmean(after), fmean(before))
        return Parameters(values=fitted, reviews=usable, loss=fmean(after), loss_before=fmean(before))


def _is_gain(before: Sequence[float], after: Sequence[float]) -> bool:
    gains = [one - other for one, other in zip(before, after, strict=True)]
    return bool(fmean(gains) > _CERTAIN * stdev(gains) / len(gains) ** 0.5)


def _fitted(history: Sequence[Review | Reset]) -> list[float]:
    # A compiled library that only fitting needs; the window starts without it.
    from fsrs_rs_python import FSRS, FSRSItem, FSRSReview  # noqa: PLC0415

    items = [
        FSRSItem([FSRSReview(rating, days) for rating, days in answers[: end + 1]])
        for answers in _answers(history)
        for end in range(1, len(answers))
        if answers[end][1] > 0
    ]
    return FSRS(list(DEFAULTS)).compute_parameters(items) if items else list(DEFAULTS)


def _answers(history: Sequence[Review | Reset]) -> list[list[tuple[int, int]]]:
    """For each card its ratings, each with the whole days since the one before, as the scheduler counts them.

    A card that was reset is another one from then on.
    """
    last: dict[str, datetime] = {}
    asked: dict[str, list[tuple[int, int]]] = {}
    every: list[list[tuple[int, int]]] = []
    for review in history:
        if isinstance(review, Reset):
            last.pop(review.card_id, None)
        elif tells_of_its_card(review):
            if review.card_id not in last:
                asked[review.card_id] = []
                every.append(asked[review.card_id])
            days = max((review.at - last.get(review.card_id, review.at)).days, 0)
            asked[review.card_id].append((review.rating.value, days))
            last[review.card_id] = review.at
    return every
