"""What the learner does to decks: each function says what is to change, and changes nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from quizapp.cards.decks import is_within
from quizapp.storage.edits.deck_rows import (
    Change,
    clean_name,
    deck_rows,
    decks_shown,
    fresh_row,
    needed,
)
from quizapp.storage.edits.many import GONE, NOT_MADE, THERE, Many, listed
from quizapp.storage.edits.steps import Step
from quizapp.storage.edits.telling import cards, limited
from quizapp.storage.edits.values import Limits
from quizapp.storage.errors import CannotEdit

_IN_THESE = "deck IN (SELECT value FROM json_each(?))"


def creating(connection: Connection, name: str) -> Step:
    name = clean_name(name)
    if name in decks_shown(connection):
        raise CannotEdit(f"There is a deck {name} already.")
    return Step(f"Made the deck {name}.", decks=needed(connection, name))


def renaming(connection: Connection, name: str, to: str) -> Step:
    """With all below it; where a deck of that name is, it takes the cards in."""
    to = clean_name(to)
    shown = _shown(connection, name)
    if to == name:
        raise CannotEdit(f"The deck is called {name} already.")
    rows = deck_rows(connection)
    names = {old: to + old.removeprefix(name) for old in rows if is_within(old, name)}
    joins = any(is_within(other, to) for other in decks_shown(connection) if other not in shown)
    sentence = f"{name} and {to} are one deck now, {to}." if joins else f"Renamed {name} to {to}."
    source = f"cards WHERE {NOT_MADE} AND {_IN_THESE}"
    moved = Many.choose(connection, {"deck": "? || substr(deck, ?)"}, source, (to, len(name) + 1, listed(names)))
    return Step(sentence, decks=_renamed(rows, names), many=moved)


def deleting_deck(connection: Connection, name: str) -> Step:
    _shown(connection, name)
    rows = {deck: row for deck, row in deck_rows(connection).items() if is_within(deck, name)}
    gone = Many.choose(connection, GONE, f"cards WHERE {THERE} AND {_IN_THESE}", (listed(rows),))
    emptied = {"new_a_day": None, "reviews_a_day": None, "deleted": True}
    with_cards = f" with {cards(gone.count)}" if gone.count else ""
    changes: list[Change] = [(row, {**row, **emptied}) for row in rows.values()]
    return Step(f"Deleted the deck {name}{with_cards}.", decks=changes, many=gone)


def limiting(connection: Connection, name: str, limits: Limits) -> Step:
    _shown(connection, name)
    said = {"new_a_day": limits.new_a_day, "reviews_a_day": limits.reviews_a_day}
    if any(bound is not None and bound < 0 for bound in said.values()):
        raise CannotEdit("A daily limit is a number of cards: 0 or more.")
    before = deck_rows(connection).get(name)
    after = {**(before or fresh_row(connection, name)), **said, "deleted": False}
    if before == after:
        raise CannotEdit(f"These are the limits of {name} already.")
    return Step(limited(name, limits), decks=[(before, after)])


def _shown(connection: Connection, name: str) -> list[str]:
    """The deck and those below it that the learner sees. Raises CannotEdit where there is none."""
    found = [deck for deck in decks_shown(connection) if is_within(deck, name)]
    if not found:
        raise CannotEdit(f"There is no deck {name}.")
    return found


def _renamed(rows: Mapping[str, dict[str, Any]], names: Mapping[str, str]) -> list[Change]:
    """A deck that is there under the new name stays as it is, limits and all."""
    left = {name: row for name, row in rows.items() if name not in names}
    after = dict(left)
    for old, new in names.items():
        there = after.get(new)
        if there is None or there["deleted"]:
            after[new] = {**rows[old], "name": new}
    changed = [
        name for name in (*rows, *(new for new in after if new not in rows)) if rows.get(name) != after.get(name)
    ]
    return [(rows.get(name), after.get(name)) for name in changed]
