"""What a search finds, with everything read that is seen first: the work of the study thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.study.browsing.values import DeckState, Edit, Found, SortBy
from quizapp.ui.cards.card_row import CardRow, card_row
from quizapp.ui.cards.chosen_rows import Run, runs_of_ids
from quizapp.ui.cards.preview import Preview, preview

if TYPE_CHECKING:
    from quizapp.study.desk import Desk


@dataclass(frozen=True, slots=True)
class Query:
    text: str = ""
    sort: SortBy = SortBy.DECK
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What was on the screen when it was asked for: it should be there again."""

    first: int = 0
    count: int = 40
    selected: tuple[str, ...] = ()
    is_all_selected: bool = False
    goal: str = ""
    """A card that should be selected and seen instead, where it is found."""


@dataclass(frozen=True, slots=True)
class Answer:
    query: Query
    found: Found
    rows: tuple[CardRow, ...]
    """Those that are seen first."""
    runs: tuple[Run, ...]
    """Where the cards are now that were selected."""
    is_at_goal: bool = False
    """It is the goal that is selected."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the screen shows beside the cards."""

    decks: tuple[DeckState, ...]
    tags: tuple[str, ...]
    last_edit: Edit | None


def answer(desk: Desk, query: Query, seen: Seen, now: datetime) -> Answer:
    found = desk.library.find(query.text, query.sort, descending=query.descending)
    ids = found.ids
    goal = runs_of_ids((seen.goal,), ids) if seen.goal else ()
    first = max(0, goal[0][0] - seen.count // 2) if goal else seen.first
    rows = rows_of(desk, ids[first : first + seen.count], now)
    return Answer(query, found, rows, goal or _selected(seen, ids), bool(goal))


def _selected(seen: Seen, ids: Sequence[str]) -> tuple[Run, ...]:
    if seen.is_all_selected:
        return ((0, len(ids) - 1),) if ids else ()
    return runs_of_ids(seen.selected, ids)


def rows_of(desk: Desk, ids: Sequence[str], now: datetime) -> tuple[CardRow, ...]:
    names = _rule_names(desk)
    return tuple(card_row(listed, names, now) for listed in desk.library.rows(ids))


def preview_of(desk: Desk, card_id: str, now: datetime) -> Preview | None:
    """None where it is gone."""
    listed = desk.library.rows((card_id,))
    return preview(desk.library.card(card_id), listed[0], _rule_names(desk), now) if listed else None


def surroundings(desk: Desk) -> Surroundings:
    library = desk.library
    return Surroundings(library.decks(), library.tags(), library.last_edit())


def _rule_names(desk: Desk) -> dict[str, str]:
    return {rule.id: rule.name for rule in desk.rules()}
