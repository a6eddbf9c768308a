from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards import Evidence, Memory, Mode, Rating, Review
from quizapp.cards.review import Stage
from quizapp.memory.scheduler import Scheduler
from quizapp.memory.transfer import move, replay_rules

NOW = datetime(2026, 3, 14, 15, 9, 26, 535897, tzinfo=UTC)
DAY = timedelta(days=1)
SCHEDULER = Scheduler()

weights = st.floats(0.01, 0.99)
right = st.sampled_from([Rating.HARD, Rating.GOOD, Rating.EASY])
gaps = st.timedeltas(timedelta(seconds=1), timedelta(days=400))
pieces = st.tuples(st.sampled_from(Rating), st.sampled_from([0.1, 0.25, 0.5, 1.0]), gaps)
memories = st.lists(pieces, min_size=1, max_size=8)
"""Whatever evidence may have led to."""


def led_to(history: list[tuple[Rating, float, timedelta]]) -> tuple[Memory | None, datetime]:
    memory, now = None, NOW
    for rating, weight, gap in history:
        now += gap
        memory = move(SCHEDULER, memory, Evidence("power", rating, weight), now)
    return memory, now


@given(memories, gaps, right, weights)
def test_a_right_answer_never_lowers_recall_and_never_brings_the_due_date_forward(
    history: list[tuple[Rating, float, timedelta]], gap: timedelta, rating: Rating, weight: float
) -> None:
    before, now = led_to(history)
    if before is None:
        return
    after = move(SCHEDULER, before, Evidence("power", rating, weight), now + gap)
    assert after is not None
    assert SCHEDULER.recall(after, now + gap) >= SCHEDULER.recall(before, now + gap)
    assert after.due >= before.due
    assert after.stability >= before.stability


@given(memories, gaps, weights)
def test_a_mistake_never_raises_recall_and_never_puts_the_due_date_off(
    history: list[tuple[Rating, float, timedelta]], gap: timedelta, weight: float
) -> None:
    before, now = led_to(history)
    if before is None:
        return
    after = move(SCHEDULER, before, Evidence("power", Rating.AGAIN, weight), now + gap)
    assert after is not None
    assert SCHEDULER.recall(after, now + gap) <= SCHEDULER.recall(before, now + gap)
    assert after.due <= before.due
    assert after.stage is before.stage


@given(memories, gaps, right, weights, weights)
def test_more_evidence_holds_at_least_as_well(
    history: list[tuple[Rating, float, timedelta]], gap: timedelta, rating: Rating, one: float, other: float
) -> None:
    before, now = led_to(history)
    if before is None:
        return
    less, more = (
        move(SCHEDULER, before, Evidence("power", rating, weight), now + gap) for weight in sorted((one, other))
    )
    assert less is not None
    assert more is not None
    assert more.stability >= less.stability
    assert more.last_review >= less.last_review


@given(memories, gaps, st.sampled_from(Rating))
def test_full_evidence_is_a_review_as_fsrs_knows_it(
    history: list[tuple[Rating, float, timedelta]], gap: timedelta, rating: Rating
) -> None:
    before, now = led_to(history)
    after = move(SCHEDULER, before, Evidence("power", rating, 1.0), now + gap)
    assert after == SCHEDULER.schedule(before, rating, now + gap, "practice-power")


@given(gaps, right)
def test_evidence_near_to_full_is_near_to_a_review(gap: timedelta, rating: Rating) -> None:
    before = known()
    nearly = move(SCHEDULER, before, Evidence("power", rating, 0.999999), NOW + gap)
    full = move(SCHEDULER, before, Evidence("power", rating, 1.0), NOW + gap)
    assert nearly is not None
    assert full is not None
    assert nearly.stability == pytest.approx(full.stability, rel=1e-4)
    assert nearly.difficulty == pytest.approx(full.difficulty, rel=1e-4)
    assert abs(nearly.last_review - full.last_review) < timedelta(minutes=10)


def test_half_the_evidence_goes_half_the_way_of_log_stability() -> None:
    before, full = known(), SCHEDULER.schedule(known(), Rating.GOOD, NOW + 30 * DAY, "practice-power")
    after = move(SCHEDULER, before, Evidence("power", Rating.GOOD, 0.5), NOW + 30 * DAY)
    assert after is not None
    assert after.stability == pytest.approx((before.stability * full.stability) ** 0.5)
    assert after.last_review == before.last_review + 15 * DAY


def test_a_little_evidence_begins_no_memory_and_half_a_review_does() -> None:
    assert move(SCHEDULER, None, Evidence("power", Rating.GOOD, 0.25), NOW) is None
    begun = move(SCHEDULER, None, Evidence("power", Rating.GOOD, 0.5), NOW)
    assert begun is not None
    failed, passed = (SCHEDULER.schedule(None, rating, NOW, "") for rating in (Rating.AGAIN, Rating.GOOD))
    assert failed.stability < begun.stability < passed.stability
    assert begun.stage is Stage.LEARNING


def test_half_a_review_leads_out_of_the_learning_steps_and_less_does_not() -> None:
    learning = Memory(Stage.LEARNING, 1, 2.3, 2.1, NOW, NOW)
    later = NOW + timedelta(minutes=10)
    graduated = move(SCHEDULER, learning, Evidence("power", Rating.GOOD, 0.5), later)
    assert graduated is not None
    assert graduated.stage is Stage.REVIEW
    assert graduated.due >= NOW + DAY
    still = move(SCHEDULER, learning, Evidence("power", Rating.GOOD, 0.25), later)
    assert still is not None
    assert (still.stage, still.step, still.due) == (Stage.LEARNING, 1, learning.due)


def test_a_slip_sends_nothing_back_to_its_learning_steps_and_a_misconception_does() -> None:
    slipped = move(SCHEDULER, known(), Evidence("power", Rating.AGAIN, 0.5), NOW + 10 * DAY)
    lapsed = move(SCHEDULER, known(), Evidence("power", Rating.AGAIN, 1.0), NOW + 10 * DAY)
    assert slipped is not None
    assert lapsed is not None
    assert (slipped.stage, lapsed.stage) == (Stage.REVIEW, Stage.RELEARNING)
    assert lapsed.stability < slipped.stability < known().stability


@given(st.lists(st.tuples(st.sampled_from(["power", "chain"]), pieces), max_size=12))
def test_replaying_the_reviews_gives_exactly_the_memories_that_stepping_gave(
    history: list[tuple[str, tuple[Rating, float, timedelta]]],
) -> None:
    stepped: dict[str, Memory] = {}
    reviews, now = [], NOW
    for rule, (rating, weight, gap) in history:
        now += gap
        evidence = Evidence(rule, rating, weight)
        after = move(SCHEDULER, stepped.get(rule), evidence, now)
        if after is not None:
            stepped[rule] = after
        reviews.append(_review(now, evidence))
    assert replay_rules(Scheduler(), reviews) == stepped


def known() -> Memory:
    return Memory(Stage.REVIEW, None, 30.0, 5.0, NOW + 30 * DAY, NOW)


def _review(at: datetime, evidence: Evidence) -> Review:
    return Review(
        id=uuid4(), card_id="exercise-1", at=at, rating=evidence.rating, mode=Mode.TYPED, session=UUID(int=0),
        took=timedelta(seconds=5), evidence=(evidence,),
    )  # fmt: skip
