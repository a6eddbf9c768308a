from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from quizapp.cards import Evidence, Fault, Mode, Rating, Review
from quizapp.study.missed import missed_rules

NOW = datetime(2026, 3, 14, 15, tzinfo=UTC)
DAY = timedelta(days=1)


def review(card: str, days_ago: float, *evidence: Evidence) -> Review:
    return Review(
        id=uuid4(), card_id=card, at=NOW - days_ago * DAY, rating=evidence[0].rating, mode=Mode.TYPED,
        session=UUID(int=0), took=timedelta(seconds=5), evidence=evidence,
    )  # fmt: skip


def wrong(rule: str, days_ago: float, weight: float = 1.0, misconception: str = "") -> Review:
    found = review("exercise-1", days_ago, Evidence(rule, Rating.AGAIN, weight))
    return replace(found, fault=Fault(rule, misconception)) if misconception else found


def right(rule: str, days_ago: float) -> Review:
    return review(f"practice-{rule}", days_ago, Evidence(rule, Rating.GOOD, 1.0))


def missed(*reviews: Review, **recalls: float) -> tuple[str, ...]:
    return tuple(misconceptions(*reviews, **recalls))


def misconceptions(*reviews: Review, **recalls: float) -> dict[str, tuple[str, ...]]:
    return missed_rules(sorted(reviews, key=lambda each: each.at), NOW, recalls.get)


def test_the_worst_comes_first() -> None:
    assert missed(wrong("sine", 1), wrong("power", 2), wrong("power", 3)) == ("power", "sine")


def test_of_those_missed_as_often_the_one_least_well_held_comes_first() -> None:
    assert missed(wrong("sine", 1), wrong("power", 2), sine=0.9, power=0.4) == ("power", "sine")
    assert missed(wrong("sine", 1), wrong("power", 2), sine=0.4, power=0.4) == ("sine", "power")


def test_what_was_missed_long_ago_is_not_asked() -> None:
    assert missed(wrong("sine", 15), wrong("power", 13)) == ("power",)


def test_a_rule_is_held_again_when_practised_right_twice_in_a_row() -> None:
    assert missed(wrong("sine", 5), right("sine", 4)) == ("sine",)
    assert missed(wrong("sine", 5), right("sine", 4), right("sine", 3)) == ()
    assert missed(wrong("sine", 5), right("sine", 4), wrong("sine", 3), right("sine", 2)) == ("sine",)
    assert missed(wrong("sine", 5), right("sine", 4), right("sine", 3), wrong("sine", 2)) == ("sine",)


def test_being_used_on_the_way_to_a_right_answer_is_not_being_practised() -> None:
    used = [review("practice-chain", days, Evidence("sine", Rating.GOOD, 0.25)) for days in (1, 2, 3)]
    assert missed(wrong("sine", 5), *used) == ("sine",)


def test_a_wrong_choice_is_no_miss() -> None:
    assert missed(wrong("sine", 1, weight=0.1), wrong("power", 1, weight=0.25)) == ()


def test_naming_the_rule_that_comes_first_is_not_being_practised() -> None:
    named = [review("practice-sine", days, Evidence("sine", Rating.GOOD, 0.1)) for days in (1, 2, 3)]
    assert missed(wrong("sine", 5), *named) == ("sine",)


def test_each_rule_comes_with_the_misconceptions_that_were_found_the_most_frequent_first() -> None:
    found = [wrong("power", days, misconception=name) for days, name in ((1, "raised"), (2, "kept"), (3, "kept"))]
    assert misconceptions(*found, wrong("sine", 1)) == {"power": ("kept", "raised"), "sine": ()}


def test_misconceptions_from_before_the_rule_was_held_again_are_not_asked() -> None:
    held = [wrong("sine", 9, misconception="sign"), right("sine", 8), right("sine", 7)]
    assert misconceptions(*held) == {}
    assert misconceptions(*held, wrong("sine", 1)) == {"sine": ()}
