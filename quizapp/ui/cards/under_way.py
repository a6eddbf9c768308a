"""Changes that the study thread is at. Whoever waits longer than a moment sees how far they are, and can stop them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.study.browsing.values import Edit
from quizapp.study.watching import Cancelled, Watch
from quizapp.ui.backstage import Backstage, Trouble

if TYPE_CHECKING:
    from quizapp.study.desk import Desk

Work = Callable[["Desk", Watch], Edit | None]

_A_MOMENT = 1000
"""Milliseconds; most changes are done long before."""
_STOPPED = "Stopped. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Progress:
    what: str
    """Suspending 3 cards"""
    done: int = 0
    of: int = 0
    """0: it is not known yet."""


@dataclass(frozen=True, slots=True)
class _Change:
    what: str
    given_up: Event = field(default_factory=Event)


class UnderWay(QObject):
    progressed = Signal(object)
    """A Progress, of what is under way; None: nothing is any more."""
    _told = Signal(int, int)
    """From the study thread."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._backstage = backstage
        self._changes: deque[_Change] = deque()
        """In the order in which they are carried out."""
        self._timer = QTimer(self, singleShot=True, interval=_A_MOMENT)
        self._timer.timeout.connect(self._show)
        self._told.connect(self._tell)
        self._is_shown = False

    def do(self, what: str, work: Work, done: Callable[[Edit | None], None], failed: Callable[[Trouble], None]) -> None:
        """`failed` is called too when it was stopped."""
        change = _Change(what)
        self._changes.append(change)
        if not self._timer.isActive() and not self._is_shown:
            self._timer.start()

        def run(desk: Desk) -> Edit | Cancelled | None:
            try:
                return work(desk, Watch(self._told.emit, change.given_up.is_set))
            except Cancelled as stopped:
                return stopped

        def ended(result: Edit | Cancelled | None) -> None:
            self._end()
            if isinstance(result, Cancelled):
                failed(Trouble(_STOPPED, bug=False))
            else:
                done(result)

        def not_done(trouble: Trouble) -> None:
            self._end()
            failed(trouble)

        self._backstage.call(run, ended, not_done)

    def cancel(self) -> None:
        """All that is asked for and not done yet."""
        for change in self._changes:
            change.given_up.set()

    def _show(self) -> None:
        self._is_shown = True
        self._tell(0, 0)

    def _tell(self, done: int, of: int) -> None:
        if self._is_shown and self._changes:
            self.progressed.emit(Progress(self._changes[0].what, done, of))

    def _end(self) -> None:
        self._changes.popleft()
        if self._changes:
            self._tell(0, 0)
            return
        self._timer.stop()
        self._is_shown = False
        self.progressed.emit(None)
