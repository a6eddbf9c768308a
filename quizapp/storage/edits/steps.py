"""From what the learner asked for to what it changes, and from there to disk: kept so that it can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from json import JSONEncoder
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards import Card
from quizapp.cards.parts import QUESTION
from quizapp.storage.card_column import card_to_json
from quizapp.storage.content import shipped_cards
from quizapp.storage.edits.deck_rows import Change, put_in, take_out
from quizapp.storage.edits.many import Many, Tick, unheard
from quizapp.storage.edits.states import CONTENT, State, insert_states, states, write_states
from quizapp.storage.edits.values import Edit
from quizapp.storage.models import CardRow, EditRow, Origin

_JSON = JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Step:
    """What an edit changes."""

    sentence: str
    cards: Mapping[str, State] = field(default_factory=dict)
    """By card, the columns that change, as they are from now on."""
    decks: Sequence[Change] = ()
    added: State | None = None
    """All columns of a card that is new, whose id is the only one in `cards`."""
    many: Many | None = None
    """Cards of which the same columns change."""


@dataclass(frozen=True, slots=True)
class _Edited:
    card_id: str
    before: State | None
    after: State
    shipped: Card | None


def carry_out(connection: Connection, step: Step, now: datetime, tick: Tick = unheard) -> Edit:
    """Changes it, and keeps how it was."""
    step, edited = _with_what_was(connection, step)
    edit = Edit(uuid4(), step.sentence, now, len(step.cards) + (step.many.count if step.many else 0))
    number = keep_edit(connection, edit, step.decks)
    _note(connection, number, edited)
    put_in(connection, step.decks)
    if step.added is not None:
        insert_states(connection, step.cards.items(), position=_behind_all(connection))
    else:
        write_states(connection, step.cards.items())
    if step.many is not None:
        step.many.write(tick, note=number)
    take_out(connection, step.decks)
    return edit


def _note(connection: Connection, number: int, edited: Sequence[_Edited]) -> None:
    """As SQLite holds it: there may be a hundred thousand."""
    rows = [
        (number, each.card_id, _JSON(each.before), _JSON(each.after), each.shipped and card_to_json(each.shipped))
        for each in edited
    ]
    if rows:
        statement = "INSERT INTO edited (number, card_id, before, after, shipped) VALUES (?, ?, ?, ?, ?)"
        connection.exec_driver_sql(statement, rows)


def keep_edit(connection: Connection, edit: Edit, decks: Sequence[Change] = ()) -> int:
    """Its number."""
    row = {"id": edit.id, "sentence": edit.sentence, "at": edit.at, "cards": edit.cards, "decks": list(decks) or None}
    kept = connection.execute(insert(EditRow).values(row))
    (number,) = kept.inserted_primary_key or (0,)
    return int(number)


def _with_what_was(connection: Connection, step: Step) -> tuple[Step, list[_Edited]]:
    if step.added is not None:
        return step, [_Edited(card_id, None, after, None) for card_id, after in step.cards.items()]
    changes = {**step.cards, **_shipped_of(step.many)}
    shipped = _shipped(connection, changes)
    questions = states(connection, list(shipped), QUESTION)
    noted = {card_id: _noted(changes[card_id], card, questions[card_id]) for card_id, card in shipped.items()}
    cards = {**changes, **noted}
    before = _states_before(connection, cards)
    edited = [_Edited(card_id, before[card_id], after, shipped.get(card_id)) for card_id, after in cards.items()]
    return replace(step, cards=cards), edited


def _shipped_of(many: Many | None) -> Mapping[str, State]:
    """The program's cards of which content changes: each is kept as it was shipped, too, so they are not many."""
    if many is None or set(many.names).isdisjoint(CONTENT):
        return {}
    return many.leave_out(f"origin = '{Origin.SHIPPED}'")


def _noted(after: State, shipped: Card, question: State) -> State:
    """From its first change on it is kept what the program ships. A question is corrected whole, so noted whole."""
    whole = {} if after.keys().isdisjoint(question) else question
    return {**whole, **after, "shipped": card_to_json(shipped)}


def _shipped(connection: Connection, changes: Mapping[str, State]) -> dict[str, Card]:
    """What the program ships, for those of its cards whose content changes."""
    ids = [card_id for card_id, after in changes.items() if not after.keys().isdisjoint(CONTENT)]
    origins = states(connection, ids, ("origin",))
    wanted = [card_id for card_id, state in origins.items() if state["origin"] == Origin.SHIPPED]
    return shipped_cards(connection, wanted)


def _states_before(connection: Connection, cards: Mapping[str, State]) -> dict[str, dict[str, Any]]:
    """The same columns, as they are."""
    found: dict[str, dict[str, Any]] = {}
    for names, ids in _by_columns(cards).items():
        found |= states(connection, ids, names)
    return found


def _by_columns(cards: Mapping[str, State]) -> dict[tuple[str, ...], list[str]]:
    together: dict[tuple[str, ...], list[str]] = {}
    for card_id, state in cards.items():
        together.setdefault(tuple(state), []).append(card_id)
    return together


def _behind_all(connection: Connection) -> int:
    return (connection.scalar(select(func.max(CardRow.position)).where(CardRow.origin == Origin.OWN)) or 0) + 1
