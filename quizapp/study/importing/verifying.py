"""Holds imported answers against the derivative of their problem, and tries templates out, in the worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Protocol

from quizapp.cards import Card, Correct, Feedback, Mode, Question, Symbols, Task, Wrong
from quizapp.cards.derivation import Derivation
from quizapp.cards.diagnosis import Diagnosis
from quizapp.cards.fresh import template_on
from quizapp.grading.outcomes import Solution
from quizapp.study.importing.plan import Choice, Doubt, Entry, ImportPlan
from quizapp.study.importing.trial import Maker, Trial
from quizapp.study.importing.value_check import ValueCheck
from quizapp.study.importing.values import value_asked
from quizapp.study.watching import UNWATCHED, Watch

_IN_FLIGHT = 32
"""Answers that the worker has before it; the others wait here, where they can be cancelled."""
_DERIVED = {Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT}


@dataclass(frozen=True, slots=True)
class Unsure:
    """An answer that could not be verified."""

    card_id: str


@dataclass(frozen=True, slots=True)
class Hopeless:
    """A template of which no problem comes."""

    card_id: str
    sentence: str


_Finding = Doubt | Unsure | Hopeless
_Asked = Future[Diagnosis] | ValueCheck | Trial | None


class Asker(Maker, Protocol):
    """The part of the grader that is needed."""

    def diagnose_text(self, problem: str, answer: str, symbols: Symbols) -> Future[Diagnosis]: ...

    def derive(self, question: Question) -> Future[Solution]: ...

    def compare(self, reference: str, answer: str, symbols: Symbols) -> Future[Feedback]: ...


def to_verify(plan: ImportPlan) -> list[Entry]:
    """The cards with an answer that is checked, and templates."""
    return [entry for entry in (*plan.added, *plan.changed) if entry.mode is Mode.TYPED]


def verify(
    plan: ImportPlan, grader: Asker, *, choice: Choice = Choice.LEAVE_OUT, watch: Watch = UNWATCHED
) -> ImportPlan:
    """The plan with its wrong answers found, and for each what to do as long as nobody chose otherwise; and without the
    templates of which no problem comes.

    What cannot be decided is left as it is, and named. Raises Cancelled.
    """
    found = list(_found(to_verify(plan), grader, watch))
    doubts = tuple(each for each in found if isinstance(each, Doubt))
    plan = plan.without({each.card_id: each.sentence for each in found if isinstance(each, Hopeless)})
    chosen = {doubt.card_id: choice for doubt in doubts}
    unverified = tuple(each.card_id for each in found if isinstance(each, Unsure))
    return replace(plan, doubts=doubts, choices={**chosen, **plan.choices}, is_verified=True, unverified=unverified)


def _found(waiting: list[Entry], grader: Asker, watch: Watch) -> Iterator[_Finding]:
    asked: deque[tuple[Entry, _Asked]] = deque()
    for done, entry in enumerate([*waiting, *[None] * _IN_FLIGHT]):
        if entry is not None:
            asked.append((entry, _ask(grader, entry.card)))
        if asked and (entry is None or len(asked) == _IN_FLIGHT):
            watch.tick(max(done - _IN_FLIGHT, 0), len(waiting))
            yield from _finding(*asked.popleft(), grader)
    watch.tick(len(waiting), len(waiting))


def _ask(grader: Asker, card: Card) -> _Asked:
    if card.fresh is not None:
        return Trial(template_on(card), grader)
    if value := value_asked(card):
        return ValueCheck(value, card.answer, grader)
    if card.task not in _DERIVED:
        return None
    return grader.diagnose_text(Question(card, Mode.TYPED).shown, card.answer, card.symbols)


def _finding(entry: Entry, asked: _Asked, grader: Asker) -> Iterator[_Finding]:
    match asked:
        case Trial():
            if sentence := asked.failure():
                yield Hopeless(entry.card.id, sentence)
        case ValueCheck():
            yield from _of_value(entry, asked.finding())
        case None:
            yield Unsure(entry.card.id)
        case _:
            yield from _doubt(entry, asked, grader)


def _of_value(entry: Entry, truth: str | None) -> Iterator[_Finding]:
    """What is found of a value, when this is the true one; empty where it is right, None where nobody can say."""
    if truth is None:
        yield Unsure(entry.card.id)
    elif truth:
        says = entry.card.answer
        sentence = f"Row {entry.row} gives {says} as the value; it is {truth}."
        yield Doubt(entry.row, entry.card.id, says, truth, "", sentence)


def _doubt(entry: Entry, asked: Future[Diagnosis], grader: Asker) -> Iterator[_Finding]:
    diagnosis = asked.result()
    if not isinstance(diagnosis.verdict, Wrong):
        if not isinstance(diagnosis.verdict, Correct):
            yield Unsure(entry.card.id)
        return
    question = Question(entry.card, Mode.TYPED)
    match grader.derive(question).result():
        case Derivation(derivative=truth):
            says = entry.card.answer
            sentence = f"Row {entry.row} says {question.shown} = {says}; it is {truth}."
            yield Doubt(entry.row, entry.card.id, says, truth, diagnosis.message, sentence)
        case _:
            yield Unsure(entry.card.id)
