"""A thousand answers as people write them, right and wrong: every verdict is what it should be.

They are in `tests/data/answers/`: `right` and `wrong` were written without a look at reader and grader, each
checked by hand-written mpmath; `narrow` holds what is hardest to tell.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quizapp.cards import Correct, Feedback, Proved, Symbols, Undecided, Unreadable, Wrong
from quizapp.grading.worker import compare
from quizapp.notation import Incomplete, Read, read
from quizapp.terminal.checking import symbols_of

ROWS = [
    json.loads(line)
    for path in sorted((Path(__file__).parents[1] / "data" / "answers").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
RIGHT = [row for row in ROWS if row["expect"] == "correct"]
CLASSES = sorted({row["class"] for row in ROWS})


def symbols(row: dict[str, Any]) -> Symbols:
    return symbols_of(row.get("variables", {}), row["id"])


def is_as_expected(feedback: Feedback, expected: str) -> bool:
    match expected, feedback.verdict:
        case ("correct", Correct()) | ("wrong", Wrong()) | ("unreadable", Unreadable() | Undecided(did_you_mean="")):
            return True
        case "ask", Undecided(did_you_mean=meant):
            return bool(meant)
        case _:
            return False


@pytest.mark.parametrize("name", CLASSES)
def test_every_verdict_is_what_it_should_be(name: str) -> None:
    rows = [row for row in ROWS if row["class"] == name]
    feedback = {row["id"]: compare(row["reference"], row["answer"], symbols(row)) for row in rows}
    assert not {
        (row["reference"], row["answer"], row["expect"]): feedback[row["id"]]
        for row in rows
        if not is_as_expected(feedback[row["id"]], row["expect"])
    }


def test_nearly_all_right_answers_are_proved() -> None:
    verdicts = [compare(row["reference"], row["answer"], symbols(row)).verdict for row in RIGHT]
    proved = sum(isinstance(verdict, Correct) and verdict.certainty == Proved() for verdict in verdicts)
    assert proved / len(RIGHT) > 0.97


@pytest.mark.parametrize("name", sorted({row["class"] for row in RIGHT}))
def test_no_beginning_of_a_right_answer_is_an_error(name: str) -> None:
    for row in (row for row in RIGHT if row["class"] == name):
        text = row["answer"]
        readings = {text[:end]: read(text[:end], symbols(row)) for end in range(len(text))}
        assert not {start: found for start, found in readings.items() if not isinstance(found, Read | Incomplete)}
