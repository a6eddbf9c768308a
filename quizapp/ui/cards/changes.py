"""What the learner wants changed, as values, and how it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from quizapp.study.browsing.values import Edit, Limits

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


def carry_out(change: Change, library: Library) -> Edit:
    """Raises CannotEdit. On the study thread."""
    match change:
        case Move(ids, deck):
            return library.move(ids, deck)
        case Tag(ids, add, remove):
            return library.tag(ids, add, remove)
        case Suspend(ids, suspended):
            return library.suspend(ids, suspended=suspended)
        case Reset(ids):
            return library.reset(ids)
        case Delete(ids):
            return library.delete(ids)
        case CreateDeck(name):
            return library.create_deck(name)
        case RenameDeck(name, to):
            return library.rename_deck(name, to)
        case DeleteDeck(name):
            return library.delete_deck(name)
        case LimitDeck(name, limits):
            return library.limit_deck(name, limits)
        case _:
            assert_never(change)
