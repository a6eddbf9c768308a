"""What the learner does to cards: each function says what is to change, and changes nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from dataclasses import replace

from sqlalchemy import Connection

from quizapp.cards import Card
from quizapp.cards.practice import practised_rule
from quizapp.storage.content import KeptCard, kept_cards
from quizapp.storage.edits.deck_rows import clean_name, needed
from quizapp.storage.edits.states import CONTENT, content_of, held, states
from quizapp.storage.edits.steps import Step
from quizapp.storage.edits.telling import cards, tagged
from quizapp.storage.errors import CannotEdit

_NOT_THERE = "This card is not there any more."
_NONE_THERE = "These cards are not there any more."
_GONE = {"retired": 1, "deleted": 1}


def adding(connection: Connection, card: Card) -> Step:
    if practised_rule(card.id) is not None or kept_cards(connection, [card.id]):
        raise CannotEdit("There is a card with this id already.")
    deck = clean_name(card.deck)
    card = replace(card, deck=deck, tags=_clean_tags(card.tags))
    state = {**content_of(connection, card), "suspended": 0, "retired": 0, "deleted": 0, "shipped": None}
    return Step(f"Added a card to {deck}.", {card.id: state}, needed(connection, deck), added=state)


def changing(connection: Connection, card: Card) -> Step:
    """Only what is new of it is changed."""
    kept = _one(connection, card.id).card
    deck = kept.deck if card.deck == kept.deck else clean_name(card.deck)
    card = replace(card, deck=deck, tags=_clean_tags(card.tags))
    before, after = content_of(connection, kept), content_of(connection, card)
    changed = {name: after[name] for name in CONTENT if after[name] != before[name]}
    if not changed:
        raise CannotEdit("Nothing was changed on this card.")
    return Step(f"Changed a card of {kept.deck}.", {card.id: changed}, needed(connection, deck))


def moving(connection: Connection, ids: Iterable[str], deck: str) -> Step:
    deck = clean_name(deck)
    there = cards_there(connection, ids, "deck")
    moved = {card_id: {"deck": deck} for card_id, state in there.items() if state["deck"] != deck}
    if not moved:
        raise CannotEdit(f"{_these(there)} in {deck} already.")
    return Step(f"Moved {cards(len(moved))} to {deck}.", moved, needed(connection, deck))


def tagging(connection: Connection, ids: Iterable[str], add: Iterable[str], remove: Iterable[str]) -> Step:
    more, less = _clean_tags(add), _clean_tags(remove)
    if not (more or less):
        raise CannotEdit("A tag needs a name.")
    wanted = list(cards_there(connection, ids, "deck"))
    changed = {}
    for card_id, kept in kept_cards(connection, wanted).items():
        tags = tuple(dict.fromkeys(tag for tag in (*kept.card.tags, *more) if tag not in less))
        if tags != kept.card.tags:
            changed[card_id] = {"tags": held(connection, "tags", tags)}
    if not changed:
        raise CannotEdit("Nothing was changed: the tags are as they should be already.")
    return Step(tagged(len(changed), more, less), changed)


def suspending(connection: Connection, ids: Iterable[str], *, suspended: bool) -> Step:
    there = cards_there(connection, ids, "suspended")
    changed = {
        card_id: {"suspended": int(suspended)} for card_id, now in there.items() if now["suspended"] != suspended
    }
    if not changed:
        raise CannotEdit(f"{_these(there)} suspended already." if suspended else "None of these cards is suspended.")
    return Step(f"{'Suspended' if suspended else 'Unsuspended'} {cards(len(changed))}.", changed)


def deleting(connection: Connection, ids: Iterable[str]) -> Step:
    gone = dict.fromkeys(cards_there(connection, ids, "deck"), _GONE)
    return Step(f"Deleted {cards(len(gone))}.", gone)


def _one(connection: Connection, card_id: str) -> KeptCard:
    kept = kept_cards(connection, [card_id]).get(card_id)
    if kept is None or kept.retired or practised_rule(card_id) is not None:
        raise CannotEdit(_NOT_THERE)
    return kept


def cards_there(connection: Connection, ids: Iterable[str], *names: str) -> dict[str, dict[str, object]]:
    """Those columns of the cards that are there. Raises CannotEdit where none is."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        raise CannotEdit("No card is selected.")
    found = states(connection, wanted, (*names, "retired"))
    there = {card_id: state for card_id, state in found.items() if not state["retired"]}
    if not there:
        raise CannotEdit(_NONE_THERE if len(wanted) > 1 else _NOT_THERE)
    return there


def _these(found: Sized) -> str:
    return "This card is" if len(found) == 1 else "These cards are"


def _clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Files separate tags by spaces and commas, so there are none within one."""
    levels = (["-".join(level.replace(",", " ").split()) for level in tag.split("::")] for tag in tags)
    return tuple(dict.fromkeys("::".join(filter(None, each)) for each in levels if any(each)))
