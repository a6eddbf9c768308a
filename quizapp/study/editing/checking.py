"""A draft held against its own problem: is the answer the derivative, is what is wrong really wrong?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from quizapp.cards import Card, Correct, Feedback, Mode, Problem, Question, Task, Undecided, Unreadable, Verdict, Wrong
from quizapp.cards.derivation import Derivation
from quizapp.cards.fresh import template_on
from quizapp.grading.outcomes import Solution
from quizapp.study.editing.draft import DERIVED, Draft, as_written
from quizapp.study.editing.flaws import Flaw, flaws_in, remarks_on, unreadable
from quizapp.study.importing.trial import Maker, Trial

_NAMES = {
    Task.DIFFERENTIATE: "derivative",
    Task.PARTIAL: "partial derivative",
    Task.GRADIENT: "gradient",
}
_UNNEEDED = "This is equal to the answer, so it is taken anyway."
_RIGHT_AFTER_ALL = "This is right: it is equal to the answer."
_ACCEPTED = "This is right: it is equal to an answer that is accepted."


class Asker(Maker, Protocol):
    """The part of the grader that is needed."""

    def derive(self, question: Question, /) -> Future[Solution]: ...

    def grade(self, question: Question, text: str, /) -> Future[Feedback]: ...


class Standing(StrEnum):
    """How the answer stands to the problem."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"
    """Not decided, or not written yet."""
    SILENT = "silent"
    """Nothing is claimed: there is no derivative in the task, or no problem yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    standing: Standing = Standing.SILENT
    sentence: str = ""
    """What to say of the answer; formulas stand between dollar signs."""
    truth: str = ""
    """In notation, what the answer could be instead; empty where there is nothing to offer."""
    rules: tuple[str, ...] = ()
    """Those that the derivation uses, the main one first."""
    flaws: tuple[Flaw, ...] = ()
    """What cannot be kept so."""
    remarks: tuple[Flaw, ...] = ()
    """What can, but need not be there."""


class _Outdated(Exception):
    """Something else was typed meanwhile."""


@dataclass(frozen=True, slots=True)
class _Grading:
    grader: Asker
    is_outdated: Callable[[], bool]

    def verdict(self, card: Card, text: str) -> Verdict:
        self._go_on()
        return self.grader.grade(Question(card, Mode.TYPED), text).result().verdict

    def solution(self, card: Card) -> Solution:
        self._go_on()
        return self.grader.derive(Question(card, Mode.TYPED)).result()

    def _go_on(self) -> None:
        if self.is_outdated():
            raise _Outdated


def _never() -> bool:
    return False


def check(draft: Draft, grader: Asker, is_outdated: Callable[[], bool] = _never) -> Checked | None:
    """May take seconds. None as soon as `is_outdated` says that nobody waits for it any more."""
    card = as_written(draft)
    if not draft.is_graded:
        return Checked()
    if card.fresh is not None:
        return _template_tried(draft, card, grader)
    grading = _Grading(grader, is_outdated)
    try:
        checked = _held_against_problem(draft, card, grading)
        flaws, remarks = _held_against_answer(draft, card, grading)
    except _Outdated:
        return None
    return replace(checked, flaws=flaws, remarks=(*remarks_on(draft), *remarks))


def _template_tried(draft: Draft, card: Card, grader: Asker) -> Checked:
    """Problems are made of it, as when it is asked, and the first is shown."""
    if any(flaws_in(draft)):
        return Checked(remarks=tuple(remarks_on(draft)))
    template = template_on(card)
    if sentence := Trial(template, grader).failure():
        return Checked(flaws=(Flaw("parameters", sentence),))
    match grader.practise(template.practice, template.level, 0, (template,)).result():
        case Problem() as made:
            shown = Question(made.card("", ""), Mode.TYPED).shown
            sentence = f"✓ A fresh problem each time, such as ${shown}$, which is ${made.answer}$."
            return Checked(standing=Standing.RIGHT, sentence=sentence, rules=made.rules)
        case Undecided(message):
            return Checked(flaws=(Flaw("parameters", message),))


def _held_against_problem(draft: Draft, card: Card, grading: _Grading) -> Checked:
    broken = {flaw.field for flaw in flaws_in(draft)}
    if draft.task not in DERIVED or broken & {"problem", "wrt"}:
        return Checked()
    match grading.solution(card):
        case Derivation(derivative=truth, rules=rules):
            return replace(_answer(draft, card, truth, grading), rules=rules)
        case Undecided(message):
            return _open(draft.task, message)


def _answer(draft: Draft, card: Card, truth: str, grading: _Grading) -> Checked:
    name, says = _NAMES[draft.task], f"${Question(card, Mode.TYPED).shown}$ is ${truth}$."
    if not card.answer.strip():
        return Checked(standing=Standing.OPEN, sentence=f"The {name}: {says}", truth=truth)
    if unreadable(card.answer, card.symbols):
        return Checked()
    # The right answer in whatever form, so that only being equal counts.
    right = replace(card, answer=truth, accept=(), form=None, insists=False)
    match grading.verdict(right, card.answer):
        case Correct():
            return Checked(standing=Standing.RIGHT, sentence=f"✓ This is the {name}.")
        case Wrong():
            sentence = f"This is not the {name} of that: {says}"
            return Checked(standing=Standing.WRONG, sentence=sentence, truth=truth)
        case Undecided(message, meant) if meant:
            sentence = f"As this is read, it is not the {name}. {message}"
            return Checked(standing=Standing.WRONG, sentence=sentence, truth=meant)
        case Undecided(message) | Unreadable(message):
            return replace(_open(draft.task, message), truth=truth)


def _open(task: Task, because: str) -> Checked:
    sentence = f"Whether this is the {_NAMES[task]} cannot be said. {because[:1].upper()}{because[1:]}"
    return Checked(standing=Standing.OPEN, sentence=sentence)


def _held_against_answer(draft: Draft, card: Card, grading: _Grading) -> tuple[tuple[Flaw, ...], tuple[Flaw, ...]]:
    """Flaws, and remarks."""
    if not card.answer.strip() or unreadable(card.answer, card.symbols):
        return (), ()
    alone = replace(card, accept=())
    unneeded = [
        Flaw("accept", _UNNEEDED, place)
        for place, text in _readable(draft.accept, card)
        if isinstance(grading.verdict(replace(alone, form=None, insists=False), text), Correct)
    ]
    flaws = [*_own_form(alone, grading), *_right_after_all(draft, card, alone, grading)]
    return tuple(flaws), tuple(unneeded)


def _own_form(card: Card, grading: _Grading) -> Iterator[Flaw]:
    """A card that insists on a form shows it in its own answer."""
    if card.form is None or not card.insists:
        return
    match grading.verdict(card, card.answer):
        case Wrong(message=message):
            yield Flaw("answer", f"The answer itself is not written like that. {message}".strip())
        case _:
            return


def _right_after_all(draft: Draft, card: Card, alone: Card, grading: _Grading) -> Iterator[Flaw]:
    accept = tuple(text for _, text in _readable(draft.accept, card))
    for place, text in _readable(draft.wrong, card):
        if isinstance(grading.verdict(alone, text), Correct):
            yield Flaw("wrong", _RIGHT_AFTER_ALL, place)
        elif accept and isinstance(grading.verdict(replace(card, accept=accept), text), Correct):
            yield Flaw("wrong", _ACCEPTED, place)


def _readable(texts: tuple[str, ...], card: Card) -> list[tuple[int, str]]:
    """With their places."""
    return [(place, text) for place, text in enumerate(texts) if text.strip() and not unreadable(text, card.symbols)]
