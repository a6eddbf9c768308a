"""From the key that rates to the next question painted, with the review on disk in between.

xvfb-run -a .venv/bin/python tests/benchmarks/rating.py [-n 60]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from quizapp.grading.client import Grader
from quizapp.study.opening import open_desk
from quizapp.study.states import Asked, Judged, Study
from quizapp.ui.program import Program


class Painted(QObject):
    """Notes when the watched widget was painted last."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self.at = perf_counter()
        return super().eventFilter(watched, event)


def wait_for(application: QApplication, condition: Callable[[], bool]) -> None:
    while not condition():
        application.processEvents()


def milliseconds(folder: Path, count: int) -> list[float]:
    application = QApplication([])
    program = Program(
        application,
        open_desk=lambda: open_desk(folder / "collection.db", Grader()),
        cache=folder,
        log_file=folder / "quizapp.log",
        now=datetime.now,
    )
    program.start()
    wait_for(application, lambda: program.furniture is not None and not program.window.is_opening)
    assert program.furniture is not None
    room = program.furniture.navigation
    room._flow.begin(Study())
    sitting = room._sitting
    wait_for(application, lambda: isinstance(sitting._state, Asked))
    painted = Painted()
    sitting._question.installEventFilter(painted)
    took = []
    for _ in range(count):
        sitting.gave_up.emit()
        wait_for(application, lambda: isinstance(sitting._state, Judged))
        QTest.qWait(120)
        pressed = perf_counter()
        QTest.keyClick(sitting, Qt.Key.Key_1)
        wait_for(application, lambda: isinstance(sitting._state, Asked))
        shown = perf_counter()
        wait_for(application, lambda since=shown: painted.at > since)
        took.append((perf_counter() - pressed) * 1000)
    program.close()
    return sorted(took)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        took = milliseconds(Path(folder), options.n)
    high = took[int(len(took) * 0.95)]
    print(f"rating to next question: median {median(took):.1f} ms, 95 % {high:.1f}, worst {took[-1]:.1f}")


if __name__ == "__main__":
    main()
