"""Slips that show in the result only: integrated instead, by another variable, a constant factor, one change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.calculus.derivation import Step, walk
from quizapp.calculus.deriving.derive import derive
from quizapp.calculus.errors import DifferentiationError
from quizapp.calculus.misconception import Misconceptions
from quizapp.calculus.walk import nodes, symbols_in
from quizapp.grading.comparing import Target, values_of
from quizapp.grading.mending import Mend, mends
from quizapp.grading.sampling import is_close
from quizapp.notation.text import to_text
from quizapp.notation.tree import Apply, Derivative, Node, Symbol, Vector

_SAME_RULES = {"exponent": ("power", "square-root", "reciprocal"), "coefficient": ("constant-multiple", "linear")}
_SHORT = 4
"""An answer of fewer nodes becomes right by too many changes to say which was meant."""
_PLAIN = frozenset({"sign", "function"})


@dataclass(frozen=True, slots=True)
class Slip:
    kind: str
    rule: str
    sentence: str
    given: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A wrong answer, and what is right."""

    problem: Node
    derivation: Step
    expected: Node
    answer: Target
    right: Target


def slips(case: Case, known: Misconceptions, in_time: Callable[[], bool]) -> Iterator[Slip]:
    """The telling ones first; of the changes to the answer only the first that makes it right."""
    if case.answer.is_of_arrays:
        return
    yield from _other_variable(case)
    yield from _integrated(case)
    if is_constant(case.answer.tree) or is_constant(case.expected) or case.answer.size != case.right.size:
        return
    is_short = sum(1 for _ in nodes(case.answer.tree)) < _SHORT
    for mend in mends(case.answer.tree, case.expected, known):
        if not in_time():
            return
        if is_short and mend.kind not in _PLAIN:
            continue
        if case.right.mended_by(mend.tree, case.expected):
            yield _of_mend(mend, case)
            break
    if not is_short:
        yield from _constant_factor(case)
    yield from _one_term(case)


def is_constant(tree: Node) -> bool:
    return not any(isinstance(node, Symbol | Apply) for node in nodes(tree))


def _main_rule(case: Case) -> str:
    return next((step.rule for step in walk(case.derivation) if step.rule), "")


def _other_variable(case: Case) -> Iterator[Slip]:
    asked = case.derivation.variable
    for letter in sorted(symbols_in(case.problem) - {asked}):
        if not asked:
            return
        try:
            candidate = derive(case.problem, letter).after
        except DifferentiationError:
            continue
        if not is_constant(candidate) and case.answer.is_reached_by(candidate):
            sentence = f"This is the derivative with respect to ${letter}$; ${asked}$ is asked."
            yield Slip("other-variable", _main_rule(case), sentence, to_text(case.answer.tree), to_text(case.expected))


def _integrated(case: Case) -> Iterator[Slip]:
    variable = case.derivation.variable
    if not variable or isinstance(case.answer.tree, Vector) or variable not in symbols_in(case.answer.tree):
        return
    backwards = Derivative(case.answer.tree, (variable,))
    sampled = case.answer.sampled
    found, wanted = values_of(backwards, sampled), values_of(case.problem, sampled)
    pairs = [(a, b) for a, b in zip(found, wanted, strict=True) if a is not None and b is not None]
    if len(pairs) >= 2 and all(is_close(a, b) for a, b in pairs):
        sentence = "You integrated: your answer has the problem as its derivative."
        yield Slip("integrated", _main_rule(case), sentence, to_text(case.answer.tree), to_text(case.expected))


def _constant_factor(case: Case) -> Iterator[Slip]:
    ratios = [
        given / right
        for given, right in zip(case.answer.values, case.right.values, strict=True)
        if given is not None and right
    ]
    if len(ratios) >= 3 and ratios[0] and all(is_close(ratio, ratios[0]) for ratio in ratios):
        sentence = "Your answer is right up to a constant factor."
        rule = _of_kind("coefficient", case)
        yield Slip("constant-factor", rule, sentence, to_text(case.answer.tree), to_text(case.expected))


def _one_term(case: Case) -> Iterator[Slip]:
    """The answer and the right one differ by the derivative of one part, left out or there twice."""
    gap = [
        None if given is None or right is None else right - given
        for given, right in zip(case.answer.values, case.right.values, strict=True)
    ]
    for step in walk(case.derivation):
        if step.variable != case.derivation.variable or step is case.derivation:
            continue
        values = values_of(step.after, case.right.sampled)
        if len(values) == len(gap) and _all_close(gap, values):
            name = f"the derivative of ${to_text(step.before)}$, which is ${to_text(step.after)}$"
            yield Slip("dropped-term", step.rule, f"A term is missing: {name}.", "0", to_text(step.after))
            return


def _all_close(left: Sequence[float | None], right: Sequence[float | None]) -> bool:
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a is not None and b is not None]
    return len(pairs) >= 2 and all(is_close(a, b) and b for a, b in pairs)


def _of_mend(mend: Mend, case: Case) -> Slip:
    old, new = f"${to_text(mend.old)}$", f"${to_text(mend.new)}$"
    sentences = {
        "sign": f"Only a sign is wrong: {new} should stand where you have {old}.",
        "coefficient": f"Only a number is wrong: {new} should stand where you have {old}.",
        "exponent": f"Only an exponent is wrong: {new} should stand where you have {old}.",
        "function": f"Only a function is wrong: {new} should stand where you have {old}.",
        "extra-term": f"One term too many: {new} should stand where you have {old}.",
        "extra-factor": f"One factor too many: {new} should stand where you have {old}.",
        "upside-down": f"A fraction stands upside down: {new} should stand where you have {old}.",
    }
    return Slip(mend.kind, _of_kind(mend.kind, case), sentences[mend.kind], to_text(mend.old), to_text(mend.new))


def _of_kind(kind: str, case: Case) -> str:
    """The rule that such a slip belongs to, if the derivation uses it; else the outermost one."""
    used = [step.rule for step in walk(case.derivation) if step.rule not in {"", "constant", "partial"}]
    fitting = [rule for rule in used if rule in _SAME_RULES.get(kind, ())]
    return (fitting or used or [_main_rule(case)])[0]
