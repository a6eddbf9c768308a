from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from quizapp.cards import Card, Content, Fresh, Kind, Memory, Mode, Rating, Review, Rule, SymbolKind, Task
from quizapp.cards.review import Stage
from quizapp.storage.collection import Collection, open_collection


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 3, 14, 15, 9, 26, 535897, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "learner" / "collection.db"


@pytest.fixture
def collection(path: Path, now: datetime) -> Iterator[Collection]:
    with open_collection(path, now) as opened:
        yield opened


@pytest.fixture
def taught(collection: Collection, content: Content) -> Collection:
    """An open collection with three cards."""
    collection.sync(content, "first")
    return collection


@pytest.fixture
def make_card() -> Callable[..., Card]:
    def make(card_id: str, **changes: object) -> Card:
        plain = {"deck": "Formulas", "kind": Kind.FORMULA, "task": Task.DIFFERENTIATE, "answer": "2x", "problem": "x^2"}
        return Card(id=card_id, **{**plain, **changes})

    return make


@pytest.fixture
def template(make_card: Callable[..., Card]) -> Card:
    """A card of the learner's own whose problem is a fresh one each time."""
    fresh = Fresh(parameters=("a, n in 2..9", "f in [√u, e^u]"), conditions=("a ≠ n",), letters=("x", "θ"))
    return make_card("own-fresh", deck="Mine", kind=Kind.EXERCISE, problem="a f(x)^n", answer="", fresh=fresh)


@pytest.fixture
def content(make_card: Callable[..., Card]) -> Content:
    power = Rule(id="power", name="power rule", statement="d/dx [x^n] = n x^(n-1)", explanation="Down comes the n.")
    gradient = Rule(
        id="gradient-linear",
        name="gradient of a linear form",
        statement="∇ [a^T x] = a",
        explanation="As for a line.",
        builds_on=("power", "sum"),
        variables={"a": SymbolKind.VECTOR, "x": SymbolKind.VECTOR},
    )
    full = make_card(
        "gradient",
        deck="Gradients",
        task=Task.GRADIENT,
        prompt="Wo ist ∇?",
        accept=("a", "a + 0"),
        wrong=("x",),
        wrt=("x", "y"),
        variables={"a": SymbolKind.VECTOR},
        domain="x > 0",
        rules=("gradient-linear", "power"),
        difficulty=3,
        source=("gradient / 1",),
        erratum="Misprinted.",
        explanation="It is.",
        hints=("One.", "Two."),
    )
    return Content((power, gradient), (make_card("square"), full, make_card("cube", problem="x^3", answer="3x^2")))


@pytest.fixture
def make_review(now: datetime) -> Callable[..., Review]:
    def make(card_id: str, at: datetime = now, rating: Rating = Rating.GOOD, **changes: object) -> Review:
        plain = {"mode": Mode.TYPED, "session": uuid4(), "took": timedelta(seconds=3, microseconds=7)}
        return Review(id=uuid4(), card_id=card_id, at=at, rating=rating, **{**plain, **changes})

    return make


@pytest.fixture
def make_memory(now: datetime) -> Callable[..., Memory]:
    def make(due: datetime = now, stability: float = 0.1 + 0.2) -> Memory:
        return Memory(Stage.REVIEW, None, stability, 1 / 3, due, now)

    return make


@pytest.fixture
def snapshot() -> Callable[[Path], dict[str, str]]:
    """Names and contents of everything in a folder."""

    def take(folder: Path) -> dict[str, str]:
        return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.iterdir() if file.is_file()}

    return take
