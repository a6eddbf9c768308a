from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, StatementError

from quizapp.cards import Memory, Mode, Rating, Review
from quizapp.cards.review import Stage
from quizapp.storage.collection import Collection
from quizapp.storage.errors import NotTheLatestReview
from quizapp.storage.models import ReviewRow

MakeReview = Callable[..., Review]
MakeMemory = Callable[..., Memory]
DAY = timedelta(days=1)


def test_a_review_and_its_memory_come_back_as_they_went_in(
    taught: Collection, make_review: MakeReview, now: datetime
) -> None:
    review = make_review("square", rating=Rating.EASY, mode=Mode.CHOICE, answer="2·x – é", verdict="correct", hints=2)
    memory = Memory(Stage.RELEARNING, 1, 0.1 + 0.2, 10 / 3, now + timedelta(microseconds=1), now)
    taught.record(review, memory)
    assert taught.reviews() == [review]
    assert taught.memories() == {"square": memory}


def test_reviews_come_in_the_order_kept_even_when_the_clock_was_set_back(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    kept = [make_review("square", now), make_review("square", now - DAY), make_review("cube", now - 2 * DAY)]
    for review in kept:
        taught.record(review, make_memory())
    assert taught.reviews() == kept
    assert taught.reviews("square") == kept[:2]
    assert taught.reviews(since=now - DAY) == kept[:2]


def test_undoing_step_by_step_brings_back_each_memory_and_at_last_a_new_card(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    memories = [make_memory(now + days * DAY, 1 / (days + 3)) for days in range(5)]
    reviews = [make_review("square", now + days * DAY) for days in range(5)]
    for review, memory in zip(reviews, memories, strict=True):
        taught.record(review, memory)
    for review, before in zip(reversed(reviews), [*reversed(memories[:-1]), None], strict=True):
        assert taught.undo(review.id, now) == before
        assert taught.memory("square") == before
    assert taught.reviews() == []
    assert "square" in taught.new_card_ids()


def test_an_undone_review_stays_with_its_mark(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    review = make_review("square")
    taught.record(review, make_memory())
    taught.undo(review.id, now)
    with taught._reading() as connection:
        assert connection.execute(select(ReviewRow.id, ReviewRow.undone_at)).all() == [(review.id, now)]


def test_undoing_one_card_leaves_the_others_alone(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    first, second = make_review("square"), make_review("cube")
    taught.record(first, make_memory(stability=1.0))
    taught.record(second, make_memory(stability=2.0))
    taught.undo(first.id)
    assert taught.memories() == {"cube": make_memory(stability=2.0)}


def test_only_the_latest_review_of_a_card_can_be_undone(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    first, second = make_review("square"), make_review("square")
    taught.record(first, make_memory(stability=1.0))
    taught.record(second, make_memory(stability=2.0))
    for review_id in (first.id, uuid4()):
        with pytest.raises(NotTheLatestReview):
            taught.undo(review_id)
    taught.undo(second.id)
    with pytest.raises(NotTheLatestReview):
        taught.undo(second.id)
    assert taught.memory("square") == make_memory(stability=1.0)
    taught.undo(first.id)


def test_a_card_can_be_reviewed_again_after_an_undo(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    first, again = make_review("square"), make_review("square", rating=Rating.AGAIN)
    taught.record(first, make_memory(stability=1.0))
    taught.undo(first.id)
    taught.record(again, make_memory(stability=2.0))
    assert taught.reviews() == [again]
    assert taught.undo(again.id) is None


def test_a_review_that_cannot_be_kept_leaves_nothing_behind(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    review = make_review("square")
    taught.record(review, make_memory(stability=1.0))
    with pytest.raises(IntegrityError):
        taught.record(review, make_memory(stability=2.0))
    with pytest.raises(IntegrityError):
        taught.record(make_review("no such card"), make_memory())
    assert taught.reviews() == [review]
    assert taught.memories() == {"square": make_memory(stability=1.0)}


def test_a_moment_without_a_zone_is_refused(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    naive = now.replace(tzinfo=None)
    with pytest.raises(StatementError, match="without a time zone"):
        taught.record(make_review("square", naive), make_memory())
    with pytest.raises(StatementError, match="without a time zone"):
        taught.record(make_review("square"), make_memory(naive))
    with pytest.raises(StatementError, match="without a time zone"):
        taught.due(naive)
    assert taught.reviews() == []


def test_a_moment_of_any_zone_comes_back_in_utc(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    elsewhere = now.astimezone(timezone(timedelta(hours=5, minutes=45)))
    taught.record(make_review("square", elsewhere), make_memory())
    (review,) = taught.reviews()
    assert review.at == elsewhere
    assert review.at.tzinfo is UTC


def test_cards_are_due_at_their_moment_and_the_longest_waiting_first(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    late, later = make_memory(now), make_memory(now - DAY)
    taught.record(make_review("square"), late)
    taught.record(make_review("cube"), later)
    taught.record(make_review("gradient"), make_memory(now + timedelta(microseconds=1)))
    assert taught.due(now) == [("cube", later), ("square", late)]
    assert taught.count_due(now) == 2


def test_new_cards_are_those_without_a_memory(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    assert taught.new_card_ids() == ["square", "gradient", "cube"]
    taught.record(make_review("gradient"), make_memory())
    assert taught.new_card_ids() == ["square", "cube"]
    assert (taught.count_cards(), taught.count_new()) == (3, 2)


def test_a_day_counts_cards_introduced_and_cards_met_before_apart(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    undone = make_review("gradient", now - DAY)
    moments = [("square", now - DAY), ("square", now), ("square", now), ("cube", now), ("cube", now), ("square", now)]
    for card_id, at in moments:
        taught.record(make_review(card_id, at), make_memory())
    taught.record(undone, make_memory())
    taught.undo(undone.id)
    taught.record(make_review("gradient", now), make_memory())
    today = (now, now + DAY)
    assert taught.introduced(*today) == {"cube", "gradient"}
    assert taught.reviewed_again(*today) == {"square"}
    assert taught.count_reviews(*today) == 6
    assert taught.count_reviews() == 7
    assert taught.review_moments(now - DAY) == [now - DAY, *[now] * 6]


def test_missed_cards_are_listed_once_the_latest_first(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    undone = make_review("gradient", rating=Rating.AGAIN)
    for review in (
        make_review("gradient", now - DAY, Rating.AGAIN),
        make_review("square", rating=Rating.AGAIN),
        make_review("cube", rating=Rating.AGAIN),
        make_review("square", rating=Rating.AGAIN),
        make_review("cube", rating=Rating.HARD),
        undone,
    ):
        taught.record(review, make_memory())
    taught.undo(undone.id)
    assert taught.missed_since(now) == ["square", "cube"]


def test_a_memory_is_kept_with_its_review_and_not_only_beside_it(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    first, second = make_memory(stability=1.0), replace(make_memory(stability=2.0), stage=Stage.LEARNING, step=0)
    taught.record(make_review("square"), first)
    taught.record(make_review("square"), second)
    with taught._reading() as connection:
        before = connection.scalars(select(ReviewRow.memory_before).order_by(ReviewRow.number)).all()
    assert before == [None, first]
