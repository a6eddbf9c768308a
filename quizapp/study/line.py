"""The cards of a sitting that still wait: a line, and those that come back within the sitting."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

LEARN_AHEAD = timedelta(minutes=20)
"""A card that would return within this time is asked when nothing else is left, rather than waited for."""


@dataclass(frozen=True, slots=True)
class Line:
    waiting: tuple[str, ...] = ()
    """Card ids, next first."""
    returning: tuple[tuple[datetime, str], ...] = ()
    """Cards in their learning steps, soonest first."""

    def __len__(self) -> int:
        return len(self.waiting) + len(self.returning)

    def take(self, now: datetime) -> tuple[str | None, Line]:
        """The next card and the line without it: a returning card whose time has come, else the first that waits."""
        if self.returning:
            due, card = self.returning[0]
            if due <= now or (not self.waiting and due <= now + LEARN_AHEAD):
                return card, replace(self, returning=self.returning[1:])
        if self.waiting:
            return self.waiting[0], replace(self, waiting=self.waiting[1:])
        return None, self

    def bring_back(self, card: str, due: datetime) -> Line:
        """At `due`, and not earlier or twice, if it stood in the line already."""
        others = [entry for entry in self.returning if entry[1] != card]
        return Line(
            waiting=tuple(waiting for waiting in self.waiting if waiting != card),
            returning=tuple(sorted((*others, (due, card)))),
        )

    def without(self, cards: Collection[str]) -> Line:
        return Line(
            waiting=tuple(waiting for waiting in self.waiting if waiting not in cards),
            returning=tuple(entry for entry in self.returning if entry[1] not in cards),
        )
