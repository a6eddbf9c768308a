"""What the learner wants changed, as values, and how it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from quizapp.study.browsing.values import Edit, Limits
from quizapp.study.watching import UNWATCHED, Watch
from quizapp.ui.cards.card_words import cards_words, deck_words

if TYPE_CHECKING:
    from quizapp.study.library import Library

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    ids: Ids
    deck: str


@dataclass(frozen=True, slots=True)
class Tag:
    ids: Ids
    add: tuple[str, ...]
    remove: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suspend:
    ids: Ids
    suspended: bool


@dataclass(frozen=True, slots=True)
class Reset:
    ids: Ids


@dataclass(frozen=True, slots=True)
class Delete:
    ids: Ids


@dataclass(frozen=True, slots=True)
class CreateDeck:
    name: str


@dataclass(frozen=True, slots=True)
class RenameDeck:
    name: str
    to: str


@dataclass(frozen=True, slots=True)
class DeleteDeck:
    name: str


@dataclass(frozen=True, slots=True)
class LimitDeck:
    name: str
    limits: Limits


Change = Move | Tag | Suspend | Reset | Delete | CreateDeck | RenameDeck | DeleteDeck | LimitDeck


def carry_out(change: Change, library: Library, watch: Watch = UNWATCHED) -> Edit:
    """Raises CannotEdit and Cancelled. On the study thread."""
    match change:
        case Move(ids, deck):
            return library.move(ids, deck, watch=watch)
        case Tag(ids, add, remove):
            return library.tag(ids, add, remove, watch=watch)
        case Suspend(ids, suspended):
            return library.suspend(ids, suspended=suspended, watch=watch)
        case Reset(ids):
            return library.reset(ids, watch=watch)
        case Delete(ids):
            return library.delete(ids, watch=watch)
        case CreateDeck(name):
            return library.create_deck(name)
        case RenameDeck(name, to):
            return library.rename_deck(name, to, watch=watch)
        case DeleteDeck(name):
            return library.delete_deck(name, watch=watch)
        case LimitDeck(name, limits):
            return library.limit_deck(name, limits)
        case _:
            assert_never(change)


def doing(change: Change) -> str:
    """What is going on while it is carried out."""
    match change:
        case Move(ids, deck):
            return f"Moving {cards_words(len(ids))} to {deck_words(deck)}"
        case Tag(ids):
            return f"Tagging {cards_words(len(ids))}"
        case Suspend(ids, suspended):
            return f"{'Suspending' if suspended else 'Unsuspending'} {cards_words(len(ids))}"
        case Reset(ids):
            return f"Resetting {cards_words(len(ids))}"
        case Delete(ids):
            return f"Deleting {cards_words(len(ids))}"
        case CreateDeck(name):
            return f"Making the deck {deck_words(name)}"
        case RenameDeck(name, to):
            return f"Renaming {deck_words(name)} to {deck_words(to)}"
        case DeleteDeck(name):
            return f"Deleting the deck {deck_words(name)}"
        case LimitDeck(name):
            return f"Limiting {deck_words(name)}"
        case _:
            assert_never(change)
