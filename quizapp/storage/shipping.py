"""The program's own cards, brought up to date with what a newer version ships; what the learner made of them stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, select, update
from sqlalchemy.dialects.sqlite import insert

from quizapp.cards import Card, Content, Rule
from quizapp.cards.parts import PARTS, QUESTION, same
from quizapp.storage.content import CARD_COLUMNS, CARD_FIELDS
from quizapp.storage.models import CardRow, DeckRow, Origin, RuleRow

_RULE_FIELDS = [field.name for field in fields(Rule)]


@dataclass(frozen=True, slots=True)
class ContentChanges:
    """Ids of the cards that a new version of the content changed."""

    added: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    """Retired once and shipped again; with the memory they had."""


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
    _put_empty_decks_away(connection)
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


def _put_empty_decks_away(connection: Connection) -> None:
    """Those of the program in which nothing is asked any more."""
    left = exists().where(CardRow.deck == DeckRow.name, CardRow.origin == Origin.SHIPPED, CardRow.retired)
    asked = exists().where(CardRow.deck == DeckRow.name, ~CardRow.retired)
    connection.execute(update(DeckRow).where(left, ~asked).values(deleted=True))


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
