"""The owner of the worker process that does the mathematics.

Answers come as futures, and always as values: whatever happens to the worker (too slow, out of memory, killed), it is
replaced and the future holds an `Undecided` that says so in a sentence. No SymPy here, not even indirectly: this
runs in the window's process.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Future
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from quizapp.cards import Feedback, Problem, Question, Symbols, Template, Undecided
from quizapp.cards.diagnosis import Diagnosis
from quizapp.grading import remote
from quizapp.grading.outcomes import Differentiation, Solution

if TYPE_CHECKING:
    from pebble import ProcessPool

DEADLINE = 2.0
"""Seconds that one answer may take."""
MEMORY = 1 << 30
"""Bytes of address space that the worker may take."""
_GRACE = 10.0
"""Seconds, on top of the deadline, after which the pool itself is given up."""
_START = 60.0
"""Seconds that a worker may take to start on a cold, busy machine."""

_TOO_LONG = "This took too long to check, so it does not count; try to write it in a simpler form."
_TOO_MUCH = "This takes too much memory to check, so it does not count; try to write it in a simpler form."
_DIED = "The checking of this answer broke off twice, so it does not count; try to write it in a simpler form."
_BROKEN = "This could not be checked because of a fault in the program, so it does not count."
_NO_PROBLEM = "No problem came out in time, or within the memory that there is."
_CLOSED = "The program is closing, so this answer was not checked."

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class _Task(Generic[_Result]):
    function: Callable[..., _Result]
    arguments: tuple[Any, ...]
    failed: Callable[[Undecided], _Result]
    """Wraps the sentence for what went wrong as a result."""
    seconds: float | None
    result: Future[_Result]
    is_second_try: bool = False

    def fail(self, message: str) -> None:
        self.result.set_result(self.failed(Undecided(message)))


def _not_made(_verdict: Undecided) -> Undecided:
    return Undecided(_NO_PROBLEM)


class Grader:
    """Asks one worker process, started on first use. Safe to use from several threads."""

    def __init__(self, *, deadline: float = DEADLINE, memory: int = MEMORY) -> None:
        self._deadline = deadline
        self._memory = memory
        self._lock = Lock()
        self._pool: ProcessPool | None = None
        self._closed = False
        self._asked: set[Future[Any]] = set()

    def warm(self) -> Future[None]:
        """Start the worker now, so that the first answer does not wait for it."""
        return self._ask(remote.be_ready, (), lambda _verdict: None, timeout=None)

    def grade(self, question: Question, text: str) -> Future[Feedback]:
        """What to say about an answer. Choices and recalled cards are not graded here."""
        return self._ask(remote.grade, (question, text), Feedback)

    def compare(self, reference: str, answer: str, symbols: Symbols) -> Future[Feedback]:
        """Whether two texts are equal; a reference that cannot be read is Undecided."""
        return self._ask(remote.compare, (reference, answer, symbols), Feedback)

    def differentiate(self, text: str, wrt: str) -> Future[Differentiation]:
        return self._ask(remote.differentiate, (text, wrt), lambda verdict: verdict)

    def practise(
        self,
        practice: str,
        level: int,
        seed: int,
        templates: Sequence[Template],
        avoid: Collection[str] = (),
        *,
        expose: str = "",
    ) -> Future[Problem | Undecided]:
        """A fresh problem, verified; its key is none of `avoid` if that can be. Else a sentence that says why not.

        `expose` is a misconception that the problem is to show; where none does, it is an ordinary one.
        """
        function = partial(remote.practise, expose=expose)
        return self._ask(function, (practice, level, seed, tuple(templates), tuple(avoid)), _not_made)

    def practise_again(self, template: Template, seed: int) -> Future[Problem | Undecided]:
        """The problem of a template and a seed that a review has kept."""
        return self._ask(remote.practise_again, (template, seed), _not_made)

    def derive(self, question: Question) -> Future[Solution]:
        """The worked solution of a question; Undecided for one that asks for no derivative."""
        return self._ask(remote.derive, (question,), lambda verdict: verdict)

    def diagnose(self, question: Question, text: str) -> Future[Diagnosis]:
        """What went wrong in an answer: to be asked for after the verdict."""
        return self._ask(remote.diagnose, (question, text), Diagnosis)

    def diagnose_text(self, problem: str, answer: str, symbols: Symbols) -> Future[Diagnosis]:
        """What went wrong in the answer to a problem that is no card."""
        return self._ask(remote.diagnose_text, (problem, answer, symbols), Diagnosis)

    def close(self) -> None:
        """Stop the worker. Answers still being checked become Undecided."""
        with self._lock:
            self._closed = True
        self._leave_pool()

    def _ask(
        self,
        function: Callable[..., _Result],
        arguments: tuple[Any, ...],
        failed: Callable[[Undecided], _Result],
        timeout: float | None = -1,
    ) -> Future[_Result]:
        result: Future[_Result] = Future()
        result.set_running_or_notify_cancel()
        task = _Task(function, arguments, failed, self._deadline if timeout == -1 else timeout, result)
        self._send(task)
        return result

    def _send(self, task: _Task[Any]) -> None:
        try:
            asked = self._schedule(task)
        except RuntimeError:
            task.fail(_CLOSED if self._closed else _BROKEN)
            return
        watchdog = Timer((task.seconds or _START) + _GRACE, self._give_up, (asked,))
        watchdog.daemon = True
        watchdog.start()

        def settle(future: Future[Any]) -> None:
            watchdog.cancel()
            self._asked.discard(future)
            self._settle(task, future)

        self._asked.add(asked)
        asked.add_done_callback(settle)

    def _settle(self, task: _Task[Any], future: Future[Any]) -> None:
        try:
            task.result.set_result(future.result())
        except TimeoutError:
            task.fail(_TOO_LONG)
        except MemoryError:
            task.fail(_TOO_MUCH)
        except CancelledError:
            task.fail(_CLOSED if self._closed else _TOO_LONG)
        except (OSError, BrokenExecutor):
            self._died(task)
        except Exception:  # noqa: BLE001 - the boundary where a bug becomes a sentence and a log entry
            _log.exception("an answer could not be checked")
            task.fail(_BROKEN)

    def _died(self, task: _Task[Any]) -> None:
        """The worker is gone. That need not be this answer's fault, so it gets a second chance, and no third."""
        if self._closed or task.is_second_try:
            _log.error("the worker died twice over one answer")
            task.fail(_CLOSED if self._closed else _DIED)
        else:
            self._send(replace(task, is_second_try=True))

    def _schedule(self, task: _Task[_Result]) -> Future[_Result]:
        with self._lock:
            if self._closed:
                raise RuntimeError("the grader is closed")
            if self._pool is None or not self._pool.active:
                self._pool = self._started()
            future: Future[_Result] = self._pool.schedule(task.function, args=task.arguments, timeout=task.seconds)
            return future

    def _started(self) -> ProcessPool:
        from pebble import ProcessPool  # noqa: PLC0415 - 80 ms that the first window does not wait for

        return ProcessPool(
            max_workers=1,
            initializer=remote.prepare,
            initargs=(self._memory,),
            context=multiprocessing.get_context("spawn"),
        )

    def _give_up(self, asked: Future[Any]) -> None:
        """The pool did not keep its own deadline: leave it, and start another for the next answer."""
        if asked.done():
            return
        _log.error("the worker pool did not answer and is replaced")
        self._leave_pool()

    def _leave_pool(self) -> None:
        with self._lock:
            pool, self._pool = self._pool, None
            left = tuple(self._asked)
        for future in left:
            future.cancel()
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
