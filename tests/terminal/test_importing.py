"""`quizapp import` and `quizapp export`, as the real program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Quizapp = Callable[..., Any]

ROWS = """front,back
d/dx arcsin x,1/√(1+x²)
Capital of France,Paris
\\(\\frac{d}{dx} \\left[x^3\\right]\\),\\(3x^2\\)
Capital of France?,paris
What is left out,
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Mine.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def said(run: Any) -> dict[str, Any]:
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def decks(quizapp: Quizapp) -> list[str]:
    return [card["deck"] for card in json.loads(quizapp("cards", "--json").stdout)]


def test_import_says_what_was_added_and_what_was_rejected_and_why(quizapp: Quizapp, file: Path) -> None:
    first = said(quizapp("import", str(file), "--json"))
    assert (first["added"], first["updated"], first["unchanged"]) == (2, 0, 0)
    assert [(row["row"], row["reason"]) for row in first["rejected"]] == [
        (2, "Row 2 says d/dx [arcsin(x)] = 1/sqrt(1 + x^2); it is 1/sqrt(1 - x^2)."),
        (5, "This asks the same as row 3."),
        (6, "The back of this row is empty."),
    ]
    assert decks(quizapp).count("Mine") == 2
    again = said(quizapp("import", str(file), "--json"))
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2)
    file.write_text(ROWS.replace("Paris", "Paris!"), encoding="utf-8")
    changed = said(quizapp("import", str(file), "--json"))
    assert (changed["added"], changed["updated"], changed["unchanged"]) == (0, 1, 1)
    assert decks(quizapp).count("Mine") == 2


def test_a_dry_run_says_the_same_and_changes_nothing(quizapp: Quizapp, file: Path) -> None:
    dry = said(quizapp("import", str(file), "--dry-run", "--json"))
    assert dry["added"] == 2
    assert "Mine" not in decks(quizapp)
    assert said(quizapp("import", str(file), "--json")) == dry


def test_import_in_plain_words(quizapp: Quizapp, file: Path) -> None:
    run = quizapp("import", str(file), "--deck", "Exam", "--wrong", "correct")
    assert run.stdout.splitlines()[:3] == [
        "Mine.csv: 3 cards added, 0 updated, 0 unchanged",
        "  answers: 2 checked, 0 to choose from, 1 to recall and rate",
        "  corrected: Row 2 says d/dx [arcsin(x)] = 1/sqrt(1 + x^2); it is 1/sqrt(1 - x^2).",
    ]
    assert decks(quizapp).count("Exam") == 3


def test_a_file_that_cannot_be_used_is_a_plain_sentence_and_the_others_are_imported(
    quizapp: Quizapp, file: Path, tmp_path: Path
) -> None:
    junk = tmp_path / "junk.apkg"
    junk.write_bytes(b"PK\x03\x04 holiday photographs")
    run = quizapp("import", str(junk), str(file), str(tmp_path / "nowhere.csv"), "--json")
    assert run.returncode == 4
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith("quizapp: junk.apkg: ")
    found = json.loads(run.stdout)
    assert found["added"] == 2
    assert [row["file"] for row in found["rejected"] if row["row"] is None] == ["junk.apkg", "nowhere.csv"]


def test_an_exported_deck_comes_through_another_collection_with_the_same_bytes(
    quizapp: Quizapp, file: Path, tmp_path: Path
) -> None:
    quizapp("import", str(file))
    mine, again = tmp_path / "mine.toml", tmp_path / "again.toml"
    elsewhere = ("--collection", str(tmp_path / "other.db"))
    assert quizapp("export", str(mine), "--deck", "Mine").stdout == f"{mine}: 2 cards\n"
    assert said(quizapp("import", str(mine), "--json", *elsewhere))["added"] == 2
    quizapp("export", str(again), "--deck", "Mine", *elsewhere)
    assert again.read_bytes() == mine.read_bytes()


def test_an_export_that_cannot_be_is_a_plain_sentence(quizapp: Quizapp, tmp_path: Path) -> None:
    run = quizapp("export", str(tmp_path / "deck.docx"))
    assert run.returncode == 4
    assert "the ending says what to write" in run.stderr
    assert "Traceback" not in run.stderr
