"""Photographs every screen of the real window, light and dark, small and large, with a collection of some weeks.

    python tests/screens.py FOLDER            all screens, into FOLDER/<scheme>-<width>-<font>/
    python tests/screens.py FOLDER --readme   the two pictures of the README only

Runs without a display too: QT_QPA_PLATFORM=offscreen, or under xvfb-run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

EVENING = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
LOOKS = [
    (scheme, size, font)
    for scheme in ("light", "dark")
    for size, font in (((1180, 820), 1.0), ((900, 640), 1.0), ((1180, 820), 2.0), ((900, 640), 2.0))
]


class Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def open_desk(path: Path, clock: Clock) -> Any:
    from quizapp.grading.client import Grader
    from quizapp.study.opening import open_desk as really_open

    return really_open(path, Grader(), clock=clock, zone=UTC, rng=Random(7))


def study_for_weeks(path: Path) -> None:
    """A learner who studied on most evenings and finds some rules hard."""
    from quizapp.cards import Mode, Rating
    from quizapp.study.states import Asked, Study

    rng = Random(11)
    clock = Clock(EVENING - timedelta(days=40))
    desk = open_desk(path, clock)
    while clock.now < EVENING - timedelta(hours=12):
        state = desk.begin(Study()) if rng.random() < 0.8 else None
        for _ in range(rng.randint(6, 24)):
            if not isinstance(state, Asked):
                break
            clock.now += timedelta(seconds=rng.randint(8, 40))
            card = state.question.card
            hard = bool({"chain", "quotient", "inverse-sine"} & set(card.rules)) and rng.random() < 0.45
            if state.question.mode is Mode.CHOICE:
                desk.choose(card.wrong[0] if hard else card.answer)
            elif hard:
                desk.give_up()
            else:
                desk.turn()
            state = desk.rate(Rating.AGAIN if hard else rng.choice([Rating.GOOD, Rating.GOOD, Rating.EASY]))
        clock.now = (clock.now + timedelta(days=1)).replace(hour=18, minute=rng.randint(0, 59))
    desk.close()


class Photographer:
    """Drives the window with real keys and saves what it shows."""

    def __init__(self, folder: Path, collection: Path, scheme: str, size: tuple[int, int], font: float) -> None:
        from PySide6.QtWidgets import QApplication

        from quizapp.ui.program import Program, scheme_named

        self.application = QApplication([])
        system_font = self.application.font()
        system_font.setPointSizeF(system_font.pointSizeF() * font)
        self.application.setFont(system_font)
        self.clock = Clock(EVENING)
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.program = Program(
            self.application,
            open_desk=lambda: open_desk(collection, self.clock),
            cache=Path(tempfile.gettempdir()) / "quizapp-screens-cache",
            log_file=folder / "quizapp.log",
            now=lambda: EVENING,
            scheme=scheme_named(scheme),
        )
        self.window = self.program.window
        self.window.resize(*size)
        self.program.start()

    def settle(self) -> None:
        """Until nothing is under way and every formula is drawn."""
        from PySide6.QtTest import QTest

        self.until(lambda: self.program.furniture is not None)
        backstage, typesetter = self.program.furniture.backstage, self.program.furniture.typesetter
        QTest.qWait(60)
        self.until(lambda: not backstage._under_way and not typesetter._waiting)
        QTest.qWait(60)
        self.until(lambda: not backstage._under_way and not typesetter._waiting)

    def until(self, ready: Callable[[], bool]) -> None:
        from PySide6.QtTest import QTest

        for _ in range(1500):
            if ready():
                return
            QTest.qWait(10)
        raise TimeoutError("the window did not come to rest")

    def save(self, name: str) -> None:
        self.settle()
        count = len(list(self.folder.glob("*.png")))
        self.window.grab().save(str(self.folder / f"{count:02d}-{name}.png"))

    def key(self, key: Any, *modifiers: Any) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClick(self.application.focusWidget() or self.window, key, *modifiers)
        self.settle()

    def type(self, text: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.application.focusWidget(), text)
        self.settle()

    def go(self, place: str) -> None:
        from quizapp.ui.widgets.buttons import Button

        buttons = [button for button in self.window.findChildren(Button) if button.property("role") == "place"]
        next(button for button in buttons if button.text() == place).click()
        self.settle()

    def begin(self, plan: Any) -> None:
        self.program.furniture.navigation._flow.begin(plan)
        self.settle()

    def close(self) -> None:
        self.program.close()


def photograph(camera: Photographer, problem: str) -> None:
    from PySide6.QtCore import Qt

    from quizapp.cards import Mode
    from quizapp.study.states import Chosen, Flashcards, Quiz, Study

    key, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
    camera.save("today")
    camera.begin(Study())
    camera.save("study")
    camera.key(key.Key_Escape)
    camera.begin(Quiz(Chosen(cards=(problem,)), count=1))
    camera.save("asked")
    camera.type("10(x-1)^9/(1+(x-1)^10")
    camera.save("typed")
    camera.type("10(x-1)^^9")
    camera.save("misread")
    camera.key(key.Key_Return)
    camera.save("not-counted")
    camera.key(key.Key_H, control)
    camera.save("hint")
    camera.type("1/(1+(x-1)^10)")
    camera.key(key.Key_Return)
    camera.save("wrong")
    camera.key(key.Key_Return)
    camera.save("result-missed")
    camera.key(key.Key_Z, control)
    camera.type("10(x-1)^9/((x-1)^10+1)")
    camera.key(key.Key_Return)
    camera.save("right")
    camera.key(key.Key_Return)
    camera.begin(Flashcards(Chosen(rules=("inverse-sine",)), count=3))
    camera.save("front")
    camera.key(key.Key_Space)
    camera.save("turned")
    camera.key(key.Key_3)
    camera.key(key.Key_Escape)
    camera.save("summary")
    camera.begin(Quiz(Chosen(decks=("Concepts",)), count=4, mode=Mode.CHOICE))
    camera.save("choice")
    camera.key(key.Key_2)
    camera.save("chosen")
    camera.key(key.Key_Return)
    for _ in range(3):
        camera.key(key.Key_1)
        camera.key(key.Key_Return)
    camera.save("result")
    camera.begin(Quiz(Chosen(rules=("gradient-quadratic-form",)), count=1, mode=Mode.TYPED))
    camera.save("matrices")
    camera.key(key.Key_Escape)
    for place in ("Flashcards", "Quiz", "Settings"):
        camera.go(place)
        camera.save(place.lower())


def photograph_for_readme(camera: Photographer, problem: str) -> None:
    from PySide6.QtCore import Qt

    from quizapp.study.states import Chosen, Flashcards, Quiz

    del Flashcards
    camera.save("today")
    camera.begin(Quiz(Chosen(cards=(problem,)), count=1))
    camera.type("10(x-1)^9/(1+(x-1)^10")
    camera.save("study")
    camera.key(Qt.Key.Key_Escape)


def problem_of_the_source(path: Path) -> str:
    desk = open_desk(path, Clock(EVENING))
    try:
        return next(card.id for card in desk.cards() if "(x-1)^10" in card.problem.replace(" ", ""))
    finally:
        desk.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--look", nargs=4, metavar=("SCHEME", "WIDTH", "HEIGHT", "FONT"), help="one look only")
    parser.add_argument("--collection", type=Path, help="use (a copy of) this one")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        collection = Path(place) / "collection.db"
        if options.collection:
            shutil.copy(options.collection, collection)
        else:
            study_for_weeks(collection)
        if options.look or options.readme:
            take(options, collection)
        else:
            take_all(options.folder, collection)


def take(options: argparse.Namespace, collection: Path) -> None:
    scheme, width, height, font = options.look or ("light", "1180", "820", "1")
    problem = problem_of_the_source(collection)
    camera = Photographer(options.folder, collection, scheme, (int(width), int(height)), float(font))
    camera.settle()
    (photograph_for_readme if options.readme else photograph)(camera, problem)
    camera.close()


def take_all(folder: Path, collection: Path) -> None:
    """Each look in a process of its own: an application starts once."""
    for scheme, (width, height), font in LOOKS:
        look = [scheme, str(width), str(height), str(font)]
        into = folder / f"{scheme}-{width}-{font:.0%}"
        command = [sys.executable, __file__, str(into), "--collection", str(collection), "--look", *look]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
