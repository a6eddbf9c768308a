"""After the verdict: what went wrong, where, the solution step by step, hints from it, and "which rule?"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from quizapp.cards import Correct, Fault, Mode, Review, Symbols
from quizapp.study.line import Line
from quizapp.study.states import Asked, Chosen, Flashcards, Judged, Practise, Quiz, Study

IN_A_PRODUCT = "e^(2x) sin(3x)"
INNER_MISSING = "2e^(2x) sin(3x) + e^(2x) cos(3x)"
SOURCE_PROBLEM = "log(1 + (x - 1)^10)"


@pytest.fixture(autouse=True)
def _read_ahead(grader: Any) -> None:
    """The first diagnosis reads all misconceptions."""
    grader.diagnose_text("x^2", "x", Symbols()).result()


def from_desk(learner: Any, wanted: Callable[[Any], Any]) -> Any:
    found: list[Any] = []
    learner.program.furniture.backstage.call(wanted, found.append)
    learner.wait_until(lambda: bool(found))
    return found[0]


def ask(learner: Any, problem: str, *, rated: bool = False, **how: Any) -> None:
    """A quiz of the one card with this problem, or practice of it that is rated."""
    card = from_desk(learner, lambda desk: next(card.id for card in desk.cards() if card.problem == problem))
    if rated:
        begin_with(learner, card)
    else:
        learner.ask(Quiz(Chosen(cards=(card,)), count=1, **how))


def begin_with(learner: Any, *entries: str) -> None:
    """Today's session, with just these."""
    line = Line(waiting=entries)
    from_desk(learner, lambda desk: setattr(desk._planner, "line", lambda *_: line) or True)
    learner.ask(Study())


def explained(learner: Any) -> Judged:
    learner.wait_until(lambda: isinstance(learner.state, Judged) and learner.state.solution is not None)
    assert isinstance(learner.state, Judged)
    return learner.state


def reviews(learner: Any) -> list[Review]:
    kept: list[Review] = from_desk(learner, lambda desk: desk._collection.reviews())
    return kept


def test_a_wrong_answer_says_what_was_done_and_the_step_done_right(learner: Any) -> None:
    ask(learner, IN_A_PRODUCT)
    learner.answer(INNER_MISSING)
    learner.wait_to_see("Not yet — inner derivative missing")
    assert learner.sees("You left out the derivative of the inner function")
    assert learner.sees("You have: ")
    assert learner.sees("Right: ")
    assert learner.sees("Chain rule")
    assert learner.sees("your answer is"), "the counterexample stays"
    assert learner.sees("It could also be: ")


def test_the_part_where_it_happened_is_marked_in_the_problem(learner: Any) -> None:
    ask(learner, IN_A_PRODUCT)
    problem = learner.rooms._sitting._question._problem

    def is_marked() -> bool:
        return any("textcolor" in piece.latex for piece in problem._pieces)

    assert not is_marked()
    learner.answer(INNER_MISSING)
    learner.wait_until(is_marked)
    said = problem.accessibleName()
    learner.accept()
    ask(learner, IN_A_PRODUCT)
    assert not is_marked()
    assert problem.accessibleName() == said


def test_a_right_answer_is_accused_of_nothing_and_its_solution_is_offered(learner: Any) -> None:
    ask(learner, IN_A_PRODUCT)
    learner.answer("e^(2x)(2 sin(3x) + 3 cos(3x))")
    learner.wait_to_see("Show the solution")
    assert explained(learner).diagnosis is None
    assert learner.sees("Correct")
    assert not learner.sees("You have: ")


def test_where_nothing_fits_it_says_where_the_answer_first_differs(learner: Any) -> None:
    ask(learner, SOURCE_PROBLEM)
    learner.answer("(7x^3 + tan(x))/(1+(x-1)^10)")
    learner.wait_to_see("What stands below the line is right")
    assert learner.sees("Not yet")
    assert not learner.sees("Not yet — ")


def test_what_the_verdict_said_is_not_said_again(learner: Any) -> None:
    ask(learner, "x^2 + y^3")
    learner.answer("(x, 3y^2)")
    explained(learner)
    assert learner.sees("Component 1 is wrong.")
    assert not learner.sees("It first differs in component 1")


def test_a_step_inside_the_chain_is_written_out_on_both_sides(learner: Any) -> None:
    ask(learner, "cos(sin(2x))")
    learner.answer("2sin(sin(2x)) cos(2x)")
    learner.wait_to_see("Not yet — minus lost")
    (given,) = [text for text in learner.texts() if text.startswith("You have: ")]
    assert "equals" in given


def test_one_key_opens_the_solution_and_goes_on_and_another_shows_the_rest(learner: Any) -> None:
    ask(learner, SOURCE_PROBLEM)
    learner.click("I don't know")
    learner.wait_to_see("Show the solution")
    assert not learner.sees("The outer function is")
    learner.press(Qt.Key.Key_S)
    learner.wait_to_see("The outer function is")
    assert learner.sees("Next step")
    assert not learner.sees("Term by term")
    learner.press(Qt.Key.Key_S)
    learner.press(Qt.Key.Key_S)
    learner.wait_to_see("Term by term")
    assert not learner.sees("comes down as a factor")
    learner.press(Qt.Key.Key_A)
    learner.wait_to_see("comes down as a factor")
    assert not learner.sees("Next step")
    learner.press(Qt.Key.Key_S)
    assert isinstance(learner.state, Judged)
    learner.press(Qt.Key.Key_Return)
    learner.wait_to_see("0 of 1")


def test_the_solution_opens_by_mouse_too_and_is_closed_for_the_next_question(learner: Any) -> None:
    learner.ask(Quiz(Chosen(rules=("product",)), count=2, mode=Mode.TYPED))
    learner.click("I don't know")
    learner.wait_to_see("Show the solution")
    learner.click("Show the solution")
    learner.click("All steps")
    learner.wait_until(lambda: not learner.sees("All steps"))
    learner.rooms._sitting.setFocus()
    learner.accept()
    assert learner.state.number == 2
    learner.click("I don't know")
    learner.wait_to_see("Show the solution")
    assert not learner.sees("Next step")


def test_a_turned_card_offers_its_solution(learner: Any) -> None:
    learner.ask(Flashcards(Chosen(rules=("chain",)), count=1))
    learner.press(Qt.Key.Key_Space)
    learner.wait_to_see("Show the solution")


def test_a_concept_offers_none(learner: Any) -> None:
    learner.ask(Quiz(Chosen(decks=("Concepts",)), count=1, mode=Mode.CHOICE))
    learner.press(Qt.Key.Key_1)
    learner.wait_until(lambda: isinstance(learner.state, Judged))
    from_desk(learner, lambda _desk: True)  # what was under way is done
    assert not learner.sees("Show the solution")


def test_however_fast_a_wrong_answer_is_rated_the_rule_at_fault_is_recorded(learner: Any) -> None:
    ask(learner, IN_A_PRODUCT, rated=True)
    learner.type(INNER_MISSING)
    learner.press(Qt.Key.Key_Return)
    learner.wait_until(lambda: isinstance(learner.state, Judged))
    learner.rooms._sitting.rated.emit(learner.state.suggested)  # in the same turn of the loop as the verdict
    learner.wait_until(lambda: isinstance(learner.state, Asked))
    (review,) = reviews(learner)
    assert review.fault == Fault("chain", misconception="chain-inner-missing")
    assert not learner.sees("inner derivative missing")


def test_a_quiz_without_verdicts_blames_too_and_says_at_the_end_what_went_wrong(learner: Any) -> None:
    ask(learner, IN_A_PRODUCT, verdicts=False)
    learner.type(INNER_MISSING)
    learner.press(Qt.Key.Key_Return)
    learner.wait_to_see("0 of 1")
    assert learner.sees("You left out the derivative of the inner function")
    (review,) = reviews(learner)
    assert review.fault is not None


def test_a_fresh_problem_says_so_and_not_yet_which_rule_it_practises(learner: Any) -> None:
    begin_with(learner, "practice-chain")
    assert learner.sees("a fresh problem · level 1")
    assert not learner.sees("Chain\u00a0rule"), "to see which rule it is, is a part of the task"
    learner.answer(learner.card.answer)
    learner.wait_to_see("Chain\u00a0rule")
    assert explained(learner).solution is not None


def test_a_fresh_problem_has_hints_that_are_the_first_steps_of_its_solution(learner: Any) -> None:
    learner.ask(Practise(("chain",), 1))
    control = Qt.KeyboardModifier.ControlModifier
    assert not learner.sees("the outer function is")
    learner.press(Qt.Key.Key_H, control)
    learner.wait_to_see("the outer function is")
    answer = learner.card.answer
    learner.type(answer)
    learner.press(Qt.Key.Key_Return)
    learner.wait_to_see("Correct")
    assert isinstance(learner.state.feedback.verdict, Correct)
    assert learner.sees("suggested: Hard")


def test_which_rule_is_answered_with_one_key_and_says_why(learner: Any) -> None:
    begin_with(learner, "which-chain")
    assert learner.sees("Which rule comes first?")
    assert learner.sees("1–4 or A–D chooses")
    wrong = next(i for i, choice in enumerate(learner.state.question.choices) if choice != learner.card.answer)
    learner.press(Qt.Key(Qt.Key.Key_1 + wrong))
    learner.wait_to_see("Not yet")
    learner.wait_to_see("The outer function is")
    assert learner.sees("Why")
