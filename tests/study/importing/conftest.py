from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quizapp.cards import Card, Content, Kind, Rule, Task
from quizapp.exchange.scanned import Format, Maths, Media, Note, Prose, Rejected, Scan, Text
from quizapp.grading.client import Grader
from quizapp.storage.collection import Collection, open_collection
from quizapp.study.desk import Desk
from quizapp.study.importing import Done, ImportPlan

EVENING = datetime(2026, 3, 1, 18, tzinfo=UTC)
POWER = Rule(id="power", name="Power rule", statement="d/dx [x^n] = n x^(n-1)", explanation="Lower it.")
SHIPPED = Card(
    id="formula-square",
    deck="Formulas",
    kind=Kind.FORMULA,
    task=Task.DIFFERENTIATE,
    problem="x^2",
    answer="2x",
    rules=("power",),
)

Side = str | Text
NoteOf = Callable[..., Note]
ScanOf = Callable[..., Scan]
Import = Callable[..., Done]


def sided(side: Side) -> Text:
    """Text in which dollars enclose LaTeX."""
    if not isinstance(side, str):
        return side
    pieces = [Maths(part) if odd % 2 else Prose(part) for odd, part in enumerate(side.split("$"))]
    return tuple(piece for piece in pieces if not isinstance(piece, Prose) or piece.text)


@pytest.fixture
def note_of() -> NoteOf:
    def make(front: Side, back: Side, row: int = 1, **more: Any) -> Note:
        return Note(row=row, front=sided(front), back=sided(back), **more)

    return make


@pytest.fixture
def scan_of(note_of: NoteOf) -> ScanOf:
    """A scanned file of these rows: pairs of front and back, or notes."""

    def make(*rows: tuple[Side, Side] | Note | Rejected, name: str = "Mine", media: Media | None = None) -> Scan:
        notes = [note_of(*row, row=at) if isinstance(row, tuple) else row for at, row in enumerate(rows, 1)]
        return Scan(format=Format.DELIMITED, rows=notes, name=name, about=len(notes), media=media or Media())

    return make


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with open_collection(tmp_path / "collection.db", EVENING) as opened:
        opened.sync(Content((POWER,), (SHIPPED,)), "first")
        yield opened


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    """The real one."""
    real = Grader(deadline=20)
    yield real
    real.close()


@pytest.fixture
def desk(collection: Collection, grader: Grader) -> Desk:
    return Desk(collection, grader, clock=lambda: EVENING, zone=ZoneInfo("Europe/Vienna"), rng=Random(1))


@pytest.fixture
def planned(desk: Desk, scan_of: ScanOf) -> Callable[..., ImportPlan]:
    def plan(*rows: Any, deck: str = "", **more: Any) -> ImportPlan:
        return desk.library.plan_import(scan_of(*rows, **more), deck=deck, name="mine.csv")

    return plan


@pytest.fixture
def imported(desk: Desk, planned: Callable[..., ImportPlan]) -> Import:
    """Planned and executed, without holding answers against derivatives."""

    def do(*rows: Any, **more: Any) -> Done:
        return desk.library.execute_import(planned(*rows, **more))

    return do


@pytest.fixture
def edit(desk: Desk) -> Callable[[Card], object]:
    """As the editor changes a card: the file that it came from does not know."""
    return desk.library.change_card
