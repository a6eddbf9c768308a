"""What went wrong: a wrong answer compared with those that known wrong rules give, by the same ladder as the verdict.

Never an accusation that does not hold: an explanation counts only where its wrong answer equals the learner's. What
explains most simply is named; the others that give the same answer are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from time import process_time

from quizapp.calculus.build import ZERO
from quizapp.calculus.deriving.several import derived
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.misconception import Misconceptions, misconceptions
from quizapp.calculus.mistakes import Mistake, WrongAnswer, wrong_answers, wrong_answers_at_two
from quizapp.calculus.telling import span_at
from quizapp.calculus.walk import nodes
from quizapp.cards import Task, Verdict, Wrong
from quizapp.cards.diagnosis import Diagnosis, Finding
from quizapp.grading.comparing import sampled_for, target
from quizapp.grading.errors import GradingError
from quizapp.grading.first_difference import first_difference
from quizapp.grading.setting import Setting
from quizapp.grading.slips import Case, Slip, is_constant, slips
from quizapp.notation.text import to_text
from quizapp.notation.tree import Node

_BUDGET = 0.25
"""Seconds after which no more candidates are looked at."""
_MOST_EXPLANATIONS = 24
_MOST_SLIPS = 2
_ENOUGH = 8
"""Explanations of the same answer that are worth listing."""
_SMALLEST_OF_TWO = 3
"""Answers of fewer nodes are reached by two mistakes too easily to accuse anybody."""
_NO_SENSE_IN_CONSTANTS = frozenset({"dropped", "one", "neighbour", "sign"})

Clock = Callable[[], float]
InTime = Callable[[float], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the learner was asked."""

    problem: Node
    task: Task
    setting: Setting
    expected: Node | None = None
    """The card's own answer; the derivation's, where there is none."""


def diagnose(asked: Asked, answer: Node, verdict: Verdict, clock: Clock = process_time) -> Diagnosis:
    """Only wrong answers are diagnosed. The clock bounds how long it looks for explanations."""
    if not isinstance(verdict, Wrong):
        return Diagnosis(verdict)
    misconceptions()  # Read before the clock starts: that is once a process, and may take all of its time.
    started = clock()
    try:
        return _diagnosed(asked, answer, verdict, lambda seconds: clock() - started < seconds)
    except (DifferentiationError, GradingError):
        return Diagnosis(verdict)


def _diagnosed(asked: Asked, answer: Node, verdict: Wrong, in_time: InTime) -> Diagnosis:
    known, setting = misconceptions(), asked.setting
    case = _case(asked, answer)
    singles = _explained(wrong_answers(case.derivation, known, setting.symbols), case, lambda: in_time(_BUDGET))
    if any(not wrong.mistakes[0].misconception.is_slip for wrong in singles):
        return _told(singles, (), case, verdict)
    found = tuple(islice(slips(case, known, lambda: in_time(_BUDGET)), _MOST_SLIPS))
    if singles or found:
        return _told(singles, found, case, verdict)
    doubles = _at_two(case, known, setting, lambda: in_time(_BUDGET))
    if doubles:
        return _told(doubles, (), case, verdict)
    return Diagnosis(verdict, difference=_difference(case))


def _case(asked: Asked, answer: Node) -> Case:
    derivation = derived(asked.problem, asked.task, asked.setting.symbols)
    expected = derivation.after if asked.expected is None else asked.expected
    sampled, is_of_arrays = sampled_for([derivation.after, expected, answer], asked.setting)
    given = target(answer, sampled, asked.setting, is_of_arrays=is_of_arrays)
    right = target(derivation.after, sampled, asked.setting, is_of_arrays=is_of_arrays)
    return Case(asked.problem, derivation, expected, given, right)


def _difference(case: Case) -> str:
    if case.answer.is_of_arrays:
        return ""
    return first_difference(case.answer.tree, case.expected, case.answer.sampled)


def _explained(candidates: Iterator[WrongAnswer], case: Case, in_time: Callable[[], bool]) -> list[WrongAnswer]:
    """Those whose wrong answer is the learner's, the simplest first."""
    found: list[WrongAnswer] = []
    for candidate in candidates:
        if not in_time() or len(found) > _MOST_EXPLANATIONS:
            break
        if _makes_sense(candidate, case) and case.answer.is_reached_by(candidate.tree):
            found.append(candidate)
    return sorted(found, key=lambda wrong: (*wrong.rank, not _is_told_by(wrong, case)))


def _is_told_by(wrong: WrongAnswer, case: Case) -> bool:
    """In a partial derivative or a gradient, a mistake with its other variables explains more."""
    return wrong.mistakes[0].rule == "partial" or case.derivation.rule not in {"partial", "gradient"}


def _makes_sense(wrong: WrongAnswer, case: Case) -> bool:
    """A constant is too easily reached by a slip, or by a chain put together wrongly, to accuse anybody."""
    if not is_constant(case.answer.tree):
        return True
    if case.answer.tree == ZERO and any(mistake.depth for mistake in wrong.mistakes):
        return False
    return not any(
        mistake.misconception.id in _NO_SENSE_IN_CONSTANTS or mistake.rule == "chain" for mistake in wrong.mistakes
    )


def _at_two(case: Case, known: Misconceptions, setting: Setting, in_time: Callable[[], bool]) -> list[WrongAnswer]:
    answer = case.answer.tree
    if is_constant(answer) or sum(1 for _ in nodes(answer)) < _SMALLEST_OF_TWO:
        return []
    return _explained(wrong_answers_at_two(case.derivation, known, setting.symbols), case, in_time)


def _told(found: Sequence[WrongAnswer], result_slips: Sequence[Slip], case: Case, verdict: Wrong) -> Diagnosis:
    """The simplest named, the others listed, each misconception once; a slip within the derivation says where."""
    told = [tuple(_finding(mistake, case) for mistake in wrong.mistakes) for wrong in found]
    told += [(_of_slip(slip, case),) for slip in result_slips]
    first, *more = told
    named = {finding.misconception for finding in first}
    others: dict[str, Finding] = {}
    for findings in more:
        if len(findings) == 1 and findings[0].misconception not in named:
            others.setdefault(findings[0].misconception, findings[0])
    return Diagnosis(verdict, first, tuple(islice(others.values(), _ENOUGH)))


def _finding(mistake: Mistake, case: Case) -> Finding:
    step = mistake.step
    span = span_at(case.problem, step.path)
    return Finding(
        rule=mistake.rule,
        misconception=mistake.misconception.id,
        is_slip=mistake.misconception.is_slip,
        name=mistake.misconception.name,
        sentence=mistake.misconception.sentence,
        before=to_text(step.before),
        variable=step.variable,
        given=to_text(mistake.given),
        right=to_text(step.after),
        path=step.path,
        start=span.start,
        end=span.end,
    )


def _of_slip(slip: Slip, case: Case) -> Finding:
    return Finding(
        rule=slip.rule,
        misconception=slip.kind,
        is_slip=True,
        name="Slip",
        sentence=slip.sentence,
        before="",
        variable=case.derivation.variable,
        given=slip.given,
        right=slip.right,
        path=(),
        start=0,
        end=0,
    )
