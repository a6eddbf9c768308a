from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from quizapp.cards import Card, Content, Kind, Rule, Task
from quizapp.exchange.content import read_content
from quizapp.grading.client import Grader
from quizapp.resources import data_folder
from quizapp.storage.collection import Collection, open_collection
from quizapp.study.desk import Desk
from quizapp.study.editing import Checked, Draft, check
from quizapp.study.editing.workbench import Workbench

EVENING = datetime(2026, 3, 1, 18, tzinfo=UTC)
RULES = (
    Rule(id="power", name="Power rule", statement="d/dx [x^n] = n x^(n-1)", explanation="Lower it."),
    Rule(id="chain", name="Chain rule", statement="d/dx [g(h(x))] = g'(h(x)) h'(x)", explanation="Inside too."),
)
SQUARE = Card(
    id="formula-square",
    deck="Formulas",
    kind=Kind.FORMULA,
    task=Task.DIFFERENTIATE,
    problem="x^2",
    answer="2x",
    rules=("power",),
    erratum="The source says x.",
)
DRAFT = Draft(problem="x^3", answer="3x^2", deck="Mine")


@pytest.fixture(scope="session")
def shipped() -> tuple[Card, ...]:
    return read_content(data_folder()).cards


@pytest.fixture(scope="session")
def grader() -> Iterator[Grader]:
    """The real one."""
    real = Grader(deadline=20)
    yield real
    real.close()


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with open_collection(tmp_path / "collection.db", EVENING) as opened:
        opened.sync(Content(RULES, (SQUARE,)), "first")
        yield opened


@pytest.fixture
def desk(collection: Collection, grader: Grader) -> Desk:
    return Desk(collection, grader, clock=lambda: EVENING, zone=ZoneInfo("Europe/Vienna"), rng=Random(1))


@pytest.fixture
def workbench(desk: Desk) -> Workbench:
    return desk.workbench


@pytest.fixture
def checked(grader: Grader) -> Callable[..., Checked]:
    """x³ as a draft, with these fields instead, checked."""

    def do(**fields: object) -> Checked:
        found = check(replace(DRAFT, **fields), grader)  # type: ignore[arg-type]
        assert found is not None
        return found

    return do
