"""Hundreds of ways to write, each with what it says; the tables are in `writings/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.cards import SymbolKind, Symbols
from quizapp.notation import Incomplete, Misread, Read, read, read_statement, to_latex, to_text

_KINDS = {
    "plain": Symbols(),
    "latex": Symbols(),
    "functions": Symbols(dict.fromkeys("fguv", SymbolKind.FUNCTION)),
    "matrices": Symbols({"A": SymbolKind.MATRIX, "X": SymbolKind.MATRIX, "x": SymbolKind.VECTOR}),
    "vectors": Symbols({}, ("x", "y")),
}


def _rows() -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    for path in sorted((Path(__file__).parent / "writings").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, canonical = line.split("   ⇒   ")
            rows.append((path.stem, text, canonical))
    return rows


_ROWS = _rows()


def test_there_are_several_hundred_writings() -> None:
    assert len(_ROWS) > 500


@pytest.mark.parametrize(("table", "text", "canonical"), _ROWS)
def test_a_writing_says_what_it_should(table: str, text: str, canonical: str) -> None:
    reading = read_statement(text, _KINDS[table])
    assert isinstance(reading, Read), reading
    assert to_text(reading.tree) == canonical


@pytest.mark.parametrize(("table", "text", "canonical"), _ROWS)
def test_what_it_says_can_be_written_both_ways_and_read_again(table: str, text: str, canonical: str) -> None:
    reading = read_statement(text, _KINDS[table])
    assert isinstance(reading, Read)
    for written in (canonical, to_latex(reading.tree)):
        again = read_statement(written, _KINDS[table])
        assert isinstance(again, Read), written
        assert again.tree == reading.tree, written


@pytest.mark.parametrize(("table", "text"), [row[:2] for row in _ROWS])
def test_no_beginning_of_it_is_an_error(table: str, text: str) -> None:
    for end in range(len(text)):
        reading = read(text[:end], _KINDS[table])
        assert isinstance(reading, Read | Incomplete), (text[:end], reading)


@pytest.mark.parametrize(("table", "text"), [row[:2] for row in _ROWS])
def test_what_is_wrong_with_a_spoilt_writing_is_placed_in_the_text(table: str, text: str) -> None:
    reading = read(f"{text} # 1", _KINDS[table])
    assert isinstance(reading, Misread)
    assert 0 <= reading.span.start <= reading.span.end <= len(text) + 4
