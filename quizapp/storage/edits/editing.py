"""The learner's edits of one collection: each is one transaction, on disk when it returns, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from quizapp.cards import Card
from quizapp.storage.edits.cards import adding, changing, deleting, moving, suspending, tagging
from quizapp.storage.edits.decks import creating, deleting_deck, limiting, renaming
from quizapp.storage.edits.many import Tick, unheard
from quizapp.storage.edits.resetting import reset
from quizapp.storage.edits.steps import Step, carry_out
from quizapp.storage.edits.undoing import cards_touched, last_edit, undo_last
from quizapp.storage.edits.values import Edit, Limits

_Transaction = Callable[[], AbstractContextManager[Connection]]


class Editing:
    """All but `last` raise CannotEdit with a plain sentence, and then nothing was changed.

    What may concern any number of cards tells `tick` how far it is; what that raises stops it, and nothing was changed.
    """

    def __init__(self, reading: _Transaction, writing: _Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def add(self, card: Card, now: datetime) -> Edit:
        return self._do(lambda connection: adding(connection, card), now)

    def change(self, card: Card, now: datetime) -> Edit:
        return self._do(lambda connection: changing(connection, card), now)

    def move(self, ids: Iterable[str], deck: str, now: datetime, *, tick: Tick = unheard) -> Edit:
        return self._do(lambda connection: moving(connection, ids, deck), now, tick)

    def tag(
        self, ids: Iterable[str], add: Iterable[str], remove: Iterable[str], now: datetime, *, tick: Tick = unheard
    ) -> Edit:
        return self._do(lambda connection: tagging(connection, ids, add, remove), now, tick)

    def suspend(self, ids: Iterable[str], now: datetime, *, suspended: bool = True, tick: Tick = unheard) -> Edit:
        return self._do(lambda connection: suspending(connection, ids, suspended=suspended), now, tick)

    def reset(self, ids: Iterable[str], now: datetime, *, tick: Tick = unheard) -> Edit:
        with self._writing() as connection:
            return reset(connection, ids, now, tick)

    def delete(self, ids: Iterable[str], now: datetime, *, tick: Tick = unheard) -> Edit:
        return self._do(lambda connection: deleting(connection, ids), now, tick)

    def create_deck(self, name: str, now: datetime) -> Edit:
        return self._do(lambda connection: creating(connection, name), now)

    def rename_deck(self, name: str, to: str, now: datetime, *, tick: Tick = unheard) -> Edit:
        return self._do(lambda connection: renaming(connection, name, to), now, tick)

    def delete_deck(self, name: str, now: datetime, *, tick: Tick = unheard) -> Edit:
        return self._do(lambda connection: deleting_deck(connection, name), now, tick)

    def limit_deck(self, name: str, limits: Limits, now: datetime) -> Edit:
        return self._do(lambda connection: limiting(connection, name, limits), now)

    def last(self) -> Edit | None:
        """The newest edit that was not undone."""
        with self._reading() as connection:
            return last_edit(connection)

    def undo(self, now: datetime, *, tick: Tick = unheard) -> Edit:
        """Takes the newest back. The sentence of what is returned says what was undone, and what stays as it is."""
        with self._writing() as connection:
            return undo_last(connection, now, tick)

    def touched(self, edit_id: UUID) -> list[str]:
        """The cards that an edit changed, undone or not."""
        with self._reading() as connection:
            return cards_touched(connection, edit_id)

    def _do(self, plan: Callable[[Connection], Step], now: datetime, tick: Tick = unheard) -> Edit:
        with self._writing() as connection:
            return carry_out(connection, plan(connection), now, tick)
