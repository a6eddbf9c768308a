"""Progress of long work, and how it is cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """The learner stopped it; nothing was changed."""


def _ignore(_done: int, _of: int) -> None:
    """Nobody looks."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Both functions may be called from another thread than the window's."""

    progress: Callable[[int, int], None] = _ignore
    """So many are done, of so many: of notes, cards or answers."""
    is_cancelled: Callable[[], bool] = _never

    def tick(self, done: int, of: int) -> None:
        """Raises Cancelled."""
        if self.is_cancelled():
            raise Cancelled
        self.progress(done, max(done, of))


UNWATCHED = Watch()
