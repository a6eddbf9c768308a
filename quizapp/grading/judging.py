"""From an answer as typed to what the learner hears."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from quizapp.calculus.walk import nodes, substituted, symbols_in
from quizapp.cards import Correct, Feedback, Undecided, Unreadable, Verdict, Wrong
from quizapp.grading.errors import GradingError
from quizapp.grading.ladder import Decision, decide
from quizapp.grading.rounding import rounded_message
from quizapp.grading.setting import Setting
from quizapp.grading.size import check_size
from quizapp.grading.unfinished import unfinished_message
from quizapp.notation.read import read
from quizapp.notation.reading import Incomplete, Misread, Read
from quizapp.notation.text import to_text
from quizapp.notation.tree import Apply, Node, Symbol


def judge(text: str, references: Sequence[Node], setting: Setting, *, worked_out: bool = False) -> Feedback:
    """The verdict on a text, given the right answers; any one of them will do.

    `worked_out` asks that no derivative is left in the answer that could be worked out: d/dx [x²] is equal to 2x, but
    only repeats the question.
    """
    match read(text, setting.symbols):
        case Misread(message, span):
            return Feedback(Unreadable(message, span.start, span.end))
        case Incomplete(message):
            return Feedback(Unreadable(message, len(text), len(text)))
        case Read() as reading:
            return _feedback(reading, references, setting, worked_out=worked_out)
        case never:
            assert_never(never)


def _feedback(reading: Read, references: Sequence[Node], setting: Setting, *, worked_out: bool) -> Feedback:
    try:
        check_size(reading.tree)
    except GradingError as error:
        return Feedback(Undecided(str(error)), notes=reading.notes)
    verdict = _verdict(reading, references, setting)
    if worked_out and isinstance(verdict, Correct):
        unfinished = unfinished_message(reading.tree, references, setting)
        verdict = Undecided(unfinished) if unfinished else verdict
    return Feedback(verdict, to_text(reading.tree), reading.notes)


def _verdict(reading: Read, references: Sequence[Node], setting: Setting) -> Verdict:
    decision = best_decision(reading.tree, references, setting)
    if isinstance(decision, Correct):
        return decision
    meant = _other_reading(reading, references, setting) or _other_case(reading.tree, references, setting)
    if meant is not None:
        return Undecided(f"Did you mean {to_text(meant)}?", to_text(meant))
    if isinstance(decision, Wrong) and not decision.message:
        return Wrong(decision.counterexample, _explained(reading.tree, references, setting))
    return decision


def best_decision(answer: Node, references: Sequence[Node], setting: Setting) -> Decision:
    """Correct if one reference says so; else Wrong if one does: the first, which is the card's own answer."""
    decisions = []
    for reference in references:
        decision = decide(reference, answer, setting)
        if isinstance(decision, Correct):
            return decision
        decisions.append(decision)
    return next((decision for decision in decisions if isinstance(decision, Wrong)), decisions[0])


def _other_reading(reading: Read, references: Sequence[Node], setting: Setting) -> Node | None:
    for alternative in reading.alternatives:
        if isinstance(best_decision(alternative, references, setting), Correct):
            return alternative
    return None


def _other_case(answer: Node, references: Sequence[Node], setting: Setting) -> Node | None:
    """The answer with X for x, where only the one occurs in the question, if that makes it right."""
    known = _known_letters(references, setting)
    slips = {
        name: Symbol(name.swapcase())
        for name in symbols_in(answer) - known
        if len(name) == 1 and name.swapcase() in known
    }
    if not slips:
        return None
    meant = substituted(answer, slips)
    return meant if isinstance(best_decision(meant, references, setting), Correct) else None


def _explained(answer: Node, references: Sequence[Node], setting: Setting) -> str:
    """What can be said of a wrong answer beyond a counterexample; may be empty."""
    letters = sorted(symbols_in(answer) - _known_letters(references, setting))
    if letters:
        return f"{letters[0]} does not occur in this question."
    functions = sorted(_functions(answer) - _known_functions(references, setting))
    if functions:
        return f"{functions[0]} is not a function of this question."
    return rounded_message(references, answer, setting)


def _known_letters(references: Sequence[Node], setting: Setting) -> frozenset[str]:
    trees = [*references] if setting.problem is None else [*references, setting.problem]
    return frozenset(setting.symbols.variables).union(setting.symbols.kinds, *(symbols_in(tree) for tree in trees))


def _functions(tree: Node) -> frozenset[str]:
    return frozenset(node.function for node in nodes(tree) if isinstance(node, Apply))


def _known_functions(references: Sequence[Node], setting: Setting) -> frozenset[str]:
    trees = [*references] if setting.problem is None else [*references, setting.problem]
    return frozenset(setting.symbols.kinds).union(*(_functions(tree) for tree in trees))
