"""The worker process and its owner. Slow and greedy work is asked for directly, so that no test waits for chance."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future

import psutil
import pytest

from quizapp.cards import Correct, Feedback, Symbols, Undecided, Unreadable, Wrong
from quizapp.cards.derivation import Derivation
from quizapp.grading import client
from quizapp.grading.client import Grader

SOON = 20
X = Symbols()


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    grader = Grader(deadline=0.3)
    grader.warm().result(SOON)
    yield grader
    grader.close()


OTHERS: set[int] = set()
"""Processes of graders that other tests have open meanwhile."""


@pytest.fixture(autouse=True, scope="module")
def only_own_workers() -> None:
    OTHERS.clear()
    OTHERS.update(worker.pid for worker in workers())


def workers() -> list[psutil.Process]:
    children = psutil.Process().children(recursive=True)
    own = (child for child in children if child.pid not in OTHERS)
    return [child for child in own if "resource_tracker" not in " ".join(child.cmdline())]


def is_gone(process: psutil.Process) -> bool:
    latest = time.monotonic() + SOON
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE and time.monotonic() < latest:
        time.sleep(0.01)
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def verdict_of(future: Future[Feedback]) -> object:
    return future.result(SOON).verdict


def ask(grader: Grader, function: object, *arguments: object) -> Future[Feedback]:
    return grader._ask(function, arguments, Feedback)  # type: ignore[arg-type]


def test_an_answer_is_graded_in_the_worker(grader, question):
    future = grader.grade(question(problem="x^2", answer="2x"), "x + x")
    assert isinstance(verdict_of(future), Correct)


def test_two_texts_are_compared(grader):
    assert isinstance(verdict_of(grader.compare("2x", "x+x", X)), Correct)
    assert isinstance(verdict_of(grader.compare("2x", "x^2", X)), Wrong)
    assert isinstance(verdict_of(grader.compare("2x", "2x)(", X)), Unreadable)


def test_a_reference_that_cannot_be_read_is_said(grader):
    verdict = verdict_of(grader.compare("2x +", "2x", X))
    assert isinstance(verdict, Undecided)
    assert "reference" in verdict.message


def test_a_derivative_comes_as_notation_and_latex():
    grader = Grader(deadline=SOON)
    try:
        result = grader.differentiate("ln(1+(x-1)^10)", "x").result(SOON)
        assert isinstance(result, Derivation)
        assert result.derivative == "10(x - 1)^9/(1 + (x - 1)^10)"
        assert "frac" in result.latex
        assert isinstance(grader.differentiate("ln(", "x").result(SOON), Unreadable)
        assert isinstance(grader.differentiate("9^9^9^9 x", "x").result(SOON), Undecided)
    finally:
        grader.close()


def test_a_question_is_derived_and_its_answer_diagnosed(question):
    grader = Grader(deadline=SOON)
    try:
        asked = question(problem="x^2 sin x", answer="2x sin x + x^2 cos x")
        solution = grader.derive(asked).result(SOON)
        assert isinstance(solution, Derivation)
        assert solution.rules == ("product", "power", "sine")
        diagnosis = grader.diagnose(asked, "2x cos x").result(SOON)
        assert (diagnosis.rule, diagnosis.misconception) == ("product", "product-of-derivatives")
        assert not grader.diagnose(asked, solution.derivative).result(SOON).findings
    finally:
        grader.close()


def test_what_takes_too_long_is_stopped_and_does_not_count(grader):
    before = workers()
    verdict = verdict_of(ask(grader, time.sleep, 60))
    assert isinstance(verdict, Undecided)
    assert "too long" in verdict.message
    assert isinstance(verdict_of(grader.compare("2x", "x+x", X)), Correct)
    assert {worker.pid for worker in workers()}.isdisjoint(worker.pid for worker in before)


def test_work_inside_a_c_library_is_stopped_as_soon(grader):
    started = time.monotonic()
    verdict = verdict_of(ask(grader, pow, 7, 10**9))
    assert isinstance(verdict, Undecided)
    assert time.monotonic() - started < 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no memory limit of this kind")
def test_what_takes_too_much_memory_does_not_count(grader):
    verdict = verdict_of(ask(grader, bytearray, 2 << 30))
    assert isinstance(verdict, Undecided)
    assert "memory" in verdict.message


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix matter")
def test_a_worker_killed_at_rest_is_replaced_unseen(grader):
    verdict_of(grader.compare("2x", "x+x", X))
    (worker,) = workers()
    os.kill(worker.pid, signal.SIGKILL)
    assert isinstance(verdict_of(grader.compare("2x", "x+x", X)), Correct)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix matter")
def test_an_answer_whose_worker_is_killed_is_asked_again(tmp_path):
    alive = tmp_path / "the first worker is alive"
    alive.mkdir()
    grader = Grader()
    try:
        grader.warm().result(SOON)
        newest = max(workers(), key=lambda worker: worker.create_time())
        # In the middle of its work, and only the first worker: the second finds no folder to remove.
        future = ask(grader, os.system, f"rmdir '{alive}' 2> /dev/null && kill -9 {newest.pid}")
        assert isinstance(future.result(SOON), int)
        assert not alive.exists()
    finally:
        grader.close()


def test_an_answer_that_kills_every_worker_does_not_count(grader):
    verdict = verdict_of(ask(grader, os._exit, 9))
    assert isinstance(verdict, Undecided)
    assert isinstance(verdict_of(grader.compare("2x", "x+x", X)), Correct)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP is a Unix matter")
def test_a_worker_that_never_answers_is_left_behind(monkeypatch):
    grader = Grader(deadline=0.2)
    grader.warm().result(SOON)
    monkeypatch.setattr(client, "_GRACE", 0.2)
    newest = max(workers(), key=lambda worker: worker.create_time())
    os.kill(newest.pid, signal.SIGSTOP)
    try:
        verdict = verdict_of(grader.compare("2x", "x+x", X))
        assert isinstance(verdict, Undecided)
        assert "too long" in verdict.message
        monkeypatch.setattr(client, "_GRACE", SOON)
        assert isinstance(verdict_of(grader.compare("2x", "x+x", X)), Correct)
    finally:
        os.kill(newest.pid, signal.SIGCONT)
        grader.close()
        assert is_gone(newest)


def test_a_fault_in_the_program_becomes_a_sentence(grader, caplog):
    verdict = verdict_of(ask(grader, int, "no number"))
    assert isinstance(verdict, Undecided)
    assert "fault in the program" in verdict.message
    assert "could not be checked" in caplog.text


def test_closing_leaves_nobody_waiting_and_no_process():
    grader = Grader()
    grader.warm().result(SOON)
    before = workers()
    waiting = ask(grader, time.sleep, 60)
    also_waiting = grader.compare("2x", "x+x", X)
    grader.close()
    assert isinstance(verdict_of(waiting), Undecided)
    assert isinstance(verdict_of(also_waiting), Undecided)
    assert isinstance(verdict_of(grader.compare("2x", "2x", X)), Undecided)
    assert any(not worker.is_running() for worker in before)


def test_a_grader_that_was_never_used_can_be_closed():
    Grader().close()


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("quizapp.grading.client", ("sympy", "flint", "mpmath", "pebble", "PySide6", "sqlalchemy")),
        ("quizapp.grading.worker", ("sympy", "mpmath", "PySide6", "sqlalchemy")),
    ],
)
def test_only_what_is_needed_is_imported(module, unwanted):
    program = f"import sys, {module}; print(sorted(set({unwanted!r}) & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measured through /proc")
def test_the_worker_stays_small(grader):
    for number in range(100):
        verdict_of(grader.compare("2x sin x + x^2 cos x", f"x(2sin x + x cos x) + {number} - {number}", X))
    sizes = [worker.memory_full_info().pss for worker in workers()]
    assert min(sizes) < 75 * 2**20
