"""What is said about an answer after its verdict, and hints from worked solutions; the tutor is a stand-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quizapp.cards import Correct, Evidence, Fault, Question, Rating, Undecided, Wrong
from quizapp.cards.derivation import Derivation, SolutionStep
from quizapp.cards.diagnosis import Diagnosis, Finding
from quizapp.storage.collection import Collection
from quizapp.study.explaining import Tutor, fault_of, hints_of
from quizapp.study.sitting import OutOfTurn, Sitting
from quizapp.study.states import Asked

Sit = Callable[..., Sitting]


def step(sentence: str, name: str = "Power rule", after: str = "2x") -> SolutionStep:
    return SolutionStep("power", name, sentence, "x^2", "x", after, after, (), 0, (), 0, 3)


def derivation(*sentences: str) -> Derivation:
    return Derivation("x^2", ("x",), "2x", "2x", ("power",), tuple(map(step, sentences)))


def finding(rule: str = "power", misconception: str = "kept", *, is_slip: bool = False) -> Finding:
    return Finding(rule, misconception, is_slip, "Exponent kept", "Lower it.", "x^2", "x", "2x^2", "2x", (), 0, 3)


class Asking:
    """A tutor that counts what it is asked."""

    def __init__(self, solution: Derivation | Undecided, diagnosis: Diagnosis | None = None) -> None:
        self._solution = solution
        self._diagnosis = diagnosis or Diagnosis(Wrong())
        self.solved: list[Question] = []
        self.diagnosed: list[str] = []
        self.tutor = Tutor(self._solve, self._diagnose)

    def _solve(self, question: Question) -> Derivation | Undecided:
        self.solved.append(question)
        return self._solution

    def _diagnose(self, _question: Question, text: str) -> Diagnosis:
        self.diagnosed.append(text)
        return self._diagnosis


TWO_STEPS = derivation("The exponent comes down.", "It is lowered by one.")


def test_a_wrong_answer_is_explained_with_its_solution_and_the_rule_at_fault_is_blamed(
    sit: Sit, collection: Collection
) -> None:
    asking = Asking(TWO_STEPS, Diagnosis(Wrong(), (finding(),)))
    sitting = sit("exercise-b", tutor=asking.tutor)
    sitting.check("no")
    explained = sitting.explain()
    assert explained.diagnosis is not None
    assert explained.diagnosis.rule == "power"
    assert explained.solution == TWO_STEPS
    assert explained.fault == Fault("power", misconception="kept")
    sitting.rate(Rating.AGAIN)
    (review,) = collection.reviews()
    assert review.fault == explained.fault
    assert review.evidence == (Evidence("power", Rating.AGAIN, 1.0),)


def test_the_summary_keeps_what_was_found(sit: Sit) -> None:
    sitting = sit("exercise-a", tutor=Asking(TWO_STEPS, Diagnosis(Wrong(), (finding(),))).tutor)
    sitting.check("no")
    sitting.explain()
    sitting.rate(Rating.AGAIN)
    (line,) = sitting.leave().answered
    assert line.diagnosis is not None
    assert line.diagnosis.misconception == "kept"


@pytest.mark.parametrize("answer", ["right", "given up"])
def test_only_wrong_answers_are_diagnosed_and_all_are_worked_out(sit: Sit, answer: str) -> None:
    asking = Asking(TWO_STEPS)
    sitting = sit("exercise-a", tutor=asking.tutor)
    if answer == "right":
        outcome = sitting.check("2x")
        assert outcome.feedback is not None
        assert isinstance(outcome.feedback.verdict, Correct)
    else:
        sitting.give_up()
    explained = sitting.explain()
    assert explained.solution == TWO_STEPS
    assert explained.diagnosis is None
    assert asking.diagnosed == []


def test_a_wrong_choice_of_a_formula_is_explained_too(sit: Sit) -> None:
    asking = Asking(TWO_STEPS, Diagnosis(Wrong(), (finding(),)))
    sitting = sit("exercise-a", tutor=asking.tutor)
    sitting.choose("x^3/3")
    assert sitting.explain().fault == Fault("power", misconception="kept")
    assert asking.diagnosed == ["x^3/3"]


def test_a_concept_has_nothing_to_work_out(sit: Sit) -> None:
    asking = Asking(TWO_STEPS)
    sitting = sit("concept-c", tutor=asking.tutor)
    sitting.choose("an area")
    explained = sitting.explain()
    assert (explained.solution, explained.diagnosis) == (None, None)
    assert asking.solved == []


def test_which_rule_is_explained_by_the_problem_behind_it(sit: Sit) -> None:
    asking = Asking(TWO_STEPS)
    sitting = sit("which-sine", tutor=asking.tutor)
    sitting.choose("Power rule")
    explained = sitting.explain()
    assert explained.solution == TWO_STEPS
    assert explained.diagnosis is None
    (solved,) = asking.solved
    assert not solved.card.problem.startswith("d/dx")


def test_nothing_can_be_explained_before_an_answer(sit: Sit) -> None:
    with pytest.raises(OutOfTurn):
        sit("exercise-a").explain()


def test_a_slip_is_blamed_as_a_slip_and_nothing_found_blames_nobody() -> None:
    assert fault_of(Diagnosis(Wrong(), (finding(is_slip=True),))) == Fault("power", slip="kept")
    assert fault_of(Diagnosis(Wrong(), difference="It first differs in the term $x$.")) is None


def test_the_cards_own_hints_come_before_any_solution(sit: Sit) -> None:
    asking = Asking(TWO_STEPS)
    hint, _ = sit("exercise-a", tutor=asking.tutor).hint()
    assert hint == "Lower the exponent."
    assert asking.solved == []


def test_without_hints_of_its_own_a_card_gives_the_steps_of_its_solution_and_rates_lower(
    sit: Sit, collection: Collection
) -> None:
    asking = Asking(TWO_STEPS)
    sitting = sit("exercise-b", tutor=asking.tutor)
    state = sitting.state()
    assert isinstance(state, Asked)
    assert state.hints_left == 1
    assert asking.solved == [], "the question does not wait for its solution"
    first, state = sitting.hint()
    second, last = sitting.hint()
    assert (first, second) == ("The exponent comes down.", "It is lowered by one.")
    assert (state.hints_left, last.hints_left) == (1, 0)
    assert len(asking.solved) == 1
    assert sitting.check("cos x").suggested is Rating.HARD  # type: ignore[union-attr]
    sitting.rate(Rating.HARD)
    assert collection.reviews()[0].hints == 2


def test_a_fresh_problem_gives_hints(sit: Sit) -> None:
    hint, _ = sit("practice-sine", tutor=Asking(TWO_STEPS).tutor).hint()
    assert hint == "The exponent comes down."


def test_a_hint_does_not_say_the_result() -> None:
    (hint,) = hints_of(derivation("Power: the derivative of $x^2$ is $2x$."))
    assert hint == "The rule to use here: Power rule."


def test_undo_after_hints_offers_hints_again(sit: Sit, clock: Any) -> None:
    sitting = sit("exercise-b", "exercise-a", tutor=Asking(TWO_STEPS).tutor)
    sitting.hint()
    sitting.check("cos x")
    sitting.rate(Rating.HARD)
    sitting.check("2x")
    sitting.explain()
    sitting.rate(Rating.GOOD)
    clock.advance(minutes=1)
    sitting.undo()
    assert sitting.undo().hints_left == 1
    assert sitting.hint()[0] == "It is lowered by one."
