"""From Enter to the verdict painted, beyond the worker's own time, and from there to what went wrong painted.

xvfb-run -a .venv/bin/python tests/benchmarks/explaining.py [-n 5]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from quizapp.grading.client import Grader
from quizapp.study.opening import open_desk
from quizapp.study.states import Asked, Chosen, Judged, Quiz
from quizapp.ui.program import Program

WRONG = {
    "log(1 + (x - 1)^10)": "1/(1 + (x - 1)^10)",
    "e^(2x) sin(3x)": "2e^(2x) sin(3x) + e^(2x) cos(3x)",
    "e^(2x)/(x^2 + 1)": "2e^(2x)/(2x)",
    "sin(2x) cos(3x)": "-6cos(2x) sin(3x)",
    "cos(sin(2x))": "sin(sin(2x)) cos(2x)",
    "sin(e^(2x))": "2cos(e^(2x))",
}


class Painted(QObject):
    """Notes when the watched widget was painted last."""

    at = 0.0
    explained_at = 0.0

    def show_explained(self, show: Callable[[Judged], None], judged: Judged) -> None:
        self.explained_at = perf_counter()
        show(judged)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self.at = perf_counter()
        return super().eventFilter(watched, event)


def wait_for(application: QApplication, condition: Callable[[], bool]) -> None:
    while not condition():
        application.processEvents()


def measured(folder: Path, times: int) -> list[tuple[float, float]]:
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
    cards: dict[str, str] = {}
    program.furniture.backstage.call(lambda desk: {card.problem: card.id for card in desk.cards()}, cards.update)
    wait_for(application, lambda: bool(cards))
    room = program.furniture.navigation
    painted = Painted()
    room._sitting._verdict.installEventFilter(painted)
    room._sitting.show_explained = partial(painted.show_explained, room._sitting.show_explained)
    took = [
        once(application, room, painted, Quiz(Chosen(cards=(cards[problem],)), count=1), answer)
        for _ in range(times + 1)
        for problem, answer in WRONG.items()
    ]
    program.close()
    return took[len(WRONG) :]  # the first round reads and draws what is there ever after


def once(application: QApplication, room: Any, painted: Painted, plan: Quiz, answer: str) -> tuple[float, float]:
    sitting = room._sitting
    room._flow.begin(plan)
    wait_for(application, lambda: isinstance(sitting._state, Asked) and sitting.isVisible())
    QTest.keyClicks(application.focusWidget(), answer)
    QTest.qWait(400)
    pressed = perf_counter()
    QTest.keyClick(application.focusWidget(), Qt.Key.Key_Return)
    wait_for(application, lambda: isinstance(sitting._state, Judged) and painted.at > pressed)
    verdict = painted.at
    in_worker = sitting._state.feedback.took.total_seconds()
    wait_for(application, lambda: painted.at > painted.explained_at > pressed)
    explained = painted.at
    QTest.qWait(200)
    QTest.keyClick(sitting, Qt.Key.Key_Return)
    wait_for(application, lambda: not sitting.isVisible())
    return (verdict - pressed - in_worker) * 1000, (explained - verdict) * 1000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        took = measured(Path(folder), options.n)
    verdicts, explanations = zip(*took, strict=True)
    for name, times in (("Enter to verdict, beyond the worker", verdicts), ("then to the diagnosis", explanations)):
        ordered = sorted(times)
        high = ordered[int(len(ordered) * 0.95)]
        print(f"{name}: median {median(ordered):.1f} ms, 95 % {high:.1f}, worst {ordered[-1]:.1f}")


if __name__ == "__main__":
    main()
