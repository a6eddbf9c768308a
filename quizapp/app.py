"""The window's root: builds the parts, shows the window, then opens the collection."""

from __future__ import annotations

import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING

import platformdirs

from quizapp.ui.qt_libraries import missing_library

if TYPE_CHECKING:  # Qt, where it cannot be loaded, must not stop the sentence that says so
    from PySide6.QtWidgets import QApplication

    from quizapp.study.desk import Desk
    from quizapp.ui.program import Program

_STARTED = 3000
"""Milliseconds after which everything is imported and built."""
_LARGEST_LOG = 1_000_000
_BEFORE_THE_FIRST_ANSWER = 0.8
"""Seconds after opening when the grader starts: it would slow down the first question, and is needed only after it."""

_log = logging.getLogger(__name__)


def run(collection: Path | None) -> int:
    """Opens the window and returns when it is closed: 0, or 1 when there can be none."""
    if sentence := missing_library():
        sys.stderr.write(f"quizapp: {sentence}\n")
        return 1
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from quizapp.ui.program import Program, scheme_named  # noqa: PLC0415

    gc.disable()
    log_file = platformdirs.user_log_path("quizapp", appauthor=False) / "quizapp.log"
    _log_to(log_file)
    application = QApplication(sys.argv[:1])
    program = Program(
        application,
        open_desk=_opener(collection),
        cache=platformdirs.user_cache_path("quizapp", appauthor=False),
        log_file=log_file,
        now=_local_now,
        scheme=scheme_named(os.environ.get("QUIZAPP_COLOURS", "")),
    )
    _log_uncaught(program, application)
    _close_on_signals(application)
    program.start()
    QTimer.singleShot(_STARTED, _collect_garbage)
    code = application.exec()
    program.close()
    return code


def _opener(collection: Path | None) -> Callable[[], Desk]:
    """Called on the study thread, after the window shows: what it imports takes longer than showing the window."""

    def open_it() -> Desk:
        from quizapp.grading.client import Grader  # noqa: PLC0415
        from quizapp.storage.location import collection_path  # noqa: PLC0415
        from quizapp.study.opening import open_desk  # noqa: PLC0415

        grader = Grader()
        try:
            desk = open_desk(collection_path(collection, os.environ), grader)
        except BaseException:
            grader.close()
            raise
        warming = Timer(_BEFORE_THE_FIRST_ANSWER, grader.warm)
        warming.daemon = True
        warming.start()
        return desk

    return open_it


def _collect_garbage() -> None:
    """Not before: while modules are imported there is none, and looking for it costs a tenth of the start."""
    gc.freeze()
    gc.enable()


def _local_now() -> datetime:
    return datetime.now().astimezone()


def _log_to(file: Path) -> None:
    """Where it cannot be written, the log goes to stderr instead."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _LARGEST_LOG:
            file.replace(file.with_suffix(".old.log"))
        handler: logging.Handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def _log_uncaught(program: Program, application: QApplication) -> None:
    """A fault on the window's thread: written down and said; the window stays."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            application.quit()
            return
        _log.critical("a fault in the window", exc_info=(kind, error, trace))
        program.say_fault()

    sys.excepthook = hook


def _close_on_signals(application: QApplication) -> None:
    """SIGINT and SIGTERM close the window as its button does. Python runs handlers only between its own
    instructions, so a socket wakes Qt's loop."""
    from PySide6.QtCore import QSocketNotifier, QTimer  # noqa: PLC0415

    waker, woken = socket.socketpair()
    for end in (waker, woken):
        end.setblocking(False)
    notifier = QSocketNotifier(woken.fileno(), QSocketNotifier.Type.Read, application)
    notifier.activated.connect(lambda: woken.recv(64))
    application.aboutToQuit.connect(lambda: _stop_listening(waker))
    signal.set_wakeup_fd(waker.fileno())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))


def _stop_listening(waker: socket.socket) -> None:
    signal.set_wakeup_fd(-1)
    waker.close()
