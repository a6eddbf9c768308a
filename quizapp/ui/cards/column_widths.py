"""Which columns there is room for, and how wide they are."""

from __future__ import annotations

from collections.abc import Mapping

from quizapp.ui.cards.card_row import Column

_WISHES = {
    Column.DUE: 7.6,
    Column.RULES: 11.0,
    Column.DECK: 8.6,
    Column.DIFFICULTY: 6.6,
    Column.TAGS: 8.5,
    Column.RECALL: 4.8,
}
"""Widths of the font's em, the most needed first."""
_QUESTION, _LEAST = 20.0, 15.0
"""A question has at least the first; beside the most needed column it may make do with the second."""


def column_widths(width: int, em: int) -> Mapping[Column, int]:
    """In pixels, for those that are shown; together they are as wide as the table."""
    shown: dict[Column, int] = {}
    for column, wish in _WISHES.items():
        room = width - sum(shown.values()) - (_QUESTION if shown else _LEAST) * em
        if wish * em > room:
            break
        shown[column] = round(wish * em)
    return {Column.QUESTION: width - sum(shown.values()), **shown}
