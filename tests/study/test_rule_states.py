from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from quizapp.cards import Evidence, Fault, Memory, Mode, Rating, Review, Rule
from quizapp.cards.review import Stage
from quizapp.memory.scheduler import Scheduler
from quizapp.study.rule_states import MisconceptionCount, RuleState, Status, rule_states

NOW = datetime(2026, 3, 14, 15, tzinfo=UTC)
DAY = timedelta(days=1)
RULE = Rule(id="chain", name="Chain rule", statement="x = x", explanation="Outer, inner.", builds_on=("power",))


def memory(stage: Stage = Stage.REVIEW, days_ago: float = 0) -> Memory:
    return Memory(stage, None, 10.0, 5.0, NOW + 9 * DAY, NOW - days_ago * DAY)


def state(
    kept: Memory | None = None,
    *reviews: Review,
    locked: Mapping[str, frozenset[str]] | None = None,
    missed: Collection[str] = (),
) -> RuleState:
    memories = {} if kept is None else {"practice-chain": kept}
    (found,) = rule_states(
        [RULE],
        memories,
        reviews,
        scheduler=Scheduler(),
        practised={"chain"},
        locked=locked or {},
        missed=missed,
        now=NOW,
    )
    return found


def review(card: str, *evidence: Evidence, fault: Fault | None = None, days_ago: float = 0) -> Review:
    return Review(
        id=uuid4(), card_id=card, at=NOW - days_ago * DAY, rating=evidence[0].rating, mode=Mode.TYPED,
        session=UUID(int=0), took=timedelta(seconds=5), problem="sin(3x)", fault=fault, evidence=evidence,
    )  # fmt: skip


def test_a_rule_that_was_never_met_is_new_or_locked_and_says_what_it_waits_for() -> None:
    assert (state().status, state().recall, state().due) == (Status.NEW, None, None)
    locked = state(locked={"chain": frozenset({"power"})})
    assert (locked.status, locked.waits_for) == (Status.LOCKED, ("power",))


@pytest.mark.parametrize(
    ("kept", "status"),
    [
        (memory(Stage.LEARNING), Status.LEARNING),
        (memory(), Status.KNOWN),
        (memory(days_ago=60), Status.SLIPPING),
        (memory(Stage.RELEARNING), Status.SLIPPING),
    ],
)
def test_a_rule_that_was_met_stands_where_its_memory_does(kept: Memory, status: Status) -> None:
    assert state(kept).status is status


def test_a_rule_missed_lately_is_slipping_however_fresh_its_memory() -> None:
    assert state(memory(), missed=["chain"]).status is Status.SLIPPING


def test_a_rule_begun_before_it_was_unlocked_is_not_called_locked() -> None:
    begun = state(memory(), locked={"chain": frozenset({"power"})})
    assert (begun.status, begun.waits_for) == (Status.KNOWN, ())


def test_recall_now_and_the_due_date_are_those_of_the_memory() -> None:
    found = state(memory(days_ago=10))
    assert found.recall == pytest.approx(0.9)
    assert (found.stability, found.due) == (10.0, NOW + 9 * DAY)


def test_reviews_count_the_rules_own_and_history_has_all_the_evidence() -> None:
    reviews = [
        review("practice-chain", Evidence("chain", Rating.GOOD, 1.0), days_ago=3),
        review("exercise-1", Evidence("product", Rating.GOOD, 0.5), Evidence("chain", Rating.GOOD, 0.25), days_ago=2),
        review("practice-chain", Evidence("chain", Rating.AGAIN, 0.1), days_ago=1),
    ]
    found = state(memory(), *reviews)
    assert found.reviews == 1
    assert [(entry.card, entry.weight) for entry in found.history] == [
        ("practice-chain", 1.0), ("exercise-1", 0.25), ("practice-chain", 0.1),
    ]  # fmt: skip


def test_misconceptions_are_counted_with_their_last_date_the_most_frequent_first() -> None:
    def found(name: str, days_ago: float, *, slip: bool = False) -> Review:
        fault = Fault("chain", slip=name) if slip else Fault("chain", misconception=name)
        return review("practice-chain", Evidence("chain", Rating.AGAIN, 1.0), fault=fault, days_ago=days_ago)

    reviews = [found("inner-lost", 9), found("sign", 5, slip=True), found("inner-lost", 2)]
    assert state(memory(), *reviews).misconceptions == (
        MisconceptionCount("inner-lost", 2, NOW - 2 * DAY),
        MisconceptionCount("sign", 1, NOW - 5 * DAY, is_slip=True),
    )


def test_a_fault_is_counted_for_the_rule_at_fault_and_not_where_the_learner_called_it_right() -> None:
    fault = Fault("power", misconception="exponent-kept")
    elsewhere = review("practice-chain", Evidence("power", Rating.AGAIN, 1.0), fault=fault)
    overruled = review("practice-chain", Evidence("chain", Rating.GOOD, 1.0), fault=Fault("chain", slip="sign"))
    found = state(memory(), elsewhere, overruled)
    assert found.misconceptions == ()
    assert [entry.misconception for entry in found.history] == [""]
