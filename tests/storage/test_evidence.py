from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from quizapp.cards import Content, Evidence, Fault, Made, Memory, Mode, Rating, Review
from quizapp.storage.collection import Collection
from quizapp.storage.errors import NotTheLatestReview

MakeReview = Callable[..., Review]
MakeMemory = Callable[..., Memory]

POWER = Evidence("power", Rating.GOOD, 0.25)


def test_all_that_a_review_says_comes_back_as_it_went_in(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    review = make_review(
        "practice-chain",
        rating=Rating.AGAIN,
        problem="sin(x^2)",
        made=Made("chain", 2, "chain-2", 2**31 - 1, "sin(x^2)"),
        fault=Fault("power", misconception="power-exponent-kept"),
        evidence=(Evidence("power", Rating.AGAIN, 1.0), Evidence("chain", Rating.GOOD, 0.1 + 0.2)),
    )
    plain, slip = make_review("square"), make_review("cube", fault=Fault(slip="sign"), problem="x^3")
    taught.record(review, None, {"power": make_memory(stability=1.0)})
    taught.record(plain, make_memory())
    taught.record(slip, make_memory())
    assert taught.reviews() == [review, plain, slip]
    assert taught.reviews("practice-chain") == [review]


def test_a_review_moves_the_memories_of_the_rules_it_says_something_about(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    own, moved = make_memory(stability=1.0), make_memory(stability=2.0)
    taught.record(make_review("square", evidence=(POWER,)), own, {"power": moved})
    assert taught.memories() == {"square": own, "practice-power": moved}


def test_undo_gives_every_memory_back_exactly(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    first = make_review("practice-power", evidence=(Evidence("power", Rating.GOOD, 1.0),))
    second = make_review("square", evidence=(POWER, Evidence("sum", Rating.GOOD, 0.25)))
    taught.record(first, make_memory(stability=1 / 3), {"power": make_memory(stability=1 / 3)})
    before = taught.memories()
    taught.record(
        second, make_memory(stability=2.0), {"power": make_memory(stability=0.7), "sum": make_memory(stability=4.0)}
    )
    assert len(taught.memories()) == 3
    assert taught.undo(second.id) is None
    assert taught.memories() == before
    assert taught.undo(first.id) is None
    assert taught.memories() == {}


def test_evidence_that_moved_nothing_is_kept_and_undone_too(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    review = make_review("square", evidence=(POWER,))
    taught.record(review, make_memory())
    assert taught.reviews() == [review]
    assert taught.memories() == {"square": make_memory()}
    taught.undo(review.id)
    assert taught.memories() == {}


def test_a_review_whose_rule_was_moved_since_by_another_cannot_be_undone_first(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    first = make_review("square", evidence=(POWER,))
    second = make_review("cube", evidence=(POWER,))
    for review in (first, second):
        taught.record(review, make_memory(), {"power": make_memory(stability=3.0)})
    with pytest.raises(NotTheLatestReview):
        taught.undo(first.id)
    taught.undo(second.id)
    taught.undo(first.id)
    assert taught.memories() == {}


def test_practice_cards_are_kept_and_not_listed(
    taught: Collection, content: Content, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    taught.record(make_review("practice-power", evidence=(POWER,)), make_memory(), {"power": make_memory()})
    assert taught.cards() == list(content.cards)
    assert taught.decks() == ["Formulas", "Gradients"]
    assert (taught.count_cards(), taught.count_new()) == (3, 3)
    card = taught.card("practice-power")
    assert card is not None
    assert card.rules == ("power",)


def test_new_content_leaves_practice_cards_and_their_memories_alone(
    taught: Collection, content: Content, make_review: MakeReview, make_memory: MakeMemory
) -> None:
    taught.record(make_review("practice-power", evidence=(POWER,)), make_memory(), {"power": make_memory()})
    assert taught.sync(Content(content.rules, content.cards[:1]), "second").retired == ("gradient", "cube")
    assert taught.memories() == {"practice-power": make_memory()}
    assert taught.due(make_memory().due) == [("practice-power", make_memory())]


def test_a_rule_counts_as_practised_only_by_its_own_card(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    taught.record(make_review("square", evidence=(POWER,)), make_memory(), {"power": make_memory()})
    assert taught.rules_practised() == frozenset()
    which = make_review("practice-power", mode=Mode.CHOICE, evidence=(POWER,))
    taught.record(which, make_memory(), {"power": make_memory()})
    assert taught.rules_practised() == frozenset()
    review = make_review("practice-power", now + timedelta(days=1), evidence=(POWER,))
    taught.record(review, make_memory(), {"power": make_memory()})
    assert taught.rules_practised() == {"power"}
    taught.undo(review.id)
    assert taught.rules_practised() == frozenset()


def test_the_fresh_problems_of_a_time_are_known_also_where_their_review_was_undone(
    taught: Collection, make_review: MakeReview, make_memory: MakeMemory, now: datetime
) -> None:
    made = Made("power", 1, "power-1", 7, "x^5")
    early = make_review("practice-power", now - timedelta(days=90), problem="x^2", made=made)
    late, fixed = make_review("practice-power", problem="x^5", made=made), make_review("cube", problem="x^3")
    for review in (early, late, fixed):
        taught.record(review, make_memory())
    taught.undo(late.id)
    assert taught.problems_made(now - timedelta(days=60)) == {"x^5"}
