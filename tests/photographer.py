"""The photographer behind `screens.py`: a collection with a history, the real window, real keys."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from import_photographs import photograph_files, photograph_plan
from PySide6.QtCore import QBuffer, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from quizapp.cards import Card, Fault, Kind, Mode, Rating, Task
from quizapp.cards.picture import picture_name
from quizapp.grading.client import Grader
from quizapp.storage.imports import Batch, ImportedCard
from quizapp.study.browsing import Limits
from quizapp.study.desk import Desk
from quizapp.study.line import Line
from quizapp.study.opening import open_desk as really_open
from quizapp.study.states import Asked, Chosen, Flashcards, Judged, Practise, Quiz, Study
from quizapp.ui.cards.editor_flow import EditorFlow
from quizapp.ui.cards.editor_page import EditorPage
from quizapp.ui.program import Program, scheme_named
from quizapp.ui.widgets.buttons import Button

EVENING = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
MISTAKES = {
    "chain": ("chain-inner-missing", "chain-inner-missing", "chain-inner-added"),
    "exponential": ("exponential-as-power",),
}


GRAPHS = {
    "clear": (480, 320, "black", ""),
    "white": (480, 320, "black", "white"),
    "light": (480, 320, "white", ""),
    "small": (66, 24, "black", ""),
    "huge": (3200, 1400, "black", "white"),
}
"""Width, height, ink and ground."""
_CONCEPT = {"deck": "Graphs", "kind": Kind.CONCEPT}
PICTURED = (
    Card(
        id="own-turned",
        task=Task.RECALL,
        prompt="What is the derivative of this function? ![a wave]({clear}) Say it in words.",
        answer="It is steepest where it crosses the axis, as $cos(x)$ is: ![a long wave]({huge})",
        explanation="A small ![wave]({small}) is one too, so is ![a pale wave]({light}), but not ![a line](gone.png).",
        **_CONCEPT,
    ),
    Card(
        id="own-chosen",
        task=Task.CHOOSE,
        prompt="Which of these is drawn on nothing?",
        answer="![one]({clear})",
        wrong=("![another]({white})", "A small one: ![a small wave]({small})", "None of them"),
        **_CONCEPT,
    ),
)


@dataclass(frozen=True)
class Look:
    scheme: str
    width: int
    height: int
    font: float
    """1 for the system's font, 2 for one twice as large."""


class Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def open_desk(path: Path, clock: Clock) -> Desk:

    return really_open(path, Grader(), clock=clock, zone=UTC, rng=Random(7))


def study_for_weeks(path: Path) -> None:
    """A learner who studied on most evenings and finds some rules hard."""

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
            elif hard and card.wrong and isinstance(desk.check(card.wrong[0]), Judged):
                desk.blame(Fault(main := card.rules[0], rng.choice(MISTAKES.get(main, ("",)))))
            elif hard:
                desk.give_up()
            else:
                desk.turn()
            state = desk.rate(Rating.AGAIN if hard else rng.choice([Rating.GOOD, Rating.GOOD, Rating.EASY]))
        clock.now = (clock.now + timedelta(days=1)).replace(hour=18, minute=rng.randint(0, 59))
    desk.close()


class Photographer:
    """Drives the window with real keys and saves what it shows."""

    def __init__(self, folder: Path, collection: Path, look: Look) -> None:

        self.application = QApplication([])
        system_font = self.application.font()
        system_font.setPointSizeF(system_font.pointSizeF() * look.font)
        self.application.setFont(system_font)
        self.clock = Clock(EVENING)
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.program = Program(
            self.application,
            open_desk=lambda: open_desk(collection, self.clock),
            cache=Path(tempfile.gettempdir()) / "quizapp-screens-cache",
            log_file=Path(tempfile.gettempdir()) / "quizapp-screens.log",
            now=lambda: EVENING,
            scheme=scheme_named(look.scheme),
        )
        self.window = self.program.window
        self.window.resize(look.width, look.height)
        self.program.start()

    def settle(self) -> None:
        """Until nothing is under way and every formula and picture is drawn."""
        self.until(lambda: self.program.furniture is not None)
        QTest.qWait(60)
        self.until(self.rests)
        QTest.qWait(60)
        self.until(self.rests)

    def rests(self) -> bool:
        backstage, typesetter = self.program.furniture.backstage, self.program.furniture.typesetter
        return not backstage._under_way and not typesetter._waiting and not typesetter.gallery.is_waiting

    def until(self, ready: Callable[[], bool]) -> None:
        for _ in range(1500):
            if ready():
                return
            QTest.qWait(10)
        raise TimeoutError("the window did not come to rest")

    def wait_for_check(self) -> None:
        """Of a card that is being written; it begins a moment after the last key."""
        QTest.qWait(300)
        self.settle()

    def save(self, name: str, *, numbered: bool = True) -> None:
        self.settle()
        number = f"{len(list(self.folder.glob('*.png'))):02d}-" if numbered else ""
        self.window.grab().save(str(self.folder / f"{number}{name}.png"))

    def key(self, key: Any, *modifiers: Any) -> None:
        self.clock.now += timedelta(seconds=9)
        QTest.keyClick(self.application.focusWidget() or self.window, key, *modifiers)
        self.settle()

    def type(self, text: str) -> None:

        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.application.focusWidget(), text)
        self.settle()

    def go(self, place: str) -> None:
        buttons = [button for button in self.window.findChildren(Button) if button.property("role") == "place"]
        next(button for button in buttons if button.text() == place).click()
        self.settle()

    def press(self, text: str) -> None:
        """The button that says so."""
        buttons = [button for button in self.window.findChildren(Button) if button.isVisible()]
        next(button for button in buttons if button.text().startswith(text)).click()
        self.settle()

    def open(self, text: str) -> None:
        """A section, which has the focus then."""
        buttons = [button for button in self.window.findChildren(Button) if button.isVisible()]
        section = next(button for button in buttons if button.text().startswith(text))
        section.setFocus()
        section.click()
        self.settle()

    def says(self, text: str) -> bool:
        """Whether an enabled button that is seen begins so, or a label holds it."""
        buttons = [
            button.text() for button in self.window.findChildren(Button) if button.isVisible() and button.isEnabled()
        ]
        labels = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]
        return any(each.startswith(text) for each in buttons) or any(text in each for each in labels)

    def begin(self, plan: Any) -> None:
        self.program.furniture.navigation._flow.begin(plan)
        self.settle()

    def begin_with(self, entry: str) -> None:
        """A session of one entry that does not come by itself every evening."""
        line = Line(waiting=(entry,))
        call = self.program.furniture.backstage.call
        call(lambda desk: setattr(desk._planner, "line", lambda *_: line), lambda _: None)
        self.begin(Study())
        call(lambda desk: delattr(desk._planner, "line"), lambda _: None)
        self.settle()

    def close(self) -> None:
        self.program.close()


def photograph(camera: Photographer, problem: str) -> None:
    camera.save("today")
    camera.begin(Study())
    camera.save("study")
    camera.key(Qt.Key.Key_Escape)
    photograph_typing(camera, problem)
    photograph_practice(camera)
    photograph_other_ways(camera)
    photograph_rules(camera)
    photograph_pictures(camera)
    photograph_cards(camera)
    photograph_editor(camera)
    for place in ("Flashcards", "Quiz", "Settings"):
        camera.go(place)
        camera.save(place.lower())
    photograph_files(camera)


def photograph_typing(camera: Photographer, problem: str) -> None:
    """One problem: misread, wrong with its solution, taken back, right."""
    key, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
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
    camera.key(key.Key_S)
    camera.save("first-step")
    camera.key(key.Key_A)
    camera.save("all-steps")
    camera.key(key.Key_Return)
    camera.save("result-missed")
    camera.key(key.Key_Z, control)
    camera.type("10(x-1)^9/((x-1)^10+1)")
    camera.key(key.Key_Return)
    camera.save("right")
    camera.key(key.Key_Return)


def photograph_other_ways(camera: Photographer) -> None:
    """Turned over and rated, chosen, and with matrices."""
    key = Qt.Key
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


def photograph_rules(camera: Photographer) -> None:
    key = Qt.Key
    camera.go("Rules")
    camera.save("rules")
    page = camera.program.furniture.navigation._rules._page
    page.show_rule("chain")
    camera.save("rule-open")
    camera.press("Worst first")
    camera.save("rules-worst-first")
    camera.press("Map")
    camera.save("map")
    page._map.show_rule("chain")
    camera.save("map-chosen")
    page._map.open_rule()
    camera.save("map-rule")
    camera.press("Try it")
    camera.save("try-it")
    camera.type("x^2 sin(3x)")
    camera.save("try-it-typed")
    camera.key(key.Key_Return)
    camera.save("try-it-first-step")
    camera.press("Show all")
    camera.save("try-it-all")


def photograph_pictures(camera: Photographer) -> None:
    """Drawn on nothing, on white, in a line, and missing; asked for by choosing and by turning."""
    pictures = {name: graph(*look) for name, look in GRAPHS.items()}
    names = {name: picture_name(data) for name, data in pictures.items()}
    cards = [replace(card, **{name: said.format(**names) for name, said in texts(card)}) for card in PICTURED]
    cards = [replace(card, wrong=tuple(said.format(**names) for said in card.wrong)) for card in cards]
    kept = tuple(ImportedCard(card=card, digest=card.id, meaning=card.id) for card in cards)
    batch = Batch(id=uuid4(), name="graphs.apkg", at=EVENING, cards=kept)

    def hang(desk: Desk) -> None:
        desk._collection.keep_import(batch, pictures.values())
        desk.library._changed()

    camera.program.furniture.backstage.call(hang, lambda _: None)
    camera.settle()
    camera.begin(Flashcards(Chosen(cards=("own-turned",)), count=1))
    camera.save("pictures-front")
    camera.key(Qt.Key.Key_Space)
    camera.save("pictures-turned")
    camera.key(Qt.Key.Key_Escape)
    camera.begin(Quiz(Chosen(cards=("own-chosen",)), count=1, mode=Mode.CHOICE))
    camera.save("pictures-choice")
    camera.key(Qt.Key.Key_1)
    camera.key(Qt.Key.Key_Return)
    camera.save("pictures-result")


def texts(card: Card) -> list[tuple[str, str]]:
    return [(name, getattr(card, name)) for name in ("prompt", "answer", "explanation")]


def graph(width: int, height: int, ink: str, ground: str) -> bytes:
    """Two axes and a wave."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), width / 240))
    painter.drawLine(0, height // 2, width, height // 2)
    painter.drawLine(width // 8, 0, width // 8, height)
    heights = [height * (0.5 - 0.4 * math.sin(place / width * 4 * math.pi)) for place in range(width)]
    painter.setPen(QPen(QColor("#c92a2a"), width / 120))
    painter.drawPolyline([QPointF(place, each) for place, each in enumerate(heights)])
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def own_cards(desk: Desk) -> None:
    """Some decks of the learner's own, with tags, limits and suspended cards."""
    library = desk.library
    for number, card in enumerate(library.find("rule:product or rule:chain").ids[:14]):
        deck = ("Exam", "Exam::Week 1", "Exam::Week 2, with applications")[number % 3]
        library.add_card(
            replace(library.card(card), id=f"own-{number}", deck=deck, tags=("exam", f"week::{number % 3}"))
        )
    library.suspend(["own-2", "own-4"])
    library.limit_deck("Exam", Limits(new_a_day=5))
    library.create_deck("Later")


def photograph_cards(camera: Photographer) -> None:
    key, control, shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    camera.program.furniture.backstage.call(own_cards, lambda _: None)
    go_to_cards(camera)
    camera.save("cards")
    camera.type("is:bad")
    camera.save("cards-trouble")
    camera.type("tag:nowhere")
    camera.save("cards-none")
    camera.type("deck:Exam")
    camera.key(key.Key_Down)
    camera.save("cards-selected")
    camera.key(key.Key_Down, shift)
    camera.key(key.Key_Down, shift)
    camera.save("cards-several")
    camera.key(key.Key_M)
    camera.save("cards-move")
    camera.key(key.Key_Escape)
    camera.key(key.Key_T)
    camera.save("cards-tag")
    camera.key(key.Key_Escape)
    camera.key(key.Key_S)
    camera.save("cards-suspended")
    camera.key(key.Key_Z, control)
    camera.press("?")
    camera.save("cards-help")
    camera.key(key.Key_Escape)
    camera.key(key.Key_D, control)
    camera.press("Limits")
    camera.save("cards-limits")
    camera.press("New deck")
    camera.save("cards-new-deck")
    camera.key(key.Key_Escape)


def photograph_editor(camera: Photographer) -> None:
    """A new card: its answer offered, wrong, right; all fields; cards of other kinds; and one that is refused."""
    page, flow = _editor(camera)
    edit(camera, flow, None)
    camera.save("editor-new")
    camera.type("x^2 sin(3x)")
    page._fields.answer.focus()
    camera.wait_for_check()
    camera.save("editor-offered")
    camera.type("2x cos(3x)")
    camera.wait_for_check()
    camera.save("editor-wrong")
    camera.press("Use")
    camera.wait_for_check()
    camera.save("editor-right")
    page._sheet.more.unfold()
    for name, part in (
        ("rules", page._fields.difficulty),
        ("more", page._fields.explanation),
        ("end", page._fields.source),
    ):
        page.reveal(part)
        camera.save(f"editor-{name}")
    for card, name in (("exercise-gradient-frobenius-003", "matrices"), ("concept-y-prime", "choice")):
        edit(camera, flow, card)
        camera.wait_for_check()
        camera.save(f"editor-{name}")
    page._fields.said_answer._text.clear()
    page._fields.deck.line.clear()
    camera.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    camera.save("editor-refused")
    flow.discard(page.draft)
    edit(camera, flow, None)
    camera.type("a x^2 sin(b x)")
    page._fields.answer.line.clear()
    page._sheet.more.unfold()
    page._fields.parameters.show_value(("a, b in 2..9",))
    page._fields.parameters.changed.emit()
    camera.wait_for_check()
    camera.save("editor-template")
    page.reveal(page._fields.conditions)
    camera.save("editor-drawn")
    flow.discard(page.draft)
    camera.go("Today")


def go_to_cards(camera: Photographer) -> None:
    camera.go("Cards")
    _wait_for_formulas(camera)


def _wait_for_formulas(camera: Photographer) -> None:
    drawings = camera.program.furniture.navigation._cards._page._list.table._drawings
    camera.until(lambda: drawings._svgs and not drawings._wished and not drawings.is_short_of_time)


def _editor(camera: Photographer) -> tuple[EditorPage, EditorFlow]:
    flow = camera.program.furniture.navigation._cards._editing
    return flow._page, flow


def edit(camera: Photographer, flow: EditorFlow, card: str | None) -> None:
    flow.edit(card, "Mine")
    camera.settle()
    camera.window.activateWindow()


def photograph_practice(camera: Photographer) -> None:
    """A fresh problem with a hint and a mistake in it, and "which rule?"."""
    camera.begin(Practise(("product",), 1))
    camera.save("fresh")
    camera.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    camera.save("fresh-hint")
    camera.type("1")
    camera.key(Qt.Key.Key_Return)
    camera.save("fresh-wrong")
    camera.key(Qt.Key.Key_Escape)
    camera.begin_with("which-chain")
    camera.save("which")
    camera.key(Qt.Key.Key_1)
    camera.save("which-answered")
    camera.key(Qt.Key.Key_Escape)


def photograph_for_readme(camera: Photographer, problem: str) -> None:
    """Today, a problem in the middle of the session with its answer typed, and one with a known mistake."""
    camera.save("screenshot-today", numbered=False)
    camera.begin(Study())
    sitting = camera.program.furniture.navigation._sitting
    while not _worth_a_picture(sitting._state):
        sitting.gave_up.emit()
        camera.settle()
        sitting.rated.emit(Rating.GOOD)
        camera.settle()
    camera.type(sitting._state.question.card.answer)
    camera.save("screenshot-study", numbered=False)
    camera.key(Qt.Key.Key_Escape)
    camera.begin(Quiz(Chosen(cards=(problem,)), count=1))
    camera.type("1/(1+(x-1)^10)")
    camera.key(Qt.Key.Key_Return)
    camera.save("screenshot-wrong", numbered=False)
    camera.key(Qt.Key.Key_Escape)
    camera.program.furniture.backstage.call(own_cards, lambda _: None)
    go_to_cards(camera)
    camera.type("rule:chain")
    camera.until(lambda: camera.says("cards"))
    camera.key(Qt.Key.Key_Down)
    _wait_for_formulas(camera)
    camera.save("screenshot-cards", numbered=False)
    photograph_plan(camera)


def _worth_a_picture(state: Asked) -> bool:
    card = state.question.card
    return state.number >= 5 and state.question.mode is Mode.TYPED and "/" in card.answer and len(card.answer) > 12


def problem_of_the_source(path: Path) -> str:
    desk = open_desk(path, Clock(EVENING))
    try:
        return next(card.id for card in desk.cards() if "(x-1)^10" in card.problem.replace(" ", ""))
    finally:
        desk.close()


def take(folder: Path, collection: Path, look: Look, *, readme: bool) -> None:
    problem = problem_of_the_source(collection)
    camera = Photographer(folder, collection, look)
    camera.settle()
    photograph_for_readme(camera, problem) if readme else photograph(camera, problem)
    camera.close()
