"""What a session in the terminal says about answers; on chosen cards, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from quizapp.cards import Fault, Symbols
from quizapp.grading.client import Grader
from quizapp.study.desk import Desk
from quizapp.study.line import Line
from quizapp.study.opening import open_desk
from quizapp.terminal.plain import study

Run = Callable[..., list[str]]
CARD = "exercise-product-001"


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    grader = Grader(deadline=10)
    grader.diagnose_text("x^2", "x", Symbols()).result()  # reads all misconceptions
    yield grader
    grader.close()


@pytest.fixture
def desk(tmp_path: Path, grader: Grader, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Asks one exercise."""
    monkeypatch.setattr(grader, "close", lambda: None)
    desk = open_desk(
        tmp_path / "collection.db", grader, clock=lambda: datetime(2026, 3, 1, tzinfo=UTC), zone=UTC, rng=Random(1)
    )
    monkeypatch.setattr(desk._planner, "line", lambda *_: Line(waiting=(CARD,)))
    return desk


@pytest.fixture
def run(desk: Desk) -> Iterator[Run]:
    def typed(*lines: str) -> list[str]:
        said: list[str] = []
        study(desk, iter(lines), said.append)
        return said

    yield typed
    desk.close()


def test_a_wrong_answer_says_why_and_the_rule_at_fault_is_recorded(run: Run, desk: Any) -> None:
    said = run("cos x", "1")
    assert sum(line.startswith("wrong") for line in said) == 1
    (why,) = [line for line in said if line.startswith("why: ")]
    assert (
        why == "why: You multiplied the two derivatives; each factor changes once while the other one stays as it is."
    )
    assert said.index(why) > next(i for i, line in enumerate(said) if line.startswith("wrong"))
    assert any(line.startswith(f"recorded [{CARD}] again") for line in said)
    (review,) = desk._collection.reviews()
    assert review.fault == Fault("product", misconception="product-of-derivatives")


@pytest.mark.parametrize("answer", ["sin x + x cos x", ":skip"])
def test_what_was_no_mistake_has_no_why(run: Run, answer: str) -> None:
    assert not any(line.startswith("why") for line in run(answer, ""))


@pytest.mark.parametrize("word", [":steps", "steps"])
def test_the_steps_can_be_read_before_the_answer_is_rated(run: Run, word: str) -> None:
    said = run(":skip", word, "1")
    assert "  Product rule with u = x and v = sin(x)." in said
    assert any(line.startswith(f"recorded [{CARD}] again") for line in said)
    steps = said[said.index("  Product rule with u = x and v = sin(x).") :]
    assert not any(line.startswith("  [") for line in steps), "a line in brackets is a question"


def test_a_card_without_hints_of_its_own_hints_at_the_first_step(
    run: Run, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk._planner, "line", lambda *_: Line(waiting=("practice-chain",)))
    (hint,) = [line for line in run(":hint") if line.startswith("hint")]
    assert hint.startswith("hint: Chain rule: the outer function is ")
    assert "$" not in hint
