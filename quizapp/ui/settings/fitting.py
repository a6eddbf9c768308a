"""Fits the learner's own FSRS parameters while the window goes on: by itself when it is due, or when asked for."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.ui.backstage import Backstage, Trouble

if TYPE_CHECKING:  # not needed before the collection is open
    from quizapp.memory.fitting import Fit, FitJob
    from quizapp.study.desk import Desk
    from quizapp.study.fitted import FitState

_AFTER_OPENING = 4000
"""Milliseconds: the first question comes first."""
_PATIENCE = 1.0
"""Seconds that closing waits; the thread dies with the program."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What Settings shows of it."""

    state: FitState
    is_running: bool
    fit: Fit | None = None
    """What came of it last, where the learner asked for it."""


class Fitting(QObject):
    changed = Signal(object)
    """A Fitted."""
    failed = Signal(object)
    """A Trouble."""
    _came_back = Signal(object)
    """A Fit, from the thread that fits."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_asked_for = False
        self._is_starting = False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_OPENING)
        self._timer.timeout.connect(self.look)
        self._came_back.connect(self._fitted)

    @property
    def is_running(self) -> bool:
        return self._is_starting or self._thread is not None

    def look_soon(self) -> None:
        self._timer.start()

    def look(self) -> None:
        """Quietly, and only where it is worth while."""

        def start_if_due(state: FitState) -> None:
            if state.is_due:
                self._start()

        self._backstage.call(lambda desk: desk.fit_state(), start_if_due, self._note)

    def show(self) -> None:
        """Says how things stand."""
        self._backstage.call(lambda desk: desk.fit_state(), self._tell, self.failed.emit)

    def fit(self) -> None:
        """Because the learner wants it."""
        self._is_asked_for = True
        self._start()
        self.show()

    def stop(self) -> None:
        self._cancelled.set()

    def forget(self) -> None:
        """Back to the defaults."""
        self._backstage.call(lambda desk: desk.forget_fit(), lambda _: self.show(), self.failed.emit)

    def close(self) -> None:
        self._timer.stop()
        self.stop()
        if self._thread is not None:
            self._thread.join(timeout=_PATIENCE)

    def _start(self) -> None:
        if self.is_running:
            return
        self._is_starting = True
        self._cancelled.clear()
        self._backstage.call(lambda desk: desk.fit_job(), self._run, self._not_started)

    def _run(self, job: FitJob) -> None:
        self._is_starting = False
        self._thread = threading.Thread(target=self._work, args=(job,), name="fitting", daemon=True)
        self._thread.start()

    def _work(self, job: FitJob) -> None:
        """On the thread that fits."""
        from quizapp.memory.fitting import Stopped  # noqa: PLC0415  # as above

        fit: Fit
        try:
            fit = job.run(self._cancelled.is_set)
        except Exception:  # noqa: BLE001  # the boundary: what is in use stays
            _log.exception("fitting failed")
            fit = Stopped()
        self._came_back.emit(fit)

    def _fitted(self, fit: Fit) -> None:
        self._thread = None
        is_asked_for, self._is_asked_for = self._is_asked_for, False

        def kept(state: FitState) -> None:
            self._tell(state, fit if is_asked_for else None)

        def keep(desk: Desk) -> FitState:
            desk.keep_fit(fit)
            return desk.fit_state()

        self._backstage.call(keep, kept, self._note)

    def _tell(self, state: FitState, fit: Fit | None = None) -> None:
        self.changed.emit(Fitted(state, self.is_running, fit))

    def _not_started(self, trouble: Trouble) -> None:
        self._is_starting = False
        self._note(trouble)

    def _note(self, trouble: Trouble) -> None:
        """Said only to somebody who asked."""
        if self._is_asked_for:
            self._is_asked_for = False
            self.failed.emit(trouble)
