"""The functions that the worker process is asked for.

Both processes import this module; only the worker goes on to import what is behind it, by name, so that the
window's process can refer to these functions without loading any mathematics.
"""

from __future__ import annotations

import importlib
import signal
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from time import perf_counter
from types import ModuleType

from quizapp.cards import Feedback, Problem, Question, Symbols, Template, Undecided
from quizapp.cards.diagnosis import Diagnosis
from quizapp.grading.limits import limit_memory
from quizapp.grading.outcomes import Differentiation, Solution

_WORKER = "quizapp.grading.worker"


def prepare(memory: int) -> None:
    """First thing in a new worker process: bounds, then the imports and tables that answers will need."""
    # A worker that is busy inside a C library never gets to run Python's signal handler; without one it just ends.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit_memory(memory)
    _worker().read_ahead()


def be_ready() -> None:
    """Returns once the worker process is up, with what it reads from `data/` read."""
    _worker().read_ahead()


def grade(question: Question, text: str) -> Feedback:
    return _timed(_worker().grade, question, text)


def compare(reference: str, answer: str, symbols: Symbols) -> Feedback:
    return _timed(_worker().compare, reference, answer, symbols)


def differentiate(text: str, wrt: str) -> Differentiation:
    result: Differentiation = _worker().differentiate(text, wrt)
    return result


def derive(question: Question) -> Solution:
    result: Solution = _worker().derive(question)
    return result


def diagnose(question: Question, text: str) -> Diagnosis:
    result: Diagnosis = _worker().diagnose(question, text)
    return result


def diagnose_text(problem: str, answer: str, symbols: Symbols) -> Diagnosis:
    result: Diagnosis = _worker().diagnose_text(problem, answer, symbols)
    return result


def practise(
    practice: str, level: int, seed: int, templates: Sequence[Template], avoid: Collection[str], *, expose: str
) -> Problem | Undecided:
    result: Problem | Undecided = _worker().practise(practice, level, seed, templates, avoid, expose=expose)
    return result


def practise_again(template: Template, seed: int) -> Problem | Undecided:
    result: Problem | Undecided = _worker().practise_again(template, seed)
    return result


def _timed(decide: Callable[..., Feedback], *arguments: object) -> Feedback:
    started = perf_counter()
    feedback = decide(*arguments)
    return replace(feedback, took=timedelta(seconds=perf_counter() - started))


def _worker() -> ModuleType:
    return importlib.import_module(_WORKER)
