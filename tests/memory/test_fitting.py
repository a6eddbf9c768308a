from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from quizapp.cards import Evidence, Mode, Rating, Review
from quizapp.cards.review import Reset
from quizapp.memory.fitting import NEEDED, FitJob, NoBetter, Stopped, TooFew
from quizapp.memory.parameters import DEFAULTS, LENGTH, VERSION, Parameters, within_bounds
from quizapp.memory.replaying import losses
from quizapp.memory.scheduler import Scheduler

ReviewsOf = Callable[..., tuple[Review, ...]]
FORGETFUL = tuple(value * 0.15 if place < 4 else value - 1.0 * (place == 8) for place, value in enumerate(DEFAULTS))
"""A seventh of the first stabilities, and slower growth from review to review."""


@pytest.mark.parametrize("seed", [1, 2])
def test_a_learner_who_forgets_otherwise_gains(reviews_of: ReviewsOf, seed: int) -> None:
    reviews = reviews_of(FORGETFUL, cards=400, days=120, seed=seed)
    fit = FitJob(reviews).run()
    assert isinstance(fit, Parameters)
    assert fit.loss < fit.loss_before
    assert fit.reviews == len(reviews)
    assert all(fitted < default for fitted, default in zip(fit.values[1:4], DEFAULTS[1:4], strict=True))
    Scheduler(parameters=fit.values)


@pytest.mark.parametrize("seed", [1, 2])
def test_noise_does_not_replace_the_defaults(reviews_of: ReviewsOf, seed: int) -> None:
    fit = FitJob(reviews_of(DEFAULTS, cards=200, days=60, seed=seed, is_noise=True)).run()
    assert isinstance(fit, NoBetter)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_learner_who_forgets_by_the_defaults_keeps_them(reviews_of: ReviewsOf, seed: int) -> None:
    assert isinstance(FitJob(reviews_of(DEFAULTS, cards=200, days=60, seed=seed)).run(), NoBetter)


def test_what_was_fitted_is_not_replaced_by_the_same_again(reviews_of: ReviewsOf) -> None:
    reviews = reviews_of(FORGETFUL, cards=400, days=120, seed=1)
    first = FitJob(reviews).run()
    assert isinstance(first, Parameters)
    assert isinstance(FitJob(reviews, first.values).run(), NoBetter)


def test_too_few_reviews_are_not_fitted_to(reviews_of: ReviewsOf) -> None:
    reviews = reviews_of(FORGETFUL, cards=100, days=40, seed=1)[: NEEDED - 1]
    assert FitJob(reviews).run() == TooFew(NEEDED - 1)


def test_answers_that_say_nothing_of_their_own_card_are_not_counted(reviews_of: ReviewsOf) -> None:
    reviews = reviews_of(FORGETFUL, cards=100, days=40, seed=1)[:NEEDED]
    elsewhere = replace(
        reviews[0], id=uuid4(), card_id="practice-chain", evidence=(Evidence("power", Rating.AGAIN, 1.0),)
    )
    which = replace(
        reviews[0],
        id=uuid4(),
        card_id="practice-chain",
        mode=Mode.CHOICE,
        evidence=(Evidence("chain", Rating.GOOD, 0.1),),
    )
    assert FitJob((elsewhere, which, *reviews[1:])).run() == TooFew(NEEDED - 1)
    own = replace(elsewhere, evidence=(Evidence("chain", Rating.GOOD, 1.0),))
    assert not isinstance(FitJob((own, *reviews[1:])).run(), TooFew)


def test_it_stops_when_it_is_told_to(reviews_of: ReviewsOf) -> None:
    assert FitJob(reviews_of(FORGETFUL, cards=100, days=40, seed=1)).run(lambda: True) == Stopped()


def test_reviews_of_one_moment_are_fitted_to_without_complaint(reviews_of: ReviewsOf) -> None:
    (first, *_) = reviews_of(DEFAULTS, cards=1, days=1, seed=1)
    reviews = [replace(first, id=uuid4(), at=first.at + timedelta(seconds=number)) for number in range(NEEDED)]
    assert isinstance(FitJob(tuple(reviews)).run(), NoBetter)


def test_parameters_come_back_from_a_setting_as_they_went_in() -> None:
    kept = Parameters(values=DEFAULTS, reviews=500, loss=0.3, loss_before=0.31)
    assert kept.as_setting()["version"] == VERSION
    assert kept.as_setting()["length"] == LENGTH
    assert Parameters.from_setting(kept.as_setting()) == kept


@pytest.mark.parametrize(
    "change",
    [{"version": 7}, {"length": 19}, {"values": [0.5] * 19}, {"values": ["a"] * 21}, {"values": None},
     {"values": [-1.0] * 21}, {"reviews": None}],
)  # fmt: skip
def test_a_setting_of_another_version_or_damaged_means_the_defaults(change: dict[str, object]) -> None:
    kept = Parameters(values=DEFAULTS, reviews=500, loss=0.3, loss_before=0.31).as_setting()
    assert Parameters.from_setting({**kept, **change}) is None
    assert Parameters.from_setting(None) is None


def test_parameters_out_of_bounds_are_brought_to_the_nearest_that_can_be_used() -> None:
    values = within_bounds((-5.0, *DEFAULTS[1:]))
    assert values is not None
    assert values[0] > 0
    assert values[1:] == DEFAULTS[1:]
    assert within_bounds(DEFAULTS[:19]) is None


def test_a_card_that_was_reset_is_fitted_as_another_one(reviews_of: ReviewsOf) -> None:
    reviews = reviews_of(FORGETFUL, cards=400, days=120, seed=1)
    cards = {review.card_id for review in reviews}
    half = len(reviews) // 2
    fit = FitJob((*reviews[:half], *map(Reset, sorted(cards)), *reviews[half:])).run()
    whole = FitJob(reviews).run()
    assert isinstance(fit, Parameters)
    assert isinstance(whole, Parameters)
    assert fit.reviews == whole.reviews
    assert fit.values != whole.values


def test_what_comes_first_after_a_reset_is_no_prediction(reviews_of: ReviewsOf) -> None:
    reviews = reviews_of(DEFAULTS, cards=1, days=60, seed=1)
    apart = [fact for review in reviews for fact in (Reset(review.card_id), review)]
    assert losses(Scheduler(), reviews, lambda _review: True)
    assert losses(Scheduler(), apart, lambda _review: True) == []
