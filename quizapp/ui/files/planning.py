"""Scan and plan, as the thread for files does it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from quizapp.exchange.scanned import Scan
from quizapp.study.importing import ImportPlan, Watch, to_verify
from quizapp.study.library import Library
from quizapp.ui.files.sources import Source
from quizapp.ui.files.stages import Facts, Planned, Wish

_EVERY = 0.08
"""Seconds between two signs of progress: more often nobody can see."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was planned. Its scan is open as long as its pictures may be needed."""

    scan: Scan
    facts: Facts
    planned: Planned


def read(library: Library, source: Source, wish: Wish, watch: Watch, opened: Callable[[Facts], None]) -> Read:
    """Raises Unusable and Cancelled. `opened` is told what the file is before its plan is made."""
    scan = source.scan(wish.options)
    try:
        facts = Facts(scan.format, scan.columns, scan.taken)
        opened(facts)
        plan = library.plan_import(scan, deck=wish.deck, name=source.name, watch=watch)
    except BaseException:
        scan.close()
        raise
    return Read(scan, facts, planned(plan))


def planned(plan: ImportPlan) -> Planned:
    """The plan with what is counted in it once."""
    return Planned(
        plan,
        decks=tuple(dict.fromkeys(entry.card.deck for entry in plan.added)),
        modes=Counter(entry.mode for entry in plan.added),
        changed=frozenset(entry.card.id for entry in plan.changed),
        in_question={entry.card.id: entry.card for entry in to_verify(plan)},
    )


def seldom(tell: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """The same, but not more often than can be seen."""
    last = 0.0

    def say(done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _EVERY:
            last = now
            tell(done, of)

    return say
