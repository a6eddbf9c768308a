"""Rules, decks and cards: kept, and brought up to date with what a version of the program ships."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Connection, Text, bindparam, case, delete, exists, or_, select, type_coerce, update
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards import Card, Content, Rule
from quizapp.cards.parts import PARTS, QUESTION, same
from quizapp.cards.practice import practice_card
from quizapp.cards.prose import pictures_in
from quizapp.storage.models import CardRow, DeckRow, Origin, RuleRow

CARD_FIELDS = [field.name for field in fields(Card)]
_RULE_FIELDS = [field.name for field in fields(Rule)]
CARD_COLUMNS = [getattr(CardRow, name) for name in CARD_FIELDS]
_RULE_COLUMNS = [getattr(RuleRow, name) for name in _RULE_FIELDS]


_AT_ONCE = 5000
"""Ids named in one statement; SQLite takes 32,766."""
_SHIPPED_FIRST = case((CardRow.origin == Origin.SHIPPED, 0), else_=1)


@dataclass(frozen=True, slots=True)
class ContentChanges:
    """Ids of the cards that a new version of the content changed."""

    added: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    """Retired once and shipped again; with the memory they had."""


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A card as it stands in the collection."""

    card: Card
    is_own: bool
    """The learner's own, and not the program's."""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class _Kept:
    card: Card
    position: int
    origin: Origin
    retired: bool
    deleted: bool = False
    shipped: Card | None = None
    """As the program ships it, where the learner changed it."""

    @property
    def is_rewritten(self) -> bool:
        """Whether the learner made another question of it."""
        return self.shipped is not None and not same(QUESTION, self.shipped, self.card)


def all_cards(connection: Connection) -> list[Card]:
    """Every card with a problem of its own that is asked, in teaching order; the learner's own after the shipped."""
    asked = select(*CARD_COLUMNS).where(~CardRow.retired, CardRow.origin != Origin.MADE)
    rows = connection.execute(asked.order_by(_SHIPPED_FIRST, CardRow.position))
    return [Card(**row) for row in rows.mappings()]


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
    for start in range(0, len(ids), _AT_ONCE):
        wanted = CardRow.id.in_(ids[start : start + _AT_ONCE])
        for *values, origin, retired in connection.execute(
            select(*CARD_COLUMNS, CardRow.origin, CardRow.retired).where(wanted)
        ):
            card = Card(**dict(zip(CARD_FIELDS, values, strict=True)))
            found[card.id] = KeptCard(card, origin is Origin.OWN, retired)
    return found


def shipped_cards(connection: Connection, ids: Sequence[str]) -> dict[str, Card]:
    """As the program ships them, whatever the learner made of them; of its own cards, those that are there."""
    found = {card_id: kept.card for card_id, kept in kept_cards(connection, ids).items() if not kept.is_own}
    changed = select(CardRow.id, CardRow.shipped).where(CardRow.shipped.is_not(None))
    return found | {card_id: card for card_id, card in connection.execute(changed) if card and card_id in found}


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
        rows = [_row(_Kept(card, 0, Origin.MADE, retired=False)) for card in cards]
        connection.execute(insert(CardRow).on_conflict_do_nothing(), rows)


def bring_up_to_date(connection: Connection, content: Content) -> ContentChanges:
    """Matches shipped cards by id: new ones are added, corrected ones keep their memory, missing ones are retired.

    The learner's own cards stay as they are, even where a shipped card has the id of one.
    """
    kept = _kept_cards(connection)
    shipped = {
        card.id: _standing(kept.get(card.id), card, position)
        for position, card in enumerate(content.cards)
        if not _is_own(kept, card)
    }
    changes = _changes(kept, shipped)
    _write_rules(connection, content.rules)
    _write_decks(connection, shipped.values())
    _write_cards(connection, kept, shipped)
    _retire(connection, changes.retired)
    _let_go(connection, kept, shipped)
    return changes


def _standing(kept: _Kept | None, card: Card, position: int) -> _Kept:
    """A shipped card as it is to stand: with what the learner changed on it, and away if they deleted it."""
    if kept is None:
        return _Kept(card, position, Origin.SHIPPED, retired=False)
    ours = card if kept.shipped is None else _merged(kept.shipped, kept.card, card)
    shipped = None if ours == card else card
    return _Kept(ours, position, Origin.SHIPPED, retired=kept.deleted, deleted=kept.deleted, shipped=shipped)


def _merged(before: Card, learners: Card, card: Card) -> Card:
    """The card as newly shipped, but for the parts that the learner changed since it was shipped `before`."""
    changed = [name for part in PARTS if not same(part, before, learners) for name in part]
    return replace(card, **{name: getattr(learners, name) for name in changed})


def _changes(kept: Mapping[str, _Kept], shipped: Mapping[str, _Kept]) -> ContentChanges:
    present = [kept[card_id] for card_id in shipped if card_id in kept]
    return ContentChanges(
        added=tuple(card_id for card_id in shipped if card_id not in kept),
        corrected=tuple(old.card.id for old in present if not old.retired and old.card != shipped[old.card.id].card),
        retired=tuple(
            card_id
            for card_id, old in kept.items()
            if old.origin is Origin.SHIPPED and not old.retired and card_id not in shipped and not old.is_rewritten
        ),
        revived=tuple(old.card.id for old in present if old.retired and not old.deleted),
    )


def _kept_cards(connection: Connection) -> dict[str, _Kept]:
    beside = CardRow.position, CardRow.origin, CardRow.retired, CardRow.deleted, CardRow.shipped
    kept = {}
    for row in connection.execute(select(*CARD_COLUMNS, *beside)):
        card = Card(**dict(zip(CARD_FIELDS, row, strict=False)))
        kept[card.id] = _Kept(card, *row[len(CARD_FIELDS) :])
    return kept


def _is_own(kept: Mapping[str, _Kept], card: Card) -> bool:
    return card.id in kept and kept[card.id].origin is Origin.OWN


def _write_cards(connection: Connection, kept: Mapping[str, _Kept], shipped: Mapping[str, _Kept]) -> None:
    rows = [_row(entry) for card_id, entry in shipped.items() if kept.get(card_id) != entry]
    if rows:
        statement = insert(CardRow)
        new = {name: statement.excluded[name] for name in rows[0] if name != "id"}
        connection.execute(statement.on_conflict_do_update(index_elements=[CardRow.id], set_=new), rows)


def _row(entry: _Kept) -> dict[str, Any]:
    row = {name: getattr(entry.card, name) for name in CARD_FIELDS}
    beside = ("position", "origin", "retired", "deleted", "shipped")
    return row | {name: getattr(entry, name) for name in beside}


def _retire(connection: Connection, ids: Iterable[str]) -> None:
    rows = [{"card": card_id} for card_id in ids]
    if rows:
        connection.execute(update(CardRow).where(CardRow.id == bindparam("card")).values(retired=True), rows)


def _let_go(connection: Connection, kept: Mapping[str, _Kept], shipped: Mapping[str, _Kept]) -> None:
    """Of the cards that are not shipped any more: what the learner rewrote is theirs, what they deleted is retired."""
    gone = [old for card_id, old in kept.items() if old.origin is Origin.SHIPPED and card_id not in shipped]
    for old in gone:
        if old.deleted or old.is_rewritten:
            left = {"deleted": False} if old.deleted else {"origin": Origin.OWN, "shipped": None}
            connection.execute(update(CardRow).where(CardRow.id == old.card.id).values(left))


def _write_rules(connection: Connection, rules: Iterable[Rule]) -> None:
    rows = [
        {**{name: getattr(rule, name) for name in _RULE_FIELDS}, "position": position}
        for position, rule in enumerate(rules)
    ]
    connection.execute(delete(RuleRow))
    if rows:
        connection.execute(insert(RuleRow), rows)


def _write_decks(connection: Connection, cards: Iterable[_Kept]) -> None:
    decks = dict.fromkeys(kept.card.deck for kept in cards)
    rows = [{"name": deck, "position": position} for position, deck in enumerate(decks)]
    if rows:
        statement = insert(DeckRow)
        new = {"position": statement.excluded.position}
        connection.execute(statement.on_conflict_do_update(index_elements=[DeckRow.name], set_=new), rows)
