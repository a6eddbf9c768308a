"""A learner's own templates in the terminal, in processes of their own."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from quizapp.storage.collection import open_collection

Quizapp = Callable[..., Any]
DECKS = Path(__file__).parents[1] / "data" / "decks"
KILLS = 6


@pytest.fixture
def mine(quizapp: Quizapp, tmp_path: Path) -> Path:
    """A collection in which nothing is asked but templates, and practice of rules."""
    assert quizapp("import", str(DECKS / "templates.toml")).returncode == 0
    path = tmp_path / "collection.db"
    now = datetime.now(UTC)
    with open_collection(path, now) as collection:
        shipped = [card.id for card in collection.cards() if card.deck != "My deck::Fresh"]
        collection.edits.delete(shipped, now)
    return path


def test_a_file_of_templates_comes_in_once_and_goes_out_as_it_is(quizapp: Quizapp, tmp_path: Path) -> None:
    file = str(DECKS / "templates.toml")
    said = quizapp("import", file).stdout
    assert "8 cards added" in said
    assert "a fresh problem each time: 7 cards" in said
    assert "0 cards added, 0 updated, 8 unchanged" in quizapp("import", file).stdout
    assert quizapp("export", str(tmp_path / "out.toml"), "--deck", "My deck").stdout.count("\n") == 1
    said = quizapp("export", str(tmp_path / "out.csv"), "--deck", "My deck").stdout
    assert "This kind of file cannot hold templates: one problem stands for each (7 cards)." in said
    assert "d/dx [f(a x^2 + b)]  →  a fresh problem each time" in quizapp("cards").stdout


def test_a_hopeless_template_is_rejected_with_its_row_and_reason(quizapp: Quizapp, tmp_path: Path) -> None:
    deck = tmp_path / "bad.toml"
    text = '[[card]]\ntemplate = "a x^2"\nparameters = ["a in 2..3"]\nconditions = ["a > 3"]\n'
    deck.write_text(text, encoding="utf-8")
    outcome = json.loads(quizapp("import", str(deck), "--json").stdout)
    assert (outcome["added"], [row["row"] for row in outcome["rejected"]]) == (0, [1])
    assert "conditions too narrow" in outcome["rejected"][0]["reason"]


@pytest.mark.usefixtures("mine")
def test_a_session_asks_fresh_problems_of_them(quizapp: Quizapp) -> None:
    run = quizapp("study", "--plain", typed=":hint\n:skip\n:steps\n4\n" * 12)
    asked = re.findall(r"^\[(my-[^]]+|own-[^]]+)\] \(\d+ of \d+\) (.*)$", run.stdout, re.MULTILINE)
    assert len({card for card, _ in asked}) == 8
    assert not any(re.search(r"\ba\b.*\bn\b", problem) for _, problem in asked), "places were filled in"
    assert "Traceback" not in run.stderr
    again = quizapp("stats", "--json")
    assert json.loads(again.stdout)["reviews"] >= 8


@pytest.mark.usefixtures("mine")
def test_problems_of_a_template_are_made_by_its_cards_id(quizapp: Quizapp) -> None:
    words = ("practice", "my-product-chain", "-n", "3", "--seed", "1", "--json")
    rows = json.loads(quizapp(*words).stdout)
    assert rows == json.loads(quizapp(*words).stdout)
    assert len({row["problem"] for row in rows}) == 3
    assert {row["level"] for row in rows} == {2}
    assert all(row["rules"][0] == "product" for row in rows)
    assert "There is nothing to practise" in quizapp("practice", "my-product").stderr


def test_the_collection_may_be_named_before_the_command(quizapp: Quizapp, mine: Path) -> None:
    for option in (("--collection", str(mine)), (f"--collection={mine}",)):
        assert len(quizapp(*option, "practice", "my-limit", "-n", "2").stdout.splitlines()) == 4


def test_looking_for_a_card_makes_no_collection(quizapp: Quizapp, tmp_path: Path) -> None:
    assert quizapp("practice", "my-limit").returncode == 4
    assert not (tmp_path / "collection.db").exists()


def test_killing_the_program_loses_no_review_of_a_template(mine: Path) -> None:
    rng = Random(1)
    acknowledged = 0
    for _ in range(KILLS):
        acknowledged += _study_until_killed(mine, rng.randint(1, 3))
        with closing(sqlite3.connect(mine)) as connection:
            (kept,) = connection.execute("SELECT count(*) FROM reviews").fetchone()
            (told,) = connection.execute("SELECT count(*) FROM reviews JOIN details ON review = number").fetchone()
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert kept >= acknowledged
        assert told == kept, "each with the problem that was asked"
        acknowledged = kept


def _study_until_killed(collection: Path, reviews: int) -> int:
    process = subprocess.Popen(
        [sys.executable, "-m", "quizapp", "study", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "QUIZAPP_COLLECTION": str(collection), "PYTHONIOENCODING": "utf-8"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        process.stdin.write(":skip\n1\n" * 100)
        process.stdin.flush()
        acknowledged = 0
        for line in process.stdout:
            acknowledged += line.startswith("recorded")
            if acknowledged == reviews:
                process.kill()
                break
        acknowledged += sum(line.startswith("recorded") for line in process.stdout)
    return acknowledged
