"""Calls of one kind, of which only the newest matters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from quizapp.ui.backstage import Backstage, Trouble

if TYPE_CHECKING:
    from quizapp.study.desk import Desk

T = TypeVar("T")


class Newest:
    """One is under way at most, and one waits, whose place a newer one takes.

    So somebody who types or scrolls faster than answers come fills no queue.
    """

    def __init__(self, backstage: Backstage, *, tells_all: bool = False) -> None:
        """`tells_all`: also an answer that somebody did not wait for any more is told."""
        self._backstage = backstage
        self._tells_all = tells_all
        self._is_under_way = False
        self._waiting: Callable[[], None] | None = None

    def call(self, work: Callable[[Desk], T], done: Callable[[T], None], failed: Callable[[Trouble], None]) -> None:
        def start() -> None:
            self._is_under_way = True
            self._backstage.call(work, lambda value: self._ended(done, value), lambda why: self._ended(failed, why))

        if self._is_under_way:
            self._waiting = start
        else:
            start()

    def _ended(self, tell: Callable[[Any], None], value: object) -> None:
        self._is_under_way = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
        if waiting is None or self._tells_all:
            tell(value)
