"""From an answer as typed to what the learner hears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import Correct, Feedback, Undecided, Unreadable, Verdict, Wrong
from quizapp.grading.errors import GradingError
from quizapp.grading.habits import Habit, habits
from quizapp.grading.ladder import Decision, decide
from quizapp.grading.many_terms import written_out
from quizapp.grading.rounding import rounded_message
from quizapp.grading.setting import Setting
from quizapp.grading.size import check_size
from quizapp.grading.unfinished import unfinished_message
from quizapp.notation.read import read
from quizapp.notation.reading import Incomplete, Misread, Read
from quizapp.notation.text import to_text
from quizapp.notation.tree import Apply, Node, Power, Product, Symbol, Vector


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
            return _feedback(_fitting(reading, references[0]), references, setting, worked_out=worked_out)
        case never:
            assert_never(never)


def _fitting(reading: Read, reference: Node) -> Read:
    """The reading as a vector where one is asked for and the commas could be read so."""
    if not isinstance(reference, Vector) or isinstance(reading.tree, Vector):
        return reading
    vectors = (tree for tree in reading.alternatives if isinstance(tree, Vector))
    return replace(reading, tree=next(vectors, reading.tree))


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
    meant = _other_reading(reading, references, setting)
    if meant is not None:
        return Undecided(f"Did you mean {to_text(meant)}?", to_text(meant))
    habit = _habit(reading.tree, references, setting)
    if habit is not None:
        return Undecided(habit.question, to_text(habit.meant))
    if strangers := _strangers(reading.tree, references, setting):
        return Undecided(f"{' and '.join(strangers)} do not occur in this question.")
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


def _habit(answer: Node, references: Sequence[Node], setting: Setting) -> Habit | None:
    known = _known_letters(references, setting)
    return next(
        (
            habit
            for habit in habits(answer, known, setting.symbols.variables)
            if isinstance(best_decision(habit.meant, references, setting), Correct)
        ),
        None,
    )


def _strangers(answer: Node, references: Sequence[Node], setting: Setting) -> Sequence[str]:
    """The letters of an answer that holds nothing but letters, and none of the question: lol."""
    letters = symbols_in(answer)
    is_strange = letters.isdisjoint(_known_letters(references, setting))
    is_heap = all(isinstance(node, Symbol | Product | Power) for node in nodes(answer))
    return sorted(letters) if is_strange and is_heap and len(letters) > 1 else ()


def _explained(answer: Node, references: Sequence[Node], setting: Setting) -> str:
    """What can be said of a wrong answer beyond a counterexample; may be empty."""
    answer, references = written_out(answer), [written_out(reference) for reference in references]
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
