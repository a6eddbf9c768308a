from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flint import ctx

from quizapp.cards import Card, Feedback, Kind, Mode, Question, SymbolKind, Symbols, Task, Verdict
from quizapp.grading import worker
from quizapp.grading.conditions import conditions
from quizapp.grading.ladder import decide
from quizapp.grading.setting import Setting
from quizapp.notation.read import read
from quizapp.notation.reading import Read
from quizapp.notation.tree import Node

Compare = Callable[..., Verdict]


@pytest.fixture
def many_bits() -> Iterator[None]:
    with ctx.workprec(256):
        yield


@pytest.fixture
def compare() -> Compare:
    """The verdict on an answer, through the front door; keywords declare letters: A="matrix"."""

    def verdict(reference: str, answer: str, *, by: tuple[str, ...] = ("x",), **kinds: str) -> Verdict:
        symbols = Symbols({name: SymbolKind(kind) for name, kind in kinds.items()}, by)
        return worker.compare(reference, answer, symbols).verdict

    return verdict


@pytest.fixture
def tree() -> Callable[..., Node]:
    def read_tree(text: str, symbols: Symbols | None = None) -> Node:
        reading = read(text, symbols or Symbols())
        assert isinstance(reading, Read), reading
        return reading.tree

    return read_tree


@pytest.fixture
def decide_on(tree: Callable[..., Node]) -> Compare:
    """The ladder's decision within a domain, or for a problem that has one."""

    def verdict(reference: str, answer: str, *, domain: str = "", problem: str = "") -> Verdict:
        symbols = Symbols()
        setting = Setting(symbols, conditions(domain, symbols), tree(problem) if problem else None)
        return decide(tree(reference), tree(answer), setting)

    return verdict


@pytest.fixture
def grade() -> Callable[..., Feedback]:
    """The feedback on an answer to a card that is made of these."""

    def feedback(text: str, *, answer: str, **fields: object) -> Feedback:
        return worker.grade(_question(answer=answer, **fields), text)

    return feedback


@pytest.fixture
def question() -> Callable[..., Question]:
    return _question


def _question(**fields: object) -> Question:
    wanted = {"id": "a-card", "deck": "tests", "kind": Kind.EXERCISE, "task": Task.DIFFERENTIATE, **fields}
    return Question(Card(**wanted), Mode.TYPED)  # type: ignore[arg-type]
