"""Holds imported answers against the derivative of their problem, in the worker. It takes long."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Protocol

from quizapp.cards import Card, Mode, Question, Symbols, Task, Wrong
from quizapp.cards.derivation import Derivation
from quizapp.cards.diagnosis import Diagnosis
from quizapp.grading.outcomes import Solution
from quizapp.study.importing.plan import Choice, Doubt, Entry, ImportPlan
from quizapp.study.importing.watching import UNWATCHED, Watch

_IN_FLIGHT = 32
"""Answers that the worker has before it; the others wait here, where they can be cancelled."""
_DERIVED = {Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT}


class Asker(Protocol):
    """The part of the grader that is needed."""

    def diagnose_text(self, problem: str, answer: str, symbols: Symbols) -> Future[Diagnosis]: ...

    def derive(self, question: Question) -> Future[Solution]: ...


def to_verify(plan: ImportPlan) -> list[Entry]:
    """The cards that can be held against a derivative."""
    return [entry for entry in (*plan.added, *plan.changed) if entry.card.task in _DERIVED]


def verify(
    plan: ImportPlan, grader: Asker, *, choice: Choice = Choice.LEAVE_OUT, watch: Watch = UNWATCHED
) -> ImportPlan:
    """The plan with its wrong answers found, and for each what to do as long as nobody chose otherwise.

    What cannot be decided is left as it is. Raises Cancelled.
    """
    doubts = tuple(_doubts(to_verify(plan), grader, watch))
    chosen = {doubt.card_id: choice for doubt in doubts}
    return replace(plan, doubts=doubts, choices={**chosen, **plan.choices}, is_verified=True)


def _doubts(waiting: list[Entry], grader: Asker, watch: Watch) -> Iterator[Doubt]:
    asked: deque[tuple[Entry, Future[Diagnosis]]] = deque()
    for done, entry in enumerate([*waiting, *[None] * _IN_FLIGHT]):
        if entry is not None:
            asked.append((entry, _ask(grader, entry.card)))
        if asked and (entry is None or len(asked) == _IN_FLIGHT):
            watch.tick(max(done - _IN_FLIGHT, 0), len(waiting))
            yield from _doubt(*asked.popleft(), grader)
    watch.tick(len(waiting), len(waiting))


def _ask(grader: Asker, card: Card) -> Future[Diagnosis]:
    return grader.diagnose_text(Question(card, Mode.TYPED).shown, card.answer, card.symbols)


def _doubt(entry: Entry, asked: Future[Diagnosis], grader: Asker) -> Iterator[Doubt]:
    diagnosis = asked.result()
    if not isinstance(diagnosis.verdict, Wrong):
        return
    question = Question(entry.card, Mode.TYPED)
    match grader.derive(question).result():
        case Derivation(derivative=truth):
            says = entry.card.answer
            sentence = f"Row {entry.row} says {question.shown} = {says}; it is {truth}."
            yield Doubt(entry.row, entry.card.id, says, truth, diagnosis.message, sentence)
        case _:
            return
