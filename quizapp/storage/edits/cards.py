"""What the learner does to cards: each function says what is to change, and changes nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from quizapp.cards import Card
from quizapp.cards.practice import practised_rule
from quizapp.storage.content import KeptCard, kept_cards
from quizapp.storage.edits.deck_rows import clean_name, needed
from quizapp.storage.edits.many import GONE, THERE, Many
from quizapp.storage.edits.states import CONTENT, content_of
from quizapp.storage.edits.steps import Step
from quizapp.storage.edits.tags import clean_tags, retagged
from quizapp.storage.edits.telling import cards, tagged
from quizapp.storage.errors import CannotEdit
from quizapp.storage.many_ids import LISTED, as_json

_NOT_THERE = "This card is not there any more."
_NONE_THERE = "These cards are not there any more."
_THESE = f"{LISTED} AND {THERE}"


def adding(connection: Connection, card: Card) -> Step:
    if practised_rule(card.id) is not None or kept_cards(connection, [card.id]):
        raise CannotEdit("There is a card with this id already.")
    deck = clean_name(card.deck)
    card = replace(card, deck=deck, tags=clean_tags(card.tags))
    state = {**content_of(connection, card), "suspended": 0, "retired": 0, "deleted": 0, "shipped": None}
    return Step(f"Added a card to {deck}.", {card.id: state}, needed(connection, deck), added=state)


def changing(connection: Connection, card: Card) -> Step:
    """Only what is new of it is changed."""
    kept = _one(connection, card.id).card
    deck = kept.deck if card.deck == kept.deck else clean_name(card.deck)
    card = replace(card, deck=deck, tags=clean_tags(card.tags))
    before, after = content_of(connection, kept), content_of(connection, card)
    changed = {name: after[name] for name in CONTENT if after[name] != before[name]}
    if not changed:
        raise CannotEdit("Nothing was changed on this card.")
    return Step(f"Changed a card of {kept.deck}.", {card.id: changed}, needed(connection, deck))


def moving(connection: Connection, ids: Iterable[str], deck: str) -> Step:
    deck, wanted = clean_name(deck), wanted_cards(ids)
    source = f"cards WHERE deck <> ? AND {_THESE}"
    moved = Many.choose(connection, {"deck": "?"}, source, (deck, deck, as_json(wanted)))
    if not moved.count:
        raise CannotEdit(f"{_these(connection, wanted)} in {deck} already.")
    return Step(f"Moved {cards(moved.count)} to {deck}.", decks=needed(connection, deck), many=moved)


def tagging(connection: Connection, ids: Iterable[str], add: Iterable[str], remove: Iterable[str]) -> Step:
    more, less = clean_tags(add), clean_tags(remove)
    if not (more or less):
        raise CannotEdit("A tag needs a name.")
    wanted = wanted_cards(ids)
    changed = retagged(connection, as_json(wanted), more, less)
    if not changed.count:
        count_there(connection, wanted)
        raise CannotEdit("Nothing was changed: the tags are as they should be already.")
    return Step(tagged(changed.count, more, less), many=changed)


def suspending(connection: Connection, ids: Iterable[str], *, suspended: bool) -> Step:
    wanted, now = wanted_cards(ids), int(suspended)
    source = f"cards WHERE suspended <> ? AND {_THESE}"
    changed = Many.choose(connection, {"suspended": "?"}, source, (now, now, as_json(wanted)))
    if not changed.count:
        these = _these(connection, wanted)
        raise CannotEdit(f"{these} suspended already." if suspended else "None of these cards is suspended.")
    return Step(f"{'Suspended' if suspended else 'Unsuspended'} {cards(changed.count)}.", many=changed)


def deleting(connection: Connection, ids: Iterable[str]) -> Step:
    wanted = wanted_cards(ids)
    gone = Many.choose(connection, GONE, f"cards WHERE {_THESE}", (as_json(wanted),))
    if not gone.count:
        count_there(connection, wanted)
    return Step(f"Deleted {cards(gone.count)}.", many=gone)


def _one(connection: Connection, card_id: str) -> KeptCard:
    kept = kept_cards(connection, [card_id]).get(card_id)
    if kept is None or kept.retired or practised_rule(card_id) is not None:
        raise CannotEdit(_NOT_THERE)
    return kept


def wanted_cards(ids: Iterable[str]) -> list[str]:
    """Each once. Raises CannotEdit where there are none."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        raise CannotEdit("No card is selected.")
    return wanted


def count_there(connection: Connection, wanted: Sequence[str]) -> int:
    """Raises CannotEdit where none of the cards is there."""
    statement = f"SELECT count(*) FROM cards WHERE {_THESE}"  # noqa: S608 - no values
    count: int = connection.exec_driver_sql(statement, (as_json(wanted),)).scalar_one()
    if not count:
        raise CannotEdit(_NONE_THERE if len(wanted) > 1 else _NOT_THERE)
    return count


def _these(connection: Connection, wanted: Sequence[str]) -> str:
    return "This card is" if count_there(connection, wanted) == 1 else "These cards are"
