"""Holds the answers of a plan against derivatives, a few at a time, and remembers what came of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from quizapp.cards import Card
from quizapp.study.importing import Cancelled, Doubt, Entry, ImportPlan, to_verify

_AT_ONCE = 4
"""Answers that are before the worker together. The answer of somebody who studies meanwhile waits behind them."""

Verify = Callable[[ImportPlan], ImportPlan]
_Key = tuple[int, str, str, str, tuple[str, ...], tuple[tuple[str, str], ...]]


class Checker:
    """A plan that is made again, for another deck say, does not ask anew what it knows. For one thread."""

    def __init__(self) -> None:
        self._known: dict[_Key, Doubt | None] = {}

    def check(
        self,
        plan: ImportPlan,
        verify: Verify,
        tell: Callable[[int, tuple[Doubt, ...]], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """`tell` hears how many answers are checked, and which doubts came up since it was told last.

        Raises Cancelled.
        """
        done = 0
        for entries in _in_turn(to_verify(plan), self._is_known):
            if is_cancelled():
                raise Cancelled
            self._ask(replace(plan, changed=(), doubts=(), choices={}), verify, entries)
            done += len(entries)
            tell(done, tuple(self._doubts(entries)))

    def _is_known(self, entry: Entry) -> bool:
        return _key(entry) in self._known

    def _ask(self, empty: ImportPlan, verify: Verify, entries: Sequence[Entry]) -> None:
        unknown = tuple(entry for entry in entries if not self._is_known(entry))
        checked = verify(replace(empty, added=unknown)) if unknown else empty
        doubts = {doubt.card_id: doubt for doubt in checked.doubts}
        for entry in unknown:
            self._known[_key(entry)] = doubts.get(entry.card.id)

    def _doubts(self, entries: Sequence[Entry]) -> Iterator[Doubt]:
        for entry in entries:
            if (doubt := self._known[_key(entry)]) is not None:
                yield replace(doubt, card_id=entry.card.id)


def _in_turn(entries: Sequence[Entry], is_known: Callable[[Entry], bool]) -> Iterator[Sequence[Entry]]:
    """What is known already in one go, the rest a few at a time."""
    known = [entry for entry in entries if is_known(entry)]
    if known:
        yield known
    unknown = [entry for entry in entries if not is_known(entry)]
    for start in range(0, len(unknown), _AT_ONCE):
        yield unknown[start : start + _AT_ONCE]


def _key(entry: Entry) -> _Key:
    """What a doubt depends on, and the row that its sentence names."""
    card: Card = entry.card
    kinds = tuple(sorted((name, str(kind)) for name, kind in card.variables.items()))
    return entry.row, card.task.value, card.problem, card.answer, card.wrt, kinds
