"""Rows of the table as runs, so that a hundred thousand chosen ones are as little work as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection

Run = tuple[int, int]
"""The first row and the last."""


def runs_in(selection: QItemSelection) -> tuple[Run, ...]:
    """From top to bottom; rows that are chosen whole."""
    return tuple(sorted({(chosen.top(), chosen.bottom()) for chosen in selection.toList()}))


def runs_of(rows: Iterable[int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return tuple(runs)


def runs_of_ids(kept: Iterable[str], ids: Sequence[str]) -> tuple[Run, ...]:
    """Where these cards are now; some are perhaps not there any more. For long lists not on the window's thread."""
    sought = set(kept)
    return runs_of(row for row, card_id in enumerate(ids) if card_id in sought) if sought else ()


def count(runs: Iterable[Run]) -> int:
    return sum(last - first + 1 for first, last in runs)
