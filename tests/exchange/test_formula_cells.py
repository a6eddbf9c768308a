"""Cells that a spreadsheet would run."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards import Card, Kind, Task
from quizapp.exchange.formula_cells import as_meant, as_text
from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Maths, Note, Prose
from quizapp.exchange.writing import columns_of

CARD = Card(id="own-1", deck="Mine", kind=Kind.CONCEPT, task=Task.RECALL, prompt="?", answer="!")
RUN = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://e.org")', "'=1", "''-1")


@given(st.text(alphabet="'=+-@\tx −", max_size=6))
def test_what_is_written_is_read_again_and_begins_with_no_sign(cell: str) -> None:
    assert as_meant(as_text(cell)) == cell
    assert not as_text(cell).startswith(("=", "+", "-", "@", "\t", "−"))


@pytest.mark.parametrize("cell", ["x - 1", "'tis", "'", "it's -1", "", r"\(-x\)"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert as_text(cell) == as_meant(cell) == cell


@pytest.mark.parametrize("delimiter", [",", "\t"])
@pytest.mark.parametrize("said", RUN)
def test_no_cell_of_an_export_is_run(said: str, delimiter: str) -> None:
    card = replace(CARD, prompt=said, answer=said, deck=said, tags=(said,), hints=(said,), explanation=said)
    rows = list(csv.reader(StringIO(columns_of([card], delimiter)), delimiter=delimiter))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


@pytest.mark.parametrize("said", [said for said in RUN if "\t" not in said])
@pytest.mark.parametrize("ending", ["csv", "tsv"])
def test_an_export_read_again_says_the_same(said: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"mine.{ending}"
    card = replace(CARD, prompt=said, answer=said, explanation=said, deck="-Mine")
    path.write_text(columns_of([card, CARD], "\t" if ending == "tsv" else ","), encoding="utf-8")
    with scan(path) as found:
        note = next(iter(found.notes))
    assert isinstance(note, Note)
    assert (note.front, note.back, note.deck) == ((Prose(said),), (Prose(said),), "-Mine")
    assert note.fields == (("explanation", (Prose(said),)),)


def test_a_negative_answer_survives_with_and_without_the_apostrophe(tmp_path: Path) -> None:
    card = replace(CARD, kind=Kind.EXERCISE, task=Task.DIFFERENTIATE, prompt="", problem="cos x", answer="-sin(x)")
    path = tmp_path / "mine.csv"
    path.write_text(columns_of([card]) + "d/dx sin x,'-cos(x),,\nd/dx sin x,-cos(x),,\n", encoding="utf-8")
    with scan(path) as found:
        backs = [note.back for note in found.notes if isinstance(note, Note)]
    assert backs == [(Maths(r"-\sin x"),), (Prose("-cos(x)"),), (Prose("-cos(x)"),)]
