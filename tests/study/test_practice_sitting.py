"""Fresh problems, "which rule?" and the evidence of answers, in a sitting on a real collection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from quizapp.cards import Evidence, Fault, Mode, Rating
from quizapp.cards.practice import practice_id
from quizapp.cards.review import Stage
from quizapp.memory.replaying import replay_all
from quizapp.memory.scheduler import Scheduler
from quizapp.memory.transfer import replay_rules
from quizapp.storage.collection import Collection
from quizapp.study.exposing import exposing_id
from quizapp.study.sitting import OutOfTurn, Sitting
from quizapp.study.states import Asked, Finished, Judged, NotCounted, Practise, Quiz, ReviewMissed

Sit = Callable[..., Sitting]
POWER_FAULT = Fault("power", misconception="power-exponent-kept")


def asked(state: object) -> Asked:
    assert isinstance(state, Asked)
    return state


def judged(outcome: Judged | NotCounted) -> Judged:
    assert isinstance(outcome, Judged)
    return outcome


def answer(sitting: Sitting, *, right: bool, fault: Fault | None = None) -> Asked | Finished:
    question = asked(sitting.state()).question
    sitting.check(question.card.answer if right else "something else")
    if fault is not None:
        sitting.blame(fault)
    return sitting.rate(Rating.GOOD if right else Rating.AGAIN)


def test_a_practice_card_is_asked_with_a_fresh_problem_that_its_review_records(
    sit: Sit, collection: Collection
) -> None:
    sitting = sit("practice-sine")
    question = asked(sitting.state()).question
    assert question.made is not None
    assert (question.made.rule, question.made.level, question.mode) == ("sine", 1, Mode.TYPED)
    answer(sitting, right=True)
    (review,) = collection.reviews()
    assert review.card_id == "practice-sine"
    assert review.made == question.made
    assert review.problem == question.card.problem == f"({question.made.seed}x)^1"
    assert review.evidence == (Evidence("sine", Rating.GOOD, 1.0), Evidence("power", Rating.GOOD, 0.25))


def test_practising_again_asks_another_problem(sit: Sit) -> None:
    sitting = sit("practice-sine")
    first = asked(sitting.state()).question.card.problem
    second = asked(answer(sitting, right=True)).question
    assert second.card.id == "practice-sine"
    assert second.card.problem != first


def test_a_problem_asked_lately_is_avoided_and_where_none_is_left_the_card_is_passed_over(sit: Sit) -> None:
    first = asked(sit("practice-sine").state()).question.card.problem
    sitting = sit("practice-sine", "exercise-a", avoid=(first,))
    assert asked(sitting.state()).question.card.id == "exercise-a"


def test_the_first_practice_goes_through_the_learning_steps_as_any_card(sit: Sit, collection: Collection) -> None:
    sitting = sit("practice-power")
    answer(sitting, right=True)
    memory = collection.memory("practice-power")
    assert memory is not None
    assert (memory.stage, memory.step) == (Stage.LEARNING, 1)
    assert isinstance(answer(sitting, right=True), Finished)
    memory = collection.memory("practice-power")
    assert memory is not None
    assert memory.stage is Stage.REVIEW


def test_a_fixed_card_moves_the_memory_of_its_rule(sit: Sit, collection: Collection) -> None:
    answer(sit("exercise-a"), right=True)
    assert set(collection.memories()) == {"exercise-a", "practice-power"}


def test_a_mistake_found_to_be_another_rules_sends_to_that_rule_and_then_back(sit: Sit, collection: Collection) -> None:
    sitting = sit("practice-sine", "exercise-b")
    answer(sitting, right=False, fault=POWER_FAULT)
    memories = collection.memories()
    assert memories["practice-power"].stage is Stage.LEARNING
    assert "practice-sine" not in memories, "sine was not at fault"
    order = []
    while isinstance(sitting.state(), Asked) and len(order) < 9:
        order.append(asked(sitting.state()).question.card.id)
        answer(sitting, right=True)
    assert order[:2] == ["exercise-b", "practice-power"]
    assert "practice-sine" in order
    assert order.index("practice-power") < order.index("practice-sine")


def test_the_rule_at_fault_is_sent_back_also_from_an_exercise(sit: Sit, collection: Collection) -> None:
    sitting = sit("exercise-b")
    answer(sitting, right=False, fault=POWER_FAULT)
    (review,) = collection.reviews()
    assert review.fault == POWER_FAULT
    assert review.evidence == (Evidence("power", Rating.AGAIN, 1.0),)
    assert asked(sitting.state()).total == 3


def test_the_buttons_follow_the_fault_that_was_found(sit: Sit) -> None:
    sitting = sit("practice-sine")
    before = judged(sitting.check("no"))
    assert before.intervals[Rating.AGAIN] == timedelta(minutes=1)
    after = sitting.blame(POWER_FAULT)
    assert after.fault == POWER_FAULT
    assert after.intervals[Rating.AGAIN] > timedelta(minutes=1)
    assert after.intervals[Rating.GOOD] == before.intervals[Rating.GOOD]


def test_nothing_can_be_blamed_before_an_answer(sit: Sit) -> None:
    with pytest.raises(OutOfTurn):
        sit("practice-sine").blame(POWER_FAULT)


def test_undo_restores_every_memory_that_each_review_changed(sit: Sit, collection: Collection, clock: Any) -> None:
    sitting = sit("practice-power", "exercise-b", "practice-sine", "exercise-a")
    states = [collection.memories()]
    for right, fault in ((True, None), (False, POWER_FAULT), (True, None), (False, None), (True, None)):
        answer(sitting, right=right, fault=fault)
        states.append(collection.memories())
        clock.advance(minutes=2)
    assert len({str(state) for state in states}) == len(states)
    for expected in reversed(states[:-1]):
        sitting.undo()
        assert collection.memories() == expected
    assert collection.reviews() == []


def test_after_undo_the_same_fresh_problem_is_asked_again(sit: Sit) -> None:
    sitting = sit("practice-sine")
    question = asked(sitting.state()).question
    answer(sitting, right=True)
    assert sitting.undo().question == question


def test_all_memories_can_be_built_again_from_the_reviews(sit: Sit, collection: Collection, clock: Any) -> None:
    choose = Random(3)
    for _ in range(5):
        sitting = sit("practice-power", "exercise-b", "practice-sine", "exercise-a")
        for _ in range(6):
            if isinstance(sitting.state(), Asked):
                answer(
                    sitting, right=choose.random() < 0.7, fault=choose.choice([None, POWER_FAULT, Fault(slip="sign")])
                )
                clock.advance(minutes=3)
        clock.advance(days=3)
    assert replay_all(Scheduler(), collection.reviews()) == collection.memories()
    rules = replay_rules(Scheduler(), collection.reviews())
    assert {practice_id(rule): memory for rule, memory in rules.items()} == {
        card: memory for card, memory in collection.memories().items() if card.startswith("practice-")
    }
    for card in ("exercise-a", "exercise-b"):
        assert Scheduler().replay(collection.reviews(card)) == collection.memory(card)


def test_which_rule_is_asked_with_names_to_choose_from_and_one_key(sit: Sit, collection: Collection) -> None:
    sitting = sit("which-sine")
    state = asked(sitting.state())
    assert state.question.mode is Mode.CHOICE
    assert state.question.instruction == "Which rule comes first?"
    assert state.question.shown.startswith("d/dx [")
    assert set(state.question.choices) == {"Sine", "Power rule", "Limit"}
    assert state.question.card.rules == (), "the rule's name must not stand beside the question"
    outcome = sitting.choose("Sine")
    assert not outcome.rated
    assert isinstance(sitting.rate(outcome.suggested), Finished)
    (review,) = collection.reviews()
    assert review.evidence == (Evidence("sine", Rating.GOOD, 0.1),)
    assert review.made is not None
    assert (review.made.rule, review.made.level) == ("sine", 1)


def test_choosing_the_wrong_rule_counts_a_little_and_does_not_come_back(sit: Sit, collection: Collection) -> None:
    for _ in range(2):
        sitting = sit("practice-sine")
        answer(sitting, right=True)
    before = collection.memories()["practice-sine"]
    sitting = sit("which-sine")
    outcome = sitting.choose("Power rule")
    assert outcome.suggested is Rating.AGAIN
    assert isinstance(sitting.rate(outcome.suggested), Finished)
    after = collection.memories()["practice-sine"]
    assert after.stage is before.stage
    assert 0 < before.stability - after.stability < before.stability / 2


def test_missed_rules_are_asked_until_right_twice_in_a_row(sit: Sit) -> None:
    sitting = sit("practice-sine", "practice-power", plan=ReviewMissed())
    order = []
    for right in (True, True, False, True, True, True):
        order.append(asked(sitting.state()).question.card.id)
        answer(sitting, right=right)
    assert order[:2] == ["practice-sine", "practice-power"]
    assert isinstance(sitting.state(), Finished)
    results: dict[str, list[bool]] = {}
    for line in sitting.leave().answered:
        results.setdefault(line.question.card.id, []).append(line.right)
    assert all(right[-2:] == [True, True] for right in results.values())


def test_practising_a_rule_asks_so_many_problems_and_brings_none_back(sit: Sit) -> None:
    sitting = sit("practice-sine", "practice-sine", plan=Practise(("sine",)))
    answer(sitting, right=False)
    assert isinstance(answer(sitting, right=True), Finished)


def test_a_quiz_counts_for_rules_too_and_asks_once(sit: Sit, collection: Collection) -> None:
    sitting = sit("exercise-a", plan=Quiz())
    assert isinstance(answer(sitting, right=False, fault=POWER_FAULT), Finished)
    assert "practice-power" in collection.memories()


def test_a_mistake_that_was_not_traced_sends_to_no_rule(sit: Sit, collection: Collection) -> None:
    sitting = sit("exercise-a")
    answer(sitting, right=False)
    assert collection.reviews()[0].evidence == (Evidence("power", Rating.AGAIN, 0.5),)
    assert asked(sitting.state()).total == 2
    assert asked(sitting.state()).question.card.id == "exercise-a"


def test_a_problem_is_made_to_expose_a_misconception_until_it_is_right_twice_in_a_row(
    sit: Sit, collection: Collection
) -> None:
    sitting = sit(exposing_id("power", "kept"), exposing_id("power", "raised"), plan=ReviewMissed())
    order = []
    for right in (True, False, True, True, True):
        question = asked(sitting.state()).question
        assert question.card.id == "practice-power"
        assert question.card.problem.endswith(f"showing {question.exposes}")
        order.append(question.exposes)
        answer(sitting, right=right)
    assert order == ["kept", "raised", "kept", "raised", "raised"]
    assert isinstance(sitting.state(), Finished)
    assert {review.card_id for review in collection.reviews()} == {"practice-power"}
