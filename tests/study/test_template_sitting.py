"""Cards that hold a template, in sittings on a real collection; problems are made by a stand-in."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from quizapp.cards import Card, Evidence, Fresh, Kind, Mode, NoProblem, Practice, Problem, Rating, Task, Template, Wrong
from quizapp.cards.derivation import Derivation, SolutionStep
from quizapp.cards.diagnosis import Diagnosis
from quizapp.cards.review import Stage
from quizapp.memory.replaying import replay_all
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection
from quizapp.storage.imports import Batch, ImportedCard
from quizapp.study.choosing import missed_line, quiz_line
from quizapp.study.explaining import Tutor
from quizapp.study.sitting import Sitting
from quizapp.study.states import Asked, Finished, Flashcards, Plan, Quiz, ReviewMissed, Study

Sit = Callable[..., Sitting]


def template(name: str, *rules: str, hints: tuple[str, ...] = ()) -> Card:
    return Card(
        id=name, deck="Mine", kind=Kind.EXERCISE, task=Task.DIFFERENTIATE, problem="a x^n", answer="", rules=rules,
        hints=hints, fresh=Fresh(parameters=("a, n in 2..9",)),
    )  # fmt: skip


OWN = template("own-1", "power", hints=("Down comes the n.",))


def make_from(template: Template, seed: int, avoid: frozenset[str], /) -> Problem:
    problem = f"{len(avoid)}x^{seed}"
    return Problem(
        problem=problem, answer="right", practice=template.practice, level=template.level, seed=seed,
        template=template.id, key=problem, first="power",
        rules=tuple(dict.fromkeys((template.rule or "sine", "power"))),
    )  # fmt: skip


def fail(_template: Template, _seed: int, _avoid: frozenset[str], /) -> Problem:
    raise NoProblem("No problem came out.")


@pytest.fixture
def taught(collection: Collection, clock: Any) -> Collection:
    cards = (OWN, template("own-2", "tangent"), template("own-3"))
    batch = tuple(ImportedCard(card=card, digest=card.id, meaning=card.id) for card in cards)
    collection.keep_import(Batch(id=uuid4(), name="mine.toml", at=clock(), cards=batch))
    return collection


@pytest.fixture
def begin(sit: Sit, taught: Collection) -> Sit:
    def start(*cards: str, plan: Plan | None = None, make: Any = make_from, **more: Any) -> Sitting:
        def nothing(*_: object, expose: str = "") -> Problem:
            raise NoProblem(expose)

        return sit(*cards, plan=plan, practice=Practice(frozenset({"power", "sine"}), nothing, make), **more)

    return start


def asked(state: object) -> Asked:
    assert isinstance(state, Asked)
    return state


def answer(sitting: Sitting, text: str, rating: Rating) -> Asked | Finished:
    sitting.check(text)
    return sitting.rate(rating)


def test_it_is_asked_as_a_fresh_problem_that_its_review_records(begin: Sit, taught: Collection) -> None:
    sitting = begin("own-1")
    question = asked(sitting.state()).question
    assert question.made is not None
    assert (question.card.id, question.card.problem, question.mode) == ("own-1", question.made.key, Mode.TYPED)
    answer(sitting, "right", Rating.GOOD)
    (review,) = taught.reviews()
    assert (review.card_id, review.problem, review.verdict) == ("own-1", question.card.problem, "correct")
    assert review.made == question.made
    assert (question.made.template, question.made.rule) == ("own-1", "power")


def test_memory_is_kept_of_the_card_and_its_rule_learns_as_by_practice(begin: Sit, taught: Collection) -> None:
    answer(begin("own-1"), "right", Rating.GOOD)
    assert set(taught.memories()) == {"own-1", "practice-power"}
    assert taught.memories()["own-1"].stage is Stage.LEARNING
    assert taught.reviews()[0].evidence == (Evidence("power", Rating.GOOD, 1.0),)


def test_without_rules_of_its_own_it_counts_for_those_that_its_problem_uses(begin: Sit, taught: Collection) -> None:
    answer(begin("own-3"), "right", Rating.GOOD)
    assert taught.reviews()[0].evidence == (Evidence("sine", Rating.GOOD, 1.0), Evidence("power", Rating.GOOD, 0.25))
    assert "own-3" not in {evidence.rule for review in taught.reviews() for evidence in review.evidence}


def test_it_comes_back_in_its_learning_steps_with_another_problem(begin: Sit) -> None:
    sitting = begin("own-1")
    first = asked(sitting.state()).question
    again = asked(answer(sitting, "wrong", Rating.AGAIN)).question
    assert again.card.id == "own-1"
    assert again.card.problem != first.card.problem


def test_its_memory_and_its_rules_can_be_built_again_from_the_reviews(
    begin: Sit, taught: Collection, clock: Any
) -> None:
    sitting = begin("own-1", "own-3", "exercise-a", "own-2")
    for right in (True, False, True, True, False, True, True):
        if isinstance(sitting.state(), Asked):
            answer(sitting, "right" if right else "wrong", Rating.GOOD if right else Rating.AGAIN)
            clock.advance(minutes=7)
    assert replay_all(Scheduler(), taught.reviews()) == taught.memories()


def test_undo_asks_the_very_same_problem_again(begin: Sit, taught: Collection) -> None:
    sitting = begin("own-1", "exercise-a")
    first = asked(sitting.state()).question
    answer(sitting, "right", Rating.GOOD)
    assert sitting.undo().question == first
    assert taught.reviews() == []
    assert taught.memories() == {}


def test_problems_asked_lately_are_avoided(begin: Sit, taught: Collection, clock: Any) -> None:
    seen: list[frozenset[str]] = []

    def make(template: Template, seed: int, avoid: frozenset[str], /) -> Problem:
        seen.append(avoid)
        return make_from(template, seed, avoid)

    sitting = begin("own-1", "own-2", make=make, avoid=("3x^2",))
    first = asked(sitting.state()).question.card.problem
    answer(sitting, "right", Rating.GOOD)
    assert seen == [frozenset({"3x^2"}), frozenset({"3x^2", first})]
    assert taught.problems_made(since=clock()) == {first}


def test_one_of_which_no_problem_comes_is_passed_over_with_a_sentence_and_stays_new(
    begin: Sit, taught: Collection
) -> None:
    sitting = begin("own-1", "exercise-a", "own-2", make=fail)
    state = asked(sitting.state())
    assert state.question.card.id == "exercise-a"
    assert state.passed_over == ("A card was passed over: its template is a x^n. No problem came out.",)
    sitting.check("2x")
    after = sitting.rate(Rating.EASY)
    assert isinstance(after, Finished)
    assert len(after.passed_over) == 2
    assert set(taught.memories()) == {"exercise-a", "practice-power"}


def test_where_nothing_else_is_asked_the_sitting_ends_at_once_and_says_why(begin: Sit) -> None:
    state = begin("own-1", make=fail).state()
    assert isinstance(state, Finished)
    assert len(state.passed_over) == 1


def test_what_waits_next_is_not_foreseen_before_its_problem_is_made(begin: Sit) -> None:
    assert asked(begin("exercise-a", "own-1").state()).upcoming is None
    upcoming = asked(begin("own-1", "exercise-a").state()).upcoming
    assert upcoming is not None
    assert upcoming.id == "exercise-a"


def test_its_own_hints_are_given_and_else_those_of_the_solution(begin: Sit) -> None:
    step = SolutionStep("power", "Power rule", "Lower it.", "x^2", "x", "2x", "2x", (), 0, (), 0, 0)
    derivation = Derivation("x^2", ("x",), "2x", "2x", ("power",), (step,))
    tutor = Tutor(lambda _: derivation, lambda _, __: Diagnosis(Wrong()))
    assert begin("own-1", tutor=tutor).hint()[0] == "Down comes the n."
    assert begin("own-2", tutor=tutor).hint()[0] == "Lower it."


def test_flashcards_turn_over_a_fresh_problem(begin: Sit, taught: Collection) -> None:
    sitting = begin("own-1", plan=Flashcards())
    question = asked(sitting.state()).question
    assert (question.mode, question.card.answer) == (Mode.RECALL, "right")
    sitting.turn()
    sitting.rate(Rating.GOOD)
    assert taught.reviews()[0].evidence == (Evidence("power", Rating.GOOD, 0.5),)


def test_a_quiz_asks_it_to_be_typed_and_leaves_it_out_where_all_is_chosen(begin: Sit) -> None:
    assert asked(begin("own-1", plan=Quiz()).state()).question.mode is Mode.TYPED
    assert quiz_line(Quiz(), [OWN], Random(1)).waiting == ("own-1",)
    assert quiz_line(Quiz(mode=Mode.CHOICE), [OWN], Random(1)).waiting == ()


def test_review_missed_practises_the_rule_and_asks_the_card_where_the_rule_cannot_be_practised(begin: Sit) -> None:
    line = missed_line({"power": (), "tangent": ()}, {"power"}, [OWN, template("own-2", "tangent")])
    assert line.waiting == ("practice-power", "own-2")
    sitting = begin("own-2", plan=ReviewMissed())
    first = asked(sitting.state()).question
    again = asked(answer(sitting, "right", Rating.GOOD)).question
    assert (again.card.id, again.card.problem == first.card.problem) == ("own-2", False)
    assert isinstance(answer(sitting, "right", Rating.GOOD), Finished), "twice right, and it is done"


def test_which_rule_is_asked_of_rules_and_never_of_a_template(begin: Sit) -> None:
    state = asked(begin("which-power", "own-1", plan=Study()).state())
    assert (state.question.card.id, state.question.which) == ("own-1", "")
