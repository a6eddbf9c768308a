"""What there is to say about a question besides right and wrong: its worked solution, hints, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from quizapp.cards import Fault, Mode, Question, Task, Undecided, Wrong
from quizapp.cards.derivation import Derivation, SolutionStep
from quizapp.cards.diagnosis import Diagnosis, Finding
from quizapp.study.states import Judged

_DERIVED = frozenset({Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT})


@dataclass(frozen=True, slots=True)
class Tutor:
    """Who works problems out and finds mistakes. Both take some time."""

    solve: Callable[[Question], Derivation | Undecided]
    diagnose: Callable[[Question, str], Diagnosis]


NO_TUTOR = Tutor(lambda _: Undecided("Nobody works this out."), lambda _, __: Diagnosis(Wrong()))


class Explainer:
    """Asks the tutor once about each question."""

    def __init__(self, tutor: Tutor) -> None:
        self._tutor = tutor
        self._solved: tuple[Question, Derivation | None] | None = None

    def solution(self, question: Question) -> Derivation | None:
        """None where there is nothing to derive. Of "which rule?" it is that of the problem behind it."""
        if self._solved is None or self._solved[0] != question:
            self._solved = question, self._solve(question)
        return self._solved[1]

    def hints(self, question: Question) -> tuple[str, ...]:
        """The card's own, or else the steps of its solution, so far as they do not say the result."""
        if question.card.hints or not _can_be_derived(question):
            return question.card.hints
        derivation = self.solution(question)
        return () if derivation is None else hints_of(derivation)

    def hints_left(self, question: Question, taken: int) -> int:
        """At least so many; nothing is worked out for it, so that the next question need not wait."""
        is_open = self._solved is None or self._solved[0] != question
        if not question.card.hints and _can_be_derived(question) and is_open:
            return 1
        return max(0, len(self.hints(question)) - taken)

    def explained(self, judged: Judged) -> Judged:
        """With the worked solution, and for a wrong answer with what was found wrong and the rule to blame."""
        question = judged.asked.question
        judged = replace(judged, solution=self.solution(question))
        if not _is_wrong(judged) or not _can_be_derived(question):
            return judged
        diagnosis = self._tutor.diagnose(question, judged.answer)
        return replace(judged, diagnosis=diagnosis, fault=fault_of(diagnosis))

    def _solve(self, question: Question) -> Derivation | None:
        problem = question if question.of is None else Question(question.of, Mode.TYPED)
        if not _can_be_derived(problem):
            return None
        derivation = self._tutor.solve(problem)
        return derivation if isinstance(derivation, Derivation) and derivation.steps else None


def fault_of(diagnosis: Diagnosis) -> Fault | None:
    """The first finding decides: it is the one that is named to the learner."""
    match diagnosis.findings:
        case (Finding(rule=rule, misconception=slip, is_slip=True), *_):
            return Fault(rule, slip=slip)
        case (Finding(rule=rule, misconception=misconception), *_):
            return Fault(rule, misconception=misconception)
        case _:
            return None


def hints_of(derivation: Derivation) -> tuple[str, ...]:
    return tuple(_hint(step, derivation) for step in derivation.steps)


def _hint(step: SolutionStep, derivation: Derivation) -> str:
    """A step's sentence; where that says the result, only the rule."""
    if f"${derivation.derivative}$" in step.sentence:
        return f"The rule to use here: {step.name}."
    return step.sentence


def _can_be_derived(question: Question) -> bool:
    return question.card.task in _DERIVED and bool(question.card.problem)


def _is_wrong(judged: Judged) -> bool:
    """An answer was given, and it was wrong. Whoever says "I don't know" has made no mistake."""
    return judged.feedback is not None and isinstance(judged.feedback.verdict, Wrong) and bool(judged.answer.strip())
