"""Rules, decks and cards, as they are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import Connection, Text, case, exists, or_, select, type_coerce
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards import Card, Rule
from quizapp.cards.practice import practice_card
from quizapp.cards.prose import pictures_in
from quizapp.storage.bulk import read_rows
from quizapp.storage.many_ids import is_one_of
from quizapp.storage.models import CardRow, DeckRow, Origin, RuleRow

CARD_FIELDS = [field.name for field in fields(Card)]
_RULE_FIELDS = [field.name for field in fields(Rule)]
CARD_COLUMNS = [getattr(CardRow, name) for name in CARD_FIELDS]
_RULE_COLUMNS = [getattr(RuleRow, name) for name in _RULE_FIELDS]


_SHIPPED_FIRST = case((CardRow.origin == Origin.SHIPPED, 0), else_=1)


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A card as it stands in the collection."""

    card: Card
    is_own: bool
    """The learner's own, and not the program's."""
    retired: bool = False
    given: Card | None = field(default=None, compare=False)
    """What the file gave that it came from, where it was changed since; None: it stands as given, or came from none."""


def all_cards(connection: Connection) -> list[Card]:
    """Every card with a problem of its own that is asked, in teaching order; the learner's own after the shipped."""
    asked = select(*CARD_COLUMNS).where(~CardRow.retired, CardRow.origin != Origin.MADE)
    return [card_of(row) for row in read_rows(connection, asked.order_by(_SHIPPED_FIRST, CardRow.position))]


def shipped_in(connection: Connection, decks: Collection[str]) -> list[Card]:
    """Those of the program in these decks, of which there may be any number."""
    rows = connection.execute(select(*CARD_COLUMNS).where(CardRow.origin == Origin.SHIPPED, ~CardRow.retired))
    return [Card(**row) for row in rows.mappings() if row["deck"] in decks]


def one_card(connection: Connection, card_id: str) -> Card | None:
    """Also a retired one: old reviews still speak of it."""
    row = connection.execute(select(*CARD_COLUMNS).where(CardRow.id == card_id)).mappings().first()
    return Card(**row) if row else None


def kept_cards(connection: Connection, ids: Sequence[str]) -> dict[str, KeptCard]:
    """Those of the cards that are there, retired ones too."""
    found: dict[str, KeptCard] = {}
    columns = *CARD_COLUMNS, CardRow.origin, CardRow.retired, CardRow.given
    for *values, origin, retired, given in read_rows(connection, select(*columns).where(is_one_of(CardRow.id, ids))):
        card = card_of(values)
        found[card.id] = KeptCard(card, origin is Origin.OWN, retired, given)
    return found


def shipped_cards(connection: Connection, ids: Sequence[str]) -> dict[str, Card]:
    """As the program ships them, whatever the learner made of them; of its own cards, those that are there."""
    found = {card_id: kept.card for card_id, kept in kept_cards(connection, ids).items() if not kept.is_own}
    changed = select(CardRow.id, CardRow.shipped).where(CardRow.shipped.is_not(None))
    return found | {card_id: card for card_id, card in connection.execute(changed) if card and card_id in found}


def card_of(values: Sequence[Any]) -> Card:
    return Card(**dict(zip(CARD_FIELDS, values, strict=True)))


def all_rules(connection: Connection) -> list[Rule]:
    rows = connection.execute(select(*_RULE_COLUMNS).order_by(RuleRow.position))
    return [Rule(**row) for row in rows.mappings()]


def all_decks(connection: Connection) -> list[str]:
    """Names of the decks that have a card to ask."""
    asked = exists().where(CardRow.deck == DeckRow.name, ~CardRow.retired, CardRow.origin != Origin.MADE)
    return list(connection.scalars(select(DeckRow.name).where(asked).order_by(DeckRow.position)))


def pictures_used(connection: Connection) -> frozenset[str]:
    """Names of the pictures that any card shows, a retired one too."""
    prose = CardRow.prompt, CardRow.answer, CardRow.explanation, CardRow.wrong, CardRow.hints
    shows = [type_coerce(column, Text).contains("](") for column in prose]
    used: set[str] = set()
    for prompt, answer, explanation, wrong, hints in connection.execute(select(*prose).where(or_(*shows))):
        used.update(*map(pictures_in, (prompt, answer, explanation, *wrong, *hints)))
    return frozenset(used)


def add_practice_cards(connection: Connection, rules: Iterable[str]) -> None:
    """Reviews and memories are kept of cards, so the practice card of a rule is kept from its first evidence on."""
    cards = [practice_card(rule) for rule in rules]
    if cards:
        connection.execute(insert(DeckRow).on_conflict_do_nothing(), [{"name": cards[0].deck, "position": 0}])
        beside = {"position": 0, "origin": Origin.MADE, "retired": False}
        rows = [{name: getattr(card, name) for name in CARD_FIELDS} | beside for card in cards]
        connection.execute(insert(CardRow).on_conflict_do_nothing(), rows)
