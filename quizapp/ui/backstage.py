"""The study thread: what may block runs there, in order, and comes back to the window's thread as a value."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.storage.errors import CollectionError

if TYPE_CHECKING:
    from quizapp.study.desk import Desk  # importing it takes longer than showing the window

T = TypeVar("T")

_SLOW = 1000
"""Milliseconds after which the window says that something is going on."""

_PATIENCE = 5.0
"""Seconds that closing waits for the step at hand."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something did not happen. `sentence` is ready to show; `bug` when the program is to blame."""

    sentence: str
    bug: bool


@dataclass(frozen=True, slots=True)
class _Errand:
    work: Callable[[Desk], Any]
    done: Callable[[Any], None]
    failed: Callable[[Trouble], None]


@dataclass(frozen=True, slots=True)
class _Open:
    pass


class Backstage(QObject):
    """Owns the thread and, on it, the desk."""

    opened = Signal()
    not_opened = Signal(object)
    """A Trouble."""
    trouble = Signal(object)
    """A Trouble that nobody else takes care of."""
    slow = Signal(bool)
    """True when a step has taken a second; False when all steps are done."""
    _came_back = Signal(object)
    """A callable, to be called on the window's thread."""

    def __init__(self, open_desk: Callable[[], Desk], log_file: str) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._log_file = log_file
        self._errands: SimpleQueue[_Errand | _Open | None] = SimpleQueue()
        self._under_way = 0
        self._closed = False
        self._timer = QTimer(self, singleShot=True, interval=_SLOW)
        self._timer.timeout.connect(lambda: self.slow.emit(True))
        self._came_back.connect(self._deliver)
        self._thread = threading.Thread(target=self._work, name="study", daemon=True)
        self._thread.start()

    def open(self) -> None:
        """Again after `not_opened`, when the learner wants to try again."""
        self._start(_Open())

    def call(
        self, work: Callable[[Desk], T], done: Callable[[T], None], failed: Callable[[Trouble], None] | None = None
    ) -> None:
        """Runs `work` on the study thread; `done` or `failed` is called on this one."""
        self._start(_Errand(work, done, failed or self.trouble.emit))

    def close(self) -> None:
        """Waits for the step at hand, closes the desk, and delivers nothing more."""
        self._closed = True
        self._timer.stop()
        self._errands.put(None)
        self._thread.join(timeout=_PATIENCE)

    def _start(self, errand: _Errand | _Open) -> None:
        self._under_way += 1
        if not self._timer.isActive():
            self._timer.start()
        self._errands.put(errand)

    def _deliver(self, call: Callable[[], None]) -> None:
        if self._closed:
            return
        self._under_way -= 1
        if not self._under_way:
            self._timer.stop()
            self.slow.emit(False)
        call()

    # On the study thread

    def _work(self) -> None:
        desk: Desk | None = None
        while (errand := self._errands.get()) is not None:
            match errand:
                case _Open():
                    desk = self._try_to_open()
                case _Errand() if desk is not None:
                    self._run(errand, desk)
                case _Errand():
                    self._came_back.emit(lambda: None)
        if desk is not None:
            self._close(desk)

    def _try_to_open(self) -> Desk | None:
        try:
            desk = self._open_desk()
        except Exception as error:  # noqa: BLE001  # the boundary: every error becomes a sentence, bugs are logged
            trouble = self.trouble_of(error)
            self._came_back.emit(lambda: self.not_opened.emit(trouble))
            return None
        self._came_back.emit(self.opened.emit)
        return desk

    def _run(self, errand: _Errand, desk: Desk) -> None:
        try:
            value = errand.work(desk)
        except Exception as error:  # noqa: BLE001  # the same boundary
            trouble = self.trouble_of(error)
            self._came_back.emit(lambda: errand.failed(trouble))
            return
        self._came_back.emit(lambda: errand.done(value))

    def _close(self, desk: Desk) -> None:
        try:
            desk.close()
        except Exception:  # noqa: BLE001  # the same boundary
            _log.exception("closing failed")

    def trouble_of(self, error: Exception) -> Trouble:
        """What to say of it, on any thread; a mistake in the program is written down."""
        if isinstance(error, CollectionError):
            return Trouble(str(error), bug=False)
        _log.error("a step on the study thread failed", exc_info=error)
        return fault(self._log_file)


def fault(log_file: str) -> Trouble:
    """What to say about a mistake in the program."""
    return Trouble(
        "That did not work, and it is a mistake in quizapp, not yours. Nothing you answered before is lost. "
        f"What happened is written in {log_file}.",
        bug=True,
    )
