"""A thread for what takes long and needs neither the window nor the study thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds that closing waits; the thread dies with the program."""


class Workroom(QObject):
    """One thing after the other, in the order asked for. What comes of it is handed over on the window's thread."""

    _came_back = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._errands: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._came_back.connect(self._deliver)

    def do(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def run() -> None:
            try:
                value = work()
            except Exception as error:  # noqa: BLE001  # the boundary: who asked for it says what it means
                self.tell(partial(failed, error))
                return
            self.tell(lambda: done(value))

        self._errands.put(run)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()

    def tell(self, call: Callable[[], Any]) -> None:
        """Has it called on the window's thread: progress, say. May be called on any thread."""
        if not self._is_closed:
            self._came_back.emit(call)

    def close(self) -> None:
        """Finishes what was asked for, as far as it does not take long, and delivers nothing more."""
        self._is_closed = True
        self._errands.put(None)
        if self._thread is not None:
            self._thread.join(timeout=_PATIENCE)

    def _work(self) -> None:
        while (run := self._errands.get()) is not None:
            run()

    def _deliver(self, call: Callable[[], Any]) -> None:
        if not self._is_closed:
            call()
