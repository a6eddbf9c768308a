from __future__ import annotations

from dataclasses import replace

from quizapp.cards import Card, Evidence, Fault, Kind, Made, Mode, Question, Rating, Task
from quizapp.memory.evidence import evidence_of


def question(kind: Kind = Kind.PRACTICE, mode: Mode = Mode.TYPED) -> Question:
    card = Card(
        id=f"{kind}-chain", deck="d", kind=kind, task=Task.DIFFERENTIATE, problem="sin(x^2)", answer="2x cos(x^2)",
        rules=("chain", "sine", "power"),
    )  # fmt: skip
    return Question(card, mode)


def test_a_right_answer_counts_for_the_practised_rule_fully_and_a_quarter_for_each_other_that_it_used() -> None:
    assert evidence_of(question(), Rating.GOOD) == (
        Evidence("chain", Rating.GOOD, 1.0), Evidence("sine", Rating.GOOD, 0.25), Evidence("power", Rating.GOOD, 0.25),
    )  # fmt: skip


def test_a_card_whose_problem_never_changes_counts_half_for_its_main_rule() -> None:
    assert evidence_of(question(Kind.EXERCISE), Rating.GOOD)[0] == Evidence("chain", Rating.GOOD, 0.5)


def test_a_fresh_problem_of_a_learners_own_template_counts_as_practice_does() -> None:
    made = Made("chain", 1, "own-1", 7, "sin(x^2)")
    fresh = replace(question(Kind.EXERCISE), made=made)
    for rating in (Rating.GOOD, Rating.AGAIN):
        assert evidence_of(fresh, rating) == evidence_of(question(), rating)
    assert evidence_of(replace(fresh, made=replace(made, rule="")), Rating.GOOD) == evidence_of(fresh, Rating.GOOD)


def test_what_was_chosen_or_turned_over_counts_half_of_what_was_written() -> None:
    for mode in (Mode.CHOICE, Mode.RECALL):
        weights = [evidence.weight for evidence in evidence_of(question(Kind.FORMULA, mode), Rating.GOOD)]
        assert weights == [0.25, 0.125, 0.125]


def test_quickness_at_the_whole_says_nothing_of_its_parts_and_slowness_does() -> None:
    assert [evidence.rating for evidence in evidence_of(question(), Rating.EASY)] == [
        Rating.EASY, Rating.GOOD, Rating.GOOD,
    ]  # fmt: skip
    assert {evidence.rating for evidence in evidence_of(question(), Rating.HARD)} == {Rating.HARD}


def test_a_diagnosed_mistake_counts_against_the_rule_at_fault_alone() -> None:
    fault = Fault("power", misconception="power-exponent-kept")
    for kind in (Kind.PRACTICE, Kind.EXERCISE):
        assert evidence_of(question(kind), Rating.AGAIN, fault) == (Evidence("power", Rating.AGAIN, 1.0),)


def test_a_slip_counts_half() -> None:
    assert evidence_of(question(), Rating.AGAIN, Fault("power", slip="sign")) == (Evidence("power", Rating.AGAIN, 0.5),)


def test_a_slip_of_no_rule_is_the_main_rules() -> None:
    assert evidence_of(question(), Rating.AGAIN, Fault(slip="sign")) == (Evidence("chain", Rating.AGAIN, 0.5),)


def test_an_undiagnosed_mistake_counts_against_the_main_rule_as_a_right_answer_would_have_counted_for_it() -> None:
    assert evidence_of(question(), Rating.AGAIN) == (Evidence("chain", Rating.AGAIN, 1.0),)
    assert evidence_of(question(Kind.EXERCISE), Rating.AGAIN) == (Evidence("chain", Rating.AGAIN, 0.5),)


def test_a_learner_who_calls_an_answer_right_is_blamed_for_nothing() -> None:
    assert evidence_of(question(), Rating.GOOD, Fault("power", slip="sign")) == evidence_of(question(), Rating.GOOD)


def test_saying_which_rule_comes_first_counts_a_tenth_for_that_rule_alone() -> None:
    which = replace(question(mode=Mode.CHOICE), which="chain")
    assert evidence_of(which, Rating.EASY) == (Evidence("chain", Rating.GOOD, 0.1),)
    assert evidence_of(which, Rating.AGAIN) == (Evidence("chain", Rating.AGAIN, 0.1),)


def test_a_card_without_rules_says_nothing() -> None:
    card = Card(id="own-1", deck="d", kind=Kind.EXERCISE, task=Task.DIFFERENTIATE, problem="x", answer="1")
    assert evidence_of(Question(card, Mode.TYPED), Rating.GOOD) == ()


def test_the_rule_that_a_fresh_problem_practises_is_the_main_one_wherever_it_comes() -> None:
    fresh = replace(question(), made=Made("sine", 1, "sine-1", 7, "sin(x)"))
    assert evidence_of(fresh, Rating.GOOD) == (
        Evidence("sine", Rating.GOOD, 1.0), Evidence("chain", Rating.GOOD, 0.25), Evidence("power", Rating.GOOD, 0.25),
    )  # fmt: skip
    assert evidence_of(fresh, Rating.AGAIN) == (Evidence("sine", Rating.AGAIN, 1.0),)
