"""Holds imported answers against the derivative of their problem, in the worker. It takes long."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Protocol

from quizapp.cards import Card, Correct, Feedback, Mode, Question, Symbols, Task, Wrong
from quizapp.cards.derivation import Derivation
from quizapp.cards.diagnosis import Diagnosis
from quizapp.grading.outcomes import Solution
from quizapp.study.importing.plan import Choice, Doubt, Entry, ImportPlan
from quizapp.study.importing.value_check import ValueCheck
from quizapp.study.importing.values import Value, value_asked
from quizapp.study.importing.watching import UNWATCHED, Watch

_IN_FLIGHT = 32
"""Answers that the worker has before it; the others wait here, where they can be cancelled."""
_DERIVED = {Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT}


@dataclass(frozen=True, slots=True)
class Unsure:
    """An answer that could not be verified."""

    card_id: str


class Asker(Protocol):
    """The part of the grader that is needed."""

    def diagnose_text(self, problem: str, answer: str, symbols: Symbols) -> Future[Diagnosis]: ...

    def derive(self, question: Question) -> Future[Solution]: ...

    def compare(self, reference: str, answer: str, symbols: Symbols) -> Future[Feedback]: ...


def verify(
    plan: ImportPlan, grader: Asker, *, choice: Choice = Choice.LEAVE_OUT, watch: Watch = UNWATCHED
) -> ImportPlan:
    """The plan with its wrong answers found, and for each what to do as long as nobody chose otherwise.

    What cannot be decided is left as it is, and named. Raises Cancelled.
    """
    entries = [entry for entry in (*plan.added, *plan.changed) if entry.mode is Mode.TYPED]
    asked = [(entry, value_asked(entry.card)) for entry in entries]
    waiting = [(entry, value) for entry, value in asked if value is not None or entry.card.task in _DERIVED]
    found = list(_found(waiting, grader, watch))
    doubts = tuple(each for each in found if isinstance(each, Doubt))
    chosen = {doubt.card_id: choice for doubt in doubts}
    unsure = {each.card_id for each in found if isinstance(each, Unsure)}
    held = {entry.card.id for entry, _ in waiting} - unsure
    unverified = [entry.card.id for entry in entries if entry.card.id not in held]
    return replace(
        plan, doubts=doubts, choices={**chosen, **plan.choices}, is_verified=True, unverified=tuple(unverified)
    )


def _found(waiting: list[tuple[Entry, Value | None]], grader: Asker, watch: Watch) -> Iterator[Doubt | Unsure]:
    asked: deque[tuple[Entry, Future[Diagnosis] | ValueCheck]] = deque()
    for done, each in enumerate([*waiting, *[None] * _IN_FLIGHT]):
        if each is not None:
            entry, value = each
            asked.append((entry, ValueCheck(value, entry.card.answer, grader) if value else _ask(grader, entry.card)))
        if asked and (each is None or len(asked) == _IN_FLIGHT):
            watch.tick(max(done - _IN_FLIGHT, 0), len(waiting))
            yield from _finding(*asked.popleft(), grader)
    watch.tick(len(waiting), len(waiting))


def _ask(grader: Asker, card: Card) -> Future[Diagnosis]:
    return grader.diagnose_text(Question(card, Mode.TYPED).shown, card.answer, card.symbols)


def _finding(entry: Entry, asked: Future[Diagnosis] | ValueCheck, grader: Asker) -> Iterator[Doubt | Unsure]:
    if not isinstance(asked, ValueCheck):
        yield from _doubt(entry, asked, grader)
        return
    match asked.finding():
        case None:
            yield Unsure(entry.card.id)
        case "":
            return
        case truth:
            says = entry.card.answer
            sentence = f"Row {entry.row} gives {says} as the value; it is {truth}."
            yield Doubt(entry.row, entry.card.id, says, truth, "", sentence)


def _doubt(entry: Entry, asked: Future[Diagnosis], grader: Asker) -> Iterator[Doubt | Unsure]:
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
