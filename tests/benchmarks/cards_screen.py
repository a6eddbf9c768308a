"""How long the window's thread is blocked at most while the Cards screen is typed in, scrolled and sorted.

    .venv/bin/python tests/benchmarks/cards_screen.py COLLECTION [--rounds 3]

Works on a copy. A timer of the window's own ticks each millisecond: what lies between two ticks is a block. Beside it
stands how long that thread itself computed meanwhile, which a busy machine does not change.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Heart:
    """The longest time between two beats of the window's thread, and the most that it computed between two."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415  # the grader's worker imports this file, without Qt

        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._timer.timeout.connect(self._beat)
        self.longest = self.most = 0.0
        self._last = (perf_counter(), thread_time())

    @contextmanager
    def beating(self) -> Iterator[None]:
        self.longest = self.most = 0.0
        self._last = (perf_counter(), thread_time())
        self._timer.start()
        try:
            yield
        finally:
            self._timer.stop()

    def _beat(self) -> None:
        now = (perf_counter(), thread_time())
        self.longest = max(self.longest, now[0] - self._last[0])
        self.most = max(self.most, now[1] - self._last[1])
        self._last = now


def rest(camera: Any) -> None:
    """Until all is answered and drawn, however many cards there are."""
    for _ in range(20):
        with suppress(TimeoutError):
            camera.settle()
            return


def steps(camera: Any) -> Iterator[tuple[str, Callable[[], None]]]:
    from PySide6.QtCore import Qt  # noqa: PLC0415  # as above
    from PySide6.QtTest import QTest  # noqa: PLC0415  # as above

    key, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
    page = camera.program.furniture.navigation._cards._page
    table = page._list.table

    def type_slowly() -> None:
        page._search.focus()
        for letter in "theorem 99":
            QTest.keyClicks(camera.application.focusWidget(), letter)
            QTest.qWait(70)

    def clear() -> None:
        page._search.focus()
        QTest.keyClick(camera.application.focusWidget(), key.Key_Escape)

    def press(name: Any, times: int, *modifiers: Any) -> None:
        table.setFocus()
        for _ in range(times):
            QTest.keyClick(table, name, *modifiers)
            QTest.qWait(16)

    def drag() -> None:
        bar = table.verticalScrollBar()
        for step in range(120):
            bar.setValue(bar.maximum() * step // 120)
            QTest.qWait(16)

    def sort(column: int) -> None:
        table.horizontalHeader().sectionClicked.emit(column)

    yield "typing", type_slowly
    yield "clearing the search", clear
    yield "page down", lambda: press(key.Key_PageDown, 60)
    yield "arrow down", lambda: press(key.Key_Down, 40)
    yield "dragging the scroll bar", drag
    yield "to the end", lambda: press(key.Key_End, 1)
    for name, column in (("question", 0), ("question, turned", 0), ("due", 3), ("recall", 4), ("deck", 1)):
        yield f"sorting by {name}", lambda column=column: sort(column)
    yield "selecting all", lambda: press(key.Key_A, 1, control)
    yield "suspending one", lambda: [press(key.Key_Home, 1), press(key.Key_S, 1)]
    yield "undoing that", lambda: press(key.Key_Z, 1, control)


def measure(collection: Path, rounds: int) -> None:
    from photographer import Look, Photographer  # noqa: PLC0415  # as above

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(collection, folder))
        camera = Photographer(Path(folder) / "pictures", copy, Look("light", 1180, 820, 1.0))
        rest(camera)
        heart = Heart()
        with heart.beating():
            with suppress(TimeoutError):
                camera.go("Cards")
            rest(camera)
        print(f"{'opening the screen':28} {1000 * heart.longest:6.1f} ms   computed {1000 * heart.most:6.1f} ms")
        found: dict[str, list[tuple[float, float]]] = {}
        for _ in range(rounds):
            for name, step in steps(camera):
                with heart.beating():
                    step()
                    rest(camera)
                found.setdefault(name, []).append((heart.longest, heart.most))
        camera.close()
    for name, values in found.items():
        blocked, computed = zip(*values, strict=True)
        print(
            f"{name:28} {1000 * median(blocked):6.1f} ms (worst {1000 * max(blocked):5.1f})   "
            f"computed {1000 * median(computed):6.1f} ms (worst {1000 * max(computed):5.1f})"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("collection", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    measure(options.collection, options.rounds)


if __name__ == "__main__":
    main()
