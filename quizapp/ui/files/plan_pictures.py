"""The pictures of files that are looked at: no collection has them yet."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial

from quizapp.exchange.scanned import Unusable
from quizapp.study.importing import ImportPlan
from quizapp.ui.files.workroom import Workroom

_log = logging.getLogger(__name__)
Done = Callable[[bytes | None], None]


class PlanPictures:
    """Reads them from their files on a thread of its own, as they are asked for."""

    def __init__(self, plans: Callable[[], Iterable[ImportPlan]]) -> None:
        self._plans = plans
        self._reading = Workroom("plan-pictures")

    def fetch(self, name: str, done: Done) -> None:
        """By the name that the picture will have in the collection; None for one that is not there any more."""
        found = next((plan for plan in self._plans() if name in plan.pictures), None)
        if found is None:
            done(None)
            return
        read = partial(found.media.read, found.pictures[name])
        self._reading.do(read, done, lambda error: self._not_read(name, error, done))

    def close(self) -> None:
        self._reading.close()

    def _not_read(self, name: str, error: Exception, done: Done) -> None:
        """The file may have been moved or damaged since it was planned."""
        if not isinstance(error, KeyError | Unusable | OSError):
            _log.warning("cannot read %s", name, exc_info=error)
        done(None)
