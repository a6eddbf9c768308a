"""Decks as rows, by name: what stood there before an edit and what stands there after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

from sqlalchemy import Connection, delete, exists, func, select, update
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards.decks import BELOW
from quizapp.cards.practice import DECK as PRACTICE_DECK
from quizapp.storage.edits.values import Limits
from quizapp.storage.errors import CannotEdit
from quizapp.storage.models import CardRow, DeckRow, Origin

Row = Mapping[str, Any]
Change = tuple[Row | None, Row | None]
"""A deck before and after; None: there is none."""

_COLUMNS = (DeckRow.name, DeckRow.position, DeckRow.new_a_day, DeckRow.reviews_a_day, DeckRow.deleted)


def deck_rows(connection: Connection) -> dict[str, dict[str, Any]]:
    """All, in their order."""
    rows = connection.execute(select(*_COLUMNS).order_by(DeckRow.position, DeckRow.name))
    return {row["name"]: dict(row) for row in rows.mappings()}


def decks_shown(connection: Connection) -> list[str]:
    """Names of those with cards, and of the empty ones that were not deleted."""
    full = set(connection.scalars(select(CardRow.deck).distinct().where(~CardRow.retired)))
    rows = deck_rows(connection)
    return [name for name, row in rows.items() if name != PRACTICE_DECK and (not row["deleted"] or name in full)]


def limits_of(connection: Connection) -> dict[str, Limits]:
    """By deck, for those that have any."""
    found = {name: Limits(row["new_a_day"], row["reviews_a_day"]) for name, row in deck_rows(connection).items()}
    return {name: limits for name, limits in found.items() if limits != Limits()}


def clean_name(name: str) -> str:
    """As it is kept. Raises CannotEdit where that is no name for a deck of the learner's."""
    levels = [" ".join(level.split()) for level in name.split(BELOW)]
    if not all(levels):
        raise CannotEdit("A deck needs a name." if not any(levels) else f"In “{name}” a name beside :: is missing.")
    if levels[0] == PRACTICE_DECK:
        raise CannotEdit(f"“{PRACTICE_DECK}” is where quizapp makes fresh problems; choose another name.")
    return BELOW.join(levels)


def fresh_row(connection: Connection, name: str) -> dict[str, Any]:
    """A deck that stands behind all others."""
    last = connection.scalar(select(func.max(DeckRow.position)))
    position = 0 if last is None else last + 1
    return {"name": name, "position": position, "new_a_day": None, "reviews_a_day": None, "deleted": False}


def hidden_row(connection: Connection, name: str) -> dict[str, Any]:
    """A deck that is shown only while it has cards that are asked."""
    return {**fresh_row(connection, name), "deleted": True}


def make_hidden(connection: Connection, names: Set[str]) -> None:
    """Those of these decks that are gone: with an import that was taken back, say."""
    for name in sorted(names - deck_rows(connection).keys()) if names else ():
        put_in(connection, [(None, hidden_row(connection, name))])


def needed(connection: Connection, name: str) -> list[Change]:
    """What has to change so that cards can be in the deck."""
    row = deck_rows(connection).get(name)
    if row is None:
        return [(None, fresh_row(connection, name))]
    return [(row, {**row, "deleted": False})] if row["deleted"] else []


def put_in(connection: Connection, changes: Iterable[Change]) -> None:
    """Decks that are new, and what is new of those that were there; before cards come into them."""
    for _before, after in changes:
        if after is not None:
            statement = insert(DeckRow).values(after)
            new = {name: value for name, value in after.items() if name != "name"}
            connection.execute(statement.on_conflict_do_update(index_elements=[DeckRow.name], set_=new))


def take_out(connection: Connection, changes: Iterable[Change]) -> None:
    """Decks that are no more; after all cards have left them."""
    for before, after in changes:
        if before is not None and after is None:
            connection.execute(delete(DeckRow).where(DeckRow.name == before["name"]))


def put_back(connection: Connection, changes: Iterable[Change]) -> None:
    """Decks that an edit took out or changed, as they were; what was changed since stays."""
    rows = deck_rows(connection)
    for before, after in changes:
        if before is None:
            continue
        now = rows.get(before["name"])
        if now is None:
            connection.execute(insert(DeckRow).values(before))
        elif after is not None:
            again = {name: before[name] for name in before if now[name] == after[name] and name != "name"}
            if again:
                connection.execute(update(DeckRow).where(DeckRow.name == before["name"]).values(again))


def take_back(connection: Connection, changes: Iterable[Change]) -> list[str]:
    """Decks that an edit made go again. Returns those that stay, because cards came into them since."""
    stay = []
    for before, after in changes:
        if before is None and after is not None:
            name = after["name"]
            if _has_cards(connection, name, retired=False):
                stay.append(name)
            elif _has_cards(connection, name, retired=True):
                connection.execute(update(DeckRow).where(DeckRow.name == name).values(deleted=True))
            else:
                connection.execute(delete(DeckRow).where(DeckRow.name == name))
    return stay


def _has_cards(connection: Connection, deck: str, *, retired: bool) -> bool:
    is_there = exists().where(CardRow.deck == deck, CardRow.retired == retired, CardRow.origin != Origin.MADE)
    return bool(connection.scalar(select(is_there)))
