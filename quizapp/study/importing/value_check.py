"""Whether an imported value is the right one, as far as the worker can say."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol

from quizapp.cards import Correct, Feedback, Question, Symbols, Wrong
from quizapp.cards.derivation import Derivation
from quizapp.grading.outcomes import Solution
from quizapp.notation import Node, Read, read_at_once, to_text
from quizapp.study.importing.values import Value


class Comparer(Protocol):
    """The part of the grader that is needed."""

    def derive(self, question: Question) -> Future[Solution]: ...

    def compare(self, reference: str, answer: str, symbols: Symbols) -> Future[Feedback]: ...


class ValueCheck:
    """Begins at once; what came of it can be asked for later."""

    def __init__(self, value: Value, answer: str, grader: Comparer) -> None:
        self._value = value
        self._answer = answer
        self._grader = grader
        self._derived = grader.derive(value.question) if value.differentiates else None

    def finding(self) -> str | None:
        """The true value where the answer is wrong, empty where it is right; None where nobody can say."""
        tree = self._tree()
        if tree is None:
            return None
        truth = to_text(self._value.of(tree))
        match self._grader.compare(truth, self._answer, Symbols()).result().verdict:
            case Correct():
                return ""
            # Only two numbers that differ are proof: what has no value here may have a limit all the same.
            case Wrong(counterexample) if counterexample is not None:
                return truth
            case _:
                return None

    def _tree(self) -> Node | None:
        if self._derived is None:
            return self._value.body
        match self._derived.result():
            case Derivation(derivative=text):
                reading = read_at_once(text, answer=False)
                return reading.tree if isinstance(reading, Read) else None
            case _:
                return None
