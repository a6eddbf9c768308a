from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from quizapp.cards import Evidence, Mode, Rating, Review
from quizapp.memory.fitting import NoBetter, Stopped, TooFew
from quizapp.memory.parameters import DEFAULTS, Parameters
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection
from quizapp.study.fitted import (
    fit_job,
    fit_state,
    forget_fit,
    keep_fit,
    parameters_of,
    rebuild_memories,
)

DAY = timedelta(days=1)
OWN = Parameters(values=(0.1, 0.5, 1.0, 4.0, *DEFAULTS[4:]), reviews=450, loss=0.3, loss_before=0.35)


def record(collection: Collection, clock: Any, scheduler: Scheduler, count: int = 1) -> None:
    """Right answers to one card, each a day after the other, which is evidence for its rule."""
    for _ in range(count):
        evidence = Evidence("power", Rating.GOOD, 1.0)
        review = Review(
            id=uuid4(), card_id="exercise-a", at=clock(), rating=Rating.GOOD, mode=Mode.TYPED, session=UUID(int=0),
            took=DAY / 9999, evidence=(evidence,),
        )  # fmt: skip
        memories = collection.memories()
        own = scheduler.schedule(memories.get("exercise-a"), Rating.GOOD, clock(), "exercise-a")
        rule = scheduler.schedule(memories.get("practice-power"), Rating.GOOD, clock(), "practice-power")
        collection.record(review, own, {"power": rule})
        clock.advance(days=1)


def test_at_first_the_defaults_are_used_and_fitting_waits_for_reviews(collection: Collection) -> None:
    state = fit_state(collection)
    assert (state.parameters, state.reviews, state.needed, state.is_due) == (None, 0, 400, False)
    assert fit_job(collection).run() == TooFew(0)


def test_what_predicts_better_is_kept_and_fitted_again_only_when_there_is_much_more(collection: Collection) -> None:
    assert keep_fit(collection, OWN)
    assert parameters_of(collection) == OWN
    assert fit_job(collection).in_use == OWN.values
    assert collection.setting("fsrs")["version"] == 6
    assert collection.setting("fsrs")["length"] == 21


def test_what_does_not_predict_better_changes_nothing_but_the_time_of_the_next_try(collection: Collection) -> None:
    keep_fit(collection, OWN)
    assert not keep_fit(collection, NoBetter(900, 0.4, 0.3))
    assert parameters_of(collection) == OWN
    assert collection.setting("fsrs tried") == 900
    for outcome in (Stopped(), TooFew(3)):
        assert not keep_fit(collection, outcome)
    assert collection.setting("fsrs tried") == 900


def test_memories_are_seen_with_new_parameters_once_and_their_dates_stand(collection: Collection, clock: Any) -> None:
    record(collection, clock, Scheduler(), 3)
    before = collection.memories()
    own = Scheduler(parameters=OWN.values)
    rebuild_memories(collection, own)
    assert collection.memories() == before, "nothing was fitted yet"
    keep_fit(collection, OWN)
    rebuild_memories(collection, own)
    after = collection.memories()
    expected = own.replay(collection.reviews("exercise-a"))
    assert expected is not None
    for card in ("exercise-a", "practice-power"):
        assert after[card].stability == expected.stability < before[card].stability
        assert after[card].due == before[card].due
    record(collection, clock, own)
    moved = collection.memories()
    rebuild_memories(collection, Scheduler())
    assert collection.memories() == moved, "once is enough"


def test_the_defaults_come_back_when_the_learner_wants_them(collection: Collection, clock: Any) -> None:
    record(collection, clock, Scheduler(), 3)
    before = collection.memories()
    keep_fit(collection, OWN)
    rebuild_memories(collection, Scheduler(parameters=OWN.values))
    forget_fit(collection)
    assert parameters_of(collection) is None
    rebuild_memories(collection, Scheduler())
    assert collection.memories() == before


def test_a_damaged_setting_means_the_defaults(collection: Collection) -> None:
    collection.set_setting("fsrs", {**OWN.as_setting(), "version": 7})
    assert parameters_of(collection) is None
    collection.set_setting("fsrs tried", "many")
    assert not fit_state(collection).is_due


def test_a_card_that_was_reset_is_built_again_from_what_came_after(collection: Collection, clock: Any) -> None:
    default, fitted = Scheduler(), Scheduler(parameters=OWN.values)
    record(collection, clock, default, 3)
    collection.edits.reset(["exercise-a"], clock())
    keep_fit(collection, OWN)
    rebuild_memories(collection, fitted)
    assert "exercise-a" not in collection.memories()
    record(collection, clock, fitted)
    last = collection.reviews()[-1]
    keep_fit(collection, OWN)
    rebuild_memories(collection, fitted)
    assert collection.memories()["exercise-a"] == fitted.schedule(None, last.rating, last.at, "exercise-a")
    assert collection.memories()["practice-power"].stability > collection.memories()["exercise-a"].stability
