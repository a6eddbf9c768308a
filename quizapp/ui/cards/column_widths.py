"""Which columns there is room for, and how wide they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.ui.cards.card_row import Column


@dataclass(frozen=True, slots=True)
class _Width:
    """In widths of the font's em."""

    wish: float
    least: float
    """What a learner's own choice of columns may press it to."""


_WIDTHS = {
    Column.DUE: _Width(7.6, 7.3),
    Column.RULES: _Width(11.0, 6.6),
    Column.DECK: _Width(8.6, 6.0),
    Column.DIFFICULTY: _Width(6.8, 6.6),
    Column.TAGS: _Width(8.5, 5.4),
    Column.RECALL: _Width(5.4, 5.4),
    Column.LAPSES: _Width(6.9, 6.9),
    Column.ADDED: _Width(7.4, 6.6),
}
"""The most needed first."""
_QUESTION, _LEAST = 20.0, 15.0
"""A question has at least the first; beside the most needed column, or those that were chosen, it may make do with the
second."""
CHOICES = tuple(column for column in Column if column in _WIDTHS)
"""Those that may be shown or not."""


def column_widths(width: int, em: int, chosen: tuple[Column, ...] | None = None) -> Mapping[Column, int]:
    """In pixels, for those that are shown; together they are as wide as the table.

    `chosen`: the columns that the learner wants, and which of them to leave out last comes first; None: as many as
    there is room for.
    """
    shown = _as_needed(width / em) if chosen is None else _as_chosen(width / em, chosen)
    pixels = {column: round(ems * em) for column, ems in shown.items()}
    return {Column.QUESTION: width - sum(pixels.values()), **pixels}


def _as_needed(width: float) -> dict[Column, float]:
    shown: dict[Column, float] = {}
    for column, its in _WIDTHS.items():
        if its.wish > width - sum(shown.values()) - (_QUESTION if shown else _LEAST):
            break
        shown[column] = its.wish
    return shown


def _as_chosen(width: float, chosen: Iterable[Column]) -> dict[Column, float]:
    """Each as wide as it may be; if that is too much together, all give way alike."""
    room = width - _LEAST
    shown: list[Column] = []
    for column in chosen:
        if sum(_WIDTHS[each].least for each in (*shown, column)) <= room:
            shown.append(column)
    least = {column: _WIDTHS[column].least for column in shown}
    more = {column: _WIDTHS[column].wish - least[column] for column in shown}
    spare = max(0.0, width - _QUESTION - sum(least.values()))
    part = min(1.0, spare / sum(more.values())) if any(more.values()) else 0.0
    return {column: least[column] + part * more[column] for column in shown}
