"""Typeset formulas, kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quizapp.ui.formulas import formula_store
from quizapp.ui.formulas.formula_store import FormulaStore
from quizapp.ui.formulas.typesetter import Typesetter


def test_what_was_saved_is_there_at_the_next_start(tmp_path: Path) -> None:
    FormulaStore(tmp_path).save(r"\frac{1}{x}", b"<svg/>")
    assert FormulaStore(tmp_path).load(r"\frac{1}{x}") == b"<svg/>"
    assert FormulaStore(tmp_path).load("x") is None


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    FormulaStore(file).save("x", b"<svg/>")
    assert FormulaStore(file).load("x") is None


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formula_store, "_MOST_FILES", 8)
    for number in range(20):
        FormulaStore(tmp_path).save(str(number), b"<svg/>")
    assert len(list(tmp_path.rglob("*.svg"))) <= 9


def test_a_formula_is_typeset_once_and_announced(qtbot: Any, tmp_path: Path) -> None:
    typesetter = Typesetter(FormulaStore(tmp_path))
    try:
        with qtbot.waitSignal(typesetter.ready, timeout=10_000) as told:
            assert typesetter.svg(r"\frac{1}{x}") is None
        assert told.args == [r"\frac{1}{x}"]
        svg = typesetter.svg(r"\frac{1}{x}")
        assert svg is not None
        assert svg.startswith(b"<svg")
        assert b"black" not in svg
    finally:
        typesetter.close()


def test_latex_that_cannot_be_drawn_is_empty_and_stops_nothing(qtbot: Any, tmp_path: Path) -> None:
    typesetter = Typesetter(FormulaStore(tmp_path))
    try:
        with qtbot.waitSignal(typesetter.ready, timeout=10_000):
            typesetter.svg(r"x^")
        assert typesetter.svg(r"x^") == b""
        with qtbot.waitSignal(typesetter.ready, timeout=10_000):
            typesetter.svg("y")
    finally:
        typesetter.close()
