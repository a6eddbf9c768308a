"""Where cards are written: opened, checked, saved, and kept while they are not finished."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from quizapp.cards import Card, Rule
from quizapp.storage.collection import Collection
from quizapp.study.browsing import CannotEdit, DeckState, Edit
from quizapp.study.editing.checking import Asker, Checked, check
from quizapp.study.editing.draft import Draft, as_written, differs, draft_of
from quizapp.study.editing.flaws import Flaw, card_of, flaws_in
from quizapp.study.editing.keeping import begun, from_plain, plain
from quizapp.study.editing.twins import Meanings, said_of
from quizapp.study.importing.meaning import OWN_PREFIX
from quizapp.study.library import Library

_DRAFTS = "drafts"
"""The setting that holds unfinished drafts, by the id of their card; a new card has none."""
_NEW = ""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to choose from."""

    decks: tuple[DeckState, ...] = ()
    tags: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """All that an editor needs to begin with."""

    draft: Draft
    unsaved: Draft | None
    """What was typed the last time and not saved."""
    known: Known


@dataclass(frozen=True, slots=True)
class Saved:
    card: Card
    edit: Edit | None
    """None: it says what it said before, so nothing was changed."""


@dataclass(frozen=True, slots=True)
class Refused:
    flaws: tuple[Flaw, ...]


def new_id() -> str:
    """Of a card that somebody writes: no other has it, wherever it is carried."""
    return f"{OWN_PREFIX}{uuid4().hex[:20]}"


class Workbench:
    """Part of the desk, and called on the same thread."""

    def __init__(self, collection: Collection, library: Library, grader: Asker, meanings: Meanings) -> None:
        self._collection = collection
        self._library = library
        self._grader = grader
        self._meanings = meanings

    def open(self, card_id: str | None, deck: str = "") -> Opened:
        """A card, or a new one in the deck. Raises CannotEdit where the card is gone."""
        draft = Draft(deck=deck) if card_id is None else draft_of(self._card(card_id))
        unsaved = self._kept(_key(draft), draft.base)
        return Opened(draft, None if unsaved == draft else unsaved, self.known())

    def known(self) -> Known:
        return Known(self._library.decks(), self._library.tags(), tuple(self._collection.rules()))

    def check(self, draft: Draft, is_outdated: Callable[[], bool]) -> Checked | None:
        """None as soon as nobody waits for it any more."""
        checked = check(draft, self._grader, is_outdated)
        if checked is None or is_outdated():
            return None
        return replace(checked, remarks=(*checked.remarks, *self._twins(draft)))

    def save(self, draft: Draft) -> Saved | Refused:
        """On disk when it returns; where it is refused or fails, the draft is kept. Raises CannotEdit."""
        self.keep(draft)
        card = card_of(draft, new_id())
        if not isinstance(card, Card):
            return Refused(card)
        checked = check(draft, self._grader)
        if checked is None or checked.flaws:
            return Refused(checked.flaws if checked else ())
        if draft.rules is None:
            card = replace(card, rules=checked.rules)
        edit = self._write(card, draft.base)
        self.discard(draft)
        return Saved(card, edit)

    # Unfinished

    def keep(self, draft: Draft) -> None:
        """What was typed, until it is saved or discarded."""
        kept = self._drafts()
        said = plain(draft)
        if kept.get(_key(draft)) != said:
            self._collection.set_setting(_DRAFTS, {**kept, _key(draft): said})

    def discard(self, draft: Draft) -> None:
        kept = self._drafts()
        if kept.pop(_key(draft), None) is not None:
            self._collection.set_setting(_DRAFTS, kept)

    def unsaved(self) -> tuple[Draft, ...]:
        """All that was kept, of cards that are still there; the one begun last comes last."""
        drafts = self._drafts()
        cards = self._cards([key for key in drafts if key != _NEW])
        found = (self._kept(key, cards.get(key)) for key in drafts)
        return tuple(draft for draft in found if draft is not None)

    def _card(self, card_id: str) -> Card:
        if card := self._cards([card_id]).get(card_id):
            return card
        raise CannotEdit("This card is not there any more.")

    def _cards(self, ids: list[str]) -> dict[str, Card]:
        """Those that are asked still, and were not deleted."""
        return {key: its.card for key, its in self._collection.kept_cards(ids).items() if not its.retired}

    def _write(self, card: Card, base: Card | None) -> Edit | None:
        if base is None:
            return self._library.add_card(card)
        return None if card == base else self._library.change_card(card)

    def _twins(self, draft: Draft) -> tuple[Flaw, ...]:
        card = as_written(draft)
        if {"problem", "prompt"} & {flaw.field for flaw in flaws_in(draft)}:
            return ()
        sentence = said_of(self._meanings.asking_the_same(card))
        return (Flaw("problem" if draft.problem.strip() else "prompt", sentence),) if sentence else ()

    def _drafts(self) -> dict[str, Any]:
        return dict(self._collection.setting(_DRAFTS, {}))

    def _kept(self, key: str, base: Card | None) -> Draft | None:
        said = self._drafts().get(key)
        if said is None or (key != _NEW and base is None):
            return None
        try:
            draft = from_plain(said, base)
        except (TypeError, ValueError, AttributeError):
            _log.exception("a draft cannot be read, and is left out")
            return None
        return draft if differs(draft, begun(base)) else None


def _key(draft: Draft) -> str:
    return draft.base.id if draft.base is not None else _NEW
