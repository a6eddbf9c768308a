from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quizapp.cards import Correct, Mode, Rating, Wrong
from quizapp.storage.collection import Collection
from quizapp.study.sitting import NothingToUndo, OutOfTurn, Sitting
from quizapp.study.states import Asked, Finished, Flashcards, Judged, NotCounted, Quiz

Sit = Callable[..., Sitting]


def asked(sitting: Sitting) -> Asked:
    state = sitting.state()
    assert isinstance(state, Asked)
    return state


def judged(outcome: Judged | NotCounted) -> Judged:
    assert isinstance(outcome, Judged)
    return outcome


def test_a_right_answer_is_recorded_and_the_next_question_is_there(sit: Sit, collection: Collection) -> None:
    sitting = sit("exercise-a", "exercise-b")
    outcome = judged(sitting.check("2x"))
    assert outcome.feedback is not None
    assert isinstance(outcome.feedback.verdict, Correct)
    following = sitting.rate(Rating.GOOD)
    assert isinstance(following, Asked)
    assert following.question.card.id == "exercise-b"
    (review,) = collection.reviews()
    assert (review.card_id, review.rating, review.answer, review.verdict) == (
        "exercise-a", Rating.GOOD, "2x", "correct",
    )  # fmt: skip


def test_a_wrong_answer_suggests_again(sit: Sit) -> None:
    outcome = judged(sit("exercise-a").check("x"))
    assert outcome.suggested is Rating.AGAIN


@pytest.mark.parametrize("text", ["?", "ambiguous"])
def test_what_cannot_be_read_or_decided_costs_nothing(sit: Sit, collection: Collection, text: str) -> None:
    sitting = sit("exercise-a")
    before = asked(sitting)
    assert isinstance(sitting.check(text), NotCounted)
    assert asked(sitting) == before
    assert collection.reviews() == []


def test_a_lapse_comes_back_within_the_session(sit: Sit) -> None:
    sitting = sit("exercise-a", "exercise-b")
    sitting.check("x")
    sitting.rate(Rating.AGAIN)
    sitting.check("cos x")
    following = sitting.rate(Rating.EASY)
    assert isinstance(following, Asked)
    assert following.question.card.id == "exercise-a"


def test_the_button_says_what_rating_does(sit: Sit, collection: Collection, clock: Any) -> None:
    sitting = sit("exercise-a")
    promised = judged(sitting.check("2x")).intervals[Rating.EASY]
    sitting.rate(Rating.EASY)
    memory = collection.memory("exercise-a")
    assert memory is not None
    assert memory.due == clock.now + promised


def test_undo_restores_the_memory_as_many_steps_as_the_session_has(sit: Sit, collection: Collection) -> None:
    sitting = sit("exercise-a", "exercise-b")
    states = [collection.memories()]
    for answer, rating in (("2x", Rating.GOOD), ("x", Rating.AGAIN), ("2x", Rating.GOOD)):
        sitting.check(answer)
        sitting.rate(rating)
        states.append(collection.memories())
    for expected in reversed(states[:-1]):
        sitting.undo()
        assert collection.memories() == expected
    assert collection.reviews() == []
    with pytest.raises(NothingToUndo):
        sitting.undo()


def test_after_undo_the_same_question_is_asked_again(sit: Sit) -> None:
    sitting = sit("exercise-a", "exercise-b")
    first = asked(sitting).question
    sitting.check("x")
    sitting.rate(Rating.AGAIN)
    assert sitting.undo().question == first
    assert asked(sitting).total == 2


def test_the_end_can_be_undone_too(sit: Sit) -> None:
    sitting = sit("exercise-a")
    sitting.check("2x")
    assert isinstance(sitting.rate(Rating.EASY), Finished)
    assert sitting.undo().number == 1


def test_a_hint_lowers_the_suggestion_and_is_kept(sit: Sit, collection: Collection) -> None:
    sitting = sit("exercise-a")
    hint, after = sitting.hint()
    assert hint == "Lower the exponent."
    assert after.hints_left == 1
    outcome = judged(sitting.check("2x"))
    assert outcome.suggested is Rating.HARD
    sitting.rate(outcome.suggested)
    assert collection.reviews()[0].hints == 1


def test_no_more_hints_than_there_are(sit: Sit) -> None:
    sitting = sit("exercise-a")
    sitting.hint()
    sitting.hint()
    with pytest.raises(OutOfTurn):
        sitting.hint()


def test_a_hint_that_turned_out_not_to_be_there_costs_nothing(sit: Sit) -> None:
    sitting = sit("exercise-b")
    hint, after = sitting.hint()
    assert (hint, after.hints_left) == ("", 0)
    assert judged(sitting.check("cos x")).suggested is not Rating.HARD


def test_giving_up_is_a_lapse(sit: Sit) -> None:
    outcome = sit("exercise-a").give_up()
    assert outcome.suggested is Rating.AGAIN
    assert outcome.feedback is not None
    assert isinstance(outcome.feedback.verdict, Wrong)


def test_choices_are_the_answer_and_the_wrong_ones(sit: Sit) -> None:
    sitting = sit("concept-c")
    question = asked(sitting).question
    assert question.mode is Mode.CHOICE
    assert set(question.choices) == {"a rate of change", "an area", "a length", "a sum"}
    chosen = sitting.choose("a rate of change").feedback
    assert chosen is not None
    assert isinstance(chosen.verdict, Correct)


def test_flashcards_turn_any_card_and_the_learner_rates_it(sit: Sit) -> None:
    sitting = sit("exercise-a", plan=Flashcards())
    assert asked(sitting).question.mode is Mode.RECALL
    outcome = sitting.turn()
    assert outcome.feedback is None
    assert outcome.rated


def test_a_quiz_asks_each_card_once_and_scores(sit: Sit) -> None:
    sitting = sit("exercise-a", "exercise-b", plan=Quiz(verdicts=False))
    wrong = judged(sitting.check("x"))
    assert not wrong.show
    assert not wrong.rated
    sitting.rate(wrong.suggested)
    right = judged(sitting.check("cos x"))
    result = sitting.rate(right.suggested)
    assert isinstance(result, Finished)
    assert (result.right, len(result.answered)) == (1, 2)
    assert result.missed == ("exercise-a",)
    assert [(score.name, score.right, score.asked) for score in result.per_rule] == [
        ("Power rule", 0, 1), ("Sine", 1, 1),
    ]  # fmt: skip


def test_a_quiz_asks_exercises_as_choices_when_asked_to(sit: Sit) -> None:
    sitting = sit("exercise-a", plan=Quiz(mode=Mode.CHOICE))
    assert set(asked(sitting).question.choices) == {"2x", "x", "2", "x^3/3"}


def test_leaving_early_keeps_what_was_answered(sit: Sit, collection: Collection) -> None:
    sitting = sit("exercise-a", "exercise-b")
    sitting.check("2x")
    sitting.rate(Rating.GOOD)
    assert len(sitting.leave().answered) == 1
    assert len(collection.reviews()) == 1


def test_a_question_left_open_over_lunch_does_not_count_as_thought(
    sit: Sit, clock: Any, collection: Collection
) -> None:
    sitting = sit("exercise-a")
    clock.advance(hours=2)
    sitting.check("2x")
    sitting.rate(Rating.GOOD)
    assert collection.reviews()[0].took.total_seconds() == 600


def test_nothing_can_be_rated_before_it_is_answered(sit: Sit) -> None:
    with pytest.raises(OutOfTurn):
        sit("exercise-a").rate(Rating.GOOD)
