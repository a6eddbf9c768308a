"""Practice on the shipped content, from day to day; problems are made by a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quizapp.cards import Fault, Kind, Practice, Problem, Rating
from quizapp.cards.practice import practised_rule
from quizapp.grading.client import Grader
from quizapp.memory.parameters import DEFAULTS, Parameters
from quizapp.study.desk import Desk
from quizapp.study.opening import open_desk
from quizapp.study.rule_states import Status
from quizapp.study.states import Asked, Chosen, Finished, Practise, Quiz, ReviewMissed, Study


def make(rule: str, level: int, seed: int, _avoid: frozenset[str], /, *, expose: str = "") -> Problem:
    return Problem(
        problem=f"{seed}x",
        answer=f"{seed}",
        practice=rule,
        level=level,
        seed=seed,
        template=rule,
        key=f"{seed}x",
        rules=(rule,),
        first=rule,
    )


@pytest.fixture
def desk(tmp_path: Path, clock: Any, zone: ZoneInfo) -> Iterator[Desk]:
    practice = Practice(frozenset({"power", "chain", "product", "sum", "sine"}), make)
    opened = open_desk(tmp_path / "collection.db", Grader(), clock=clock, zone=zone, rng=Random(1), practice=practice)
    yield opened
    opened.close()


def study(desk: Desk, clock: Any, rating: Rating = Rating.GOOD) -> list[str]:
    """Today's session to its end; returns the cards asked."""
    state, asked = desk.begin(Study()), []
    while isinstance(state, Asked):
        asked.append(state.question.card.id)
        desk.turn()
        state = desk.rate(rating)
        clock.advance(minutes=1)
    return asked


def status(desk: Desk, rule: str) -> Status:
    return next(state.status for state in desk.rule_states() if state.id == rule)


def miss(desk: Desk, rule: str, fault: Fault) -> None:
    """Answers a problem of the rule wrong."""
    desk.begin(Practise((rule,), 1))
    desk.check("7919x")
    desk.blame(fault)
    desk.rate(Rating.AGAIN)


def test_the_book_of_rules_names_mistakes_and_tells_what_slipped_in_the_learners_time(
    desk: Desk, zone: ZoneInfo
) -> None:
    miss(desk, "chain", Fault("chain", "chain-inner-missing"))
    book = desk.rule_book()
    chain = next(rule for rule in book.rules if rule.id == "chain")
    assert [book.mistake(found.id) for found in chain.misconceptions] == ["Inner derivative missing"]
    assert book.missed == ("chain",)
    assert book.now.tzinfo == zone
    assert set(book.symbols) == {rule.id for rule in book.rules}


def test_today_says_which_mistake_was_found_most_often(desk: Desk) -> None:
    for mistake in ("chain-inner-added", "chain-inner-missing", "chain-inner-missing"):
        miss(desk, "chain", Fault("chain", mistake))
    (slipping,) = desk.today().slipping
    assert (slipping.mistake, slipping.mistaken) == ("Inner derivative missing", 2)


def test_how_well_a_slipping_rule_is_held_is_told_alike_today_and_in_the_book(desk: Desk, clock: Any) -> None:
    miss(desk, "chain", Fault("chain", "chain-inner-added"))
    clock.advance(days=1)
    (slipping,) = desk.today().slipping
    assert slipping.recall == next(rule.recall for rule in desk.rule_book().rules if rule.id == "chain")


def test_a_rule_is_not_introduced_before_those_it_builds_on_are_known(desk: Desk, clock: Any) -> None:
    assert status(desk, "chain") is Status.LOCKED
    assert status(desk, "power") is Status.NEW
    first_met: dict[str, int] = {}
    known: dict[str, int] = {}
    for day in range(8):
        for state in desk.rule_states():
            if state.status is Status.KNOWN:
                known.setdefault(state.id, day)
        for card in study(desk, clock):
            if (rule := practised_rule(card)) is not None:
                first_met.setdefault(rule, day)
        clock.advance(hours=20)
    assert set(first_met) == {"power", "chain", "product", "sum", "sine"}
    assert known["power"] <= first_met["chain"]
    assert known["sum"] <= first_met["product"]


def test_practice_cards_count_among_the_days_new_cards(desk: Desk, clock: Any) -> None:
    desk.change_settings(replace(desk.settings(), new_a_day=5))
    assert desk.today().new == 5
    asked = dict.fromkeys(study(desk, clock, Rating.EASY))
    assert len(asked) == 5
    assert desk.today().new == 0


def test_cards_and_counts_are_of_what_stands_in_decks(desk: Desk, clock: Any) -> None:
    cards = desk.cards()
    assert all(card.kind is not Kind.PRACTICE for card in cards)
    study(desk, clock, Rating.EASY)
    assert desk.cards() == cards
    assert desk.statistics().cards == desk.today().cards == len(cards)


def test_missed_rules_are_offered_worst_first_and_asked_until_they_are_held(desk: Desk, clock: Any) -> None:
    for rule in ("power", "sine", "sine"):
        miss(desk, rule, Fault(rule, misconception="any"))
    assert desk.today().missed_rules == ("sine", "power")
    state = desk.begin(ReviewMissed())
    order = []
    while isinstance(state, Asked):
        order.append(practised_rule(state.question.card.id))
        desk.check(state.question.card.answer)
        clock.advance(seconds=20)
        state = desk.rate(Rating.GOOD)
    assert order == ["sine", "power", "sine", "power"]
    assert desk.today().missed_rules == ()


def test_what_was_missed_of_a_rule_without_fresh_problems_is_asked_as_it_was(desk: Desk) -> None:
    desk.begin(Quiz(Chosen(cards=("exercise-quotient-001",))))
    desk.give_up()
    desk.rate(Rating.AGAIN)
    state = desk.begin(ReviewMissed())
    assert isinstance(state, Asked)
    assert state.question.card.id == "exercise-quotient-001"


def test_the_rule_at_fault_slips_and_not_the_one_that_was_asked(desk: Desk, clock: Any) -> None:
    miss(desk, "chain", Fault("power", misconception="exponent-kept"))
    assert [rule.id for rule in desk.today().slipping] == ["power"]
    assert status(desk, "power") is Status.SLIPPING
    (found,) = next(state for state in desk.rule_states() if state.id == "power").misconceptions
    assert (found.id, found.count, found.last) == ("exponent-kept", 1, clock.now)


def test_practising_a_rule_that_has_no_fresh_problems_asks_nothing(desk: Desk) -> None:
    assert isinstance(desk.begin(Practise(("quotient",))), Finished)


def test_which_rule_is_asked_now_and_then_once_rules_are_known(desk: Desk, clock: Any) -> None:
    which = 0
    for _ in range(10):
        state = desk.begin(Study())
        while isinstance(state, Asked):
            which += bool(state.question.which)
            if state.question.which:
                judged = desk.choose(state.question.card.answer)
                state = desk.rate(judged.suggested)
            else:
                desk.turn()
                state = desk.rate(Rating.GOOD)
            clock.advance(minutes=1)
        clock.advance(hours=20)
    assert which > 3


def test_fitted_parameters_are_used_from_the_next_sitting_on(desk: Desk, clock: Any) -> None:
    study(desk, clock)
    clock.advance(days=1)
    recalls = {state.id: state.recall for state in desk.rule_states() if state.recall is not None}
    assert recalls
    slower = (*DEFAULTS[:20], 0.5)
    assert desk.keep_fit(Parameters(values=slower, reviews=500, loss=0.3, loss_before=0.4))
    assert desk.fit_state().parameters is not None
    desk.begin(Study())
    assert {state.id: state.recall for state in desk.rule_states() if state.recall is not None} != recalls
    desk.forget_fit()
    desk.begin(Study())
    assert {state.id: state.recall for state in desk.rule_states() if state.recall is not None} == recalls


def test_however_many_new_cards_a_day_may_bring_locked_rules_are_not_among_them(desk: Desk) -> None:
    desk.change_settings(replace(desk.settings(), new_a_day=5000))
    assert desk.today().new == len(desk.cards()) + len({"power", "sum", "sine"})


def test_evidence_alone_does_not_make_a_rules_first_fresh_problem_due(desk: Desk, clock: Any) -> None:
    desk.begin(Quiz(Chosen(cards=("exercise-power-001",))))
    desk.give_up()
    desk.rate(Rating.AGAIN)
    assert status(desk, "power") is Status.SLIPPING
    clock.advance(days=1)
    desk.change_settings(replace(desk.settings(), new_a_day=0))
    assert desk.today().due == 1
