from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid4

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards import Memory, Mode, Rating, Review
from quizapp.cards.review import Stage
from quizapp.memory.scheduler import Scheduler

NOW = datetime(2026, 3, 14, 15, 9, 26, 535897, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SESSION = UUID(int=0)

gaps = st.timedeltas(timedelta(seconds=1), timedelta(days=400))
histories = st.lists(st.tuples(st.sampled_from(Rating), gaps), min_size=1, max_size=12)


def test_a_new_card_goes_through_the_learning_steps_of_one_and_ten_minutes() -> None:
    scheduler = Scheduler()
    preview = scheduler.preview(None, NOW, "sine")
    assert preview[Rating.AGAIN].due == NOW + MINUTE
    assert preview[Rating.HARD].due == NOW + 5.5 * MINUTE
    assert preview[Rating.GOOD].due == NOW + 10 * MINUTE
    assert preview[Rating.EASY].due >= NOW + 2 * DAY
    second = scheduler.schedule(preview[Rating.GOOD], Rating.GOOD, NOW + 10 * MINUTE, "sine")
    assert second.stage is Stage.REVIEW
    assert second.due >= second.last_review + DAY


def test_a_lapse_is_asked_again_after_ten_minutes() -> None:
    scheduler = Scheduler()
    known = scheduler.schedule(None, Rating.EASY, NOW, "sine")
    lapsed = scheduler.schedule(known, Rating.AGAIN, known.due, "sine")
    assert (lapsed.stage, lapsed.step) == (Stage.RELEARNING, 0)
    assert lapsed.due == known.due + 10 * MINUTE
    assert lapsed.stability < known.stability


@given(histories)
def test_replaying_the_reviews_gives_exactly_what_stepping_gave(history: list[tuple[Rating, timedelta]]) -> None:
    scheduler, memory, now, reviews = Scheduler(), None, NOW, []
    for rating, gap in history:
        now += gap
        memory = scheduler.schedule(memory, rating, now, "sine")
        reviews.append(_review("sine", now, rating))
    assert Scheduler().replay(reviews) == memory


@given(histories)
def test_what_the_buttons_promise_is_what_is_recorded(history: list[tuple[Rating, timedelta]]) -> None:
    scheduler, memory, now = Scheduler(), None, NOW
    for rating, gap in history:
        now += gap
        promised = scheduler.preview(memory, now, "sine")
        memory = scheduler.schedule(memory, rating, now, "sine")
        assert memory == promised[rating]


@given(histories)
def test_a_better_rating_never_comes_back_sooner(history: list[tuple[Rating, timedelta]]) -> None:
    scheduler, memory, now = Scheduler(), None, NOW
    for rating, gap in history:
        now += gap
        dues = [promised.due for promised in scheduler.preview(memory, now, "sine").values()]
        assert dues == sorted(dues)
        memory = scheduler.schedule(memory, rating, now, "sine")


@given(histories)
def test_stability_and_difficulty_are_those_of_the_library(history: list[tuple[Rating, timedelta]]) -> None:
    library, card = fsrs.Scheduler(enable_fuzzing=False), fsrs.Card(card_id=1)
    scheduler, memory, now = Scheduler(), None, NOW
    for rating, gap in history:
        now += gap
        memory = scheduler.schedule(memory, rating, now, "sine")
        card, _ = library.review_card(card, fsrs.Rating(rating.value), now)
    assert memory is not None
    assert (memory.stability, memory.difficulty, memory.step) == (card.stability, card.difficulty, card.step)
    assert memory.last_review == card.last_review
    # The due day may be shifted to spread the load; fuzz.py says by how much.
    days, plain_days = (memory.due - now).days, (card.due - now).days
    assert abs(days - plain_days) <= 2 + 0.15 * plain_days


def test_cards_learned_together_do_not_all_come_back_on_one_day() -> None:
    scheduler = Scheduler()
    days = {(scheduler.schedule(None, Rating.EASY, NOW, f"card {number}").due - NOW).days for number in range(50)}
    assert len(days) > 2


def test_the_due_day_is_the_same_in_every_process() -> None:
    script = (
        "from datetime import *; from quizapp.memory.scheduler import Scheduler; from quizapp.cards import Rating; "
        f"print(Scheduler().schedule(None, Rating.EASY, datetime.fromisoformat('{NOW.isoformat()}'), 'sine').due)"
    )
    shown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert shown.strip() == str(Scheduler().schedule(None, Rating.EASY, NOW, "sine").due)


@given(st.integers(0, 2000), st.floats(0.01, 1000))
def test_recall_follows_the_librarys_curve_on_whole_days(days: int, stability: float) -> None:
    memory = Memory(Stage.REVIEW, None, stability, 5.0, NOW + DAY, NOW)
    card = fsrs.Card(1, fsrs.State.Review, None, stability, 5.0, memory.due, NOW)
    later = NOW + days * DAY
    assert Scheduler().recall(memory, later) == pytest.approx(fsrs.Scheduler().get_card_retrievability(card, later))


def test_recall_is_certain_at_once_nine_tenths_after_the_stability_and_falls_within_a_day() -> None:
    memory = Memory(Stage.REVIEW, None, 10.0, 5.0, NOW + 10 * DAY, NOW)
    scheduler = Scheduler()
    assert scheduler.recall(memory, NOW) == 1.0
    assert scheduler.recall(memory, NOW - DAY) == 1.0
    assert scheduler.recall(memory, NOW + 10 * DAY) == pytest.approx(0.9)
    assert scheduler.recall(memory, NOW + DAY / 2) < 1.0


def test_a_higher_retention_asks_sooner() -> None:
    def days(retention: float) -> int:
        return (Scheduler(retention).schedule(_known(), Rating.GOOD, NOW + 30 * DAY, "sine").due - NOW).days

    assert days(0.95) < days(0.9) < days(0.8)


def test_no_interval_is_longer_than_the_longest() -> None:
    memory = Scheduler(longest_interval=30).schedule(_known(), Rating.EASY, NOW + 30 * DAY, "sine")
    assert memory.due <= memory.last_review + 30 * DAY


def test_nothing_reviewed_is_nothing_remembered() -> None:
    assert Scheduler().replay([]) is None


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=-3)))
    assert Scheduler().schedule(None, Rating.GOOD, there, "s") == Scheduler().schedule(None, Rating.GOOD, NOW, "s")


def test_a_clock_that_was_set_back_does_no_harm() -> None:
    memory = Scheduler().schedule(_known(), Rating.GOOD, NOW - 2 * DAY, "sine")
    assert memory.due > NOW - 2 * DAY


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Scheduler().schedule(None, Rating.GOOD, NOW.replace(tzinfo=None), "sine")
    with pytest.raises(ValueError, match="time zone"):
        Scheduler().recall(_known(), NOW.replace(tzinfo=None))


@pytest.mark.parametrize("retention", [0.0, 1.0, 90])
def test_a_retention_that_is_no_probability_is_refused(retention: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Scheduler(retention)


def test_parameters_of_another_version_are_refused() -> None:
    with pytest.raises(ValueError, match="21"):
        Scheduler(parameters=[0.5] * 17)


def _known() -> Memory:
    return Memory(Stage.REVIEW, None, 30.0, 5.0, NOW + 30 * DAY, NOW)


def _review(card_id: str, at: datetime, rating: Rating) -> Review:
    return Review(
        id=uuid4(), card_id=card_id, at=at, rating=rating, mode=Mode.TYPED, session=SESSION, took=timedelta(seconds=5)
    )
