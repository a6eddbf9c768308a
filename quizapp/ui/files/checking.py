"""Holds the answers of a plan against derivatives, a few at a time, and remembers what came of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from quizapp.exchange.scanned import Rejected
from quizapp.study.importing import Cancelled, Doubt, Entry, ImportPlan, to_verify

_AT_ONCE = 4
"""Answers that are before the worker together. The answer of somebody who studies meanwhile waits behind them."""

Verify = Callable[[ImportPlan], ImportPlan]
_Key = tuple[int, bytes]
_Finding = Doubt | Rejected | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What came up since it was told last."""

    done: int
    """Answers that are checked by now."""
    doubts: tuple[Doubt, ...] = ()
    rejected: Mapping[str, Rejected] = field(default_factory=dict)
    """Cards, by id, that turned out to be none."""


class Checker:
    """A plan that is made again, for another deck say, does not ask anew what it knows. For one thread."""

    def __init__(self) -> None:
        self._known: dict[_Key, _Finding] = {}

    def check(
        self, plan: ImportPlan, verify: Verify, tell: Callable[[Findings], None], is_cancelled: Callable[[], bool]
    ) -> None:
        """Raises Cancelled."""
        done = 0
        for entries in _in_turn(to_verify(plan), self._is_known):
            if is_cancelled():
                raise Cancelled
            self._ask(ImportPlan(name=plan.name), verify, entries)
            done += len(entries)
            tell(self._findings(done, entries))

    def _is_known(self, entry: Entry) -> bool:
        return _key(entry) in self._known

    def _ask(self, empty: ImportPlan, verify: Verify, entries: Sequence[Entry]) -> None:
        unknown = tuple(entry for entry in entries if not self._is_known(entry))
        checked = verify(replace(empty, added=unknown)) if unknown else empty
        doubts = {doubt.card_id: doubt for doubt in checked.doubts}
        rejected = {each.row: each for each in checked.rejected}
        left = {entry.card.id for entry in checked.added}
        for entry in unknown:
            card_id = entry.card.id
            self._known[_key(entry)] = doubts.get(card_id) if card_id in left else rejected.get(entry.row)

    def _findings(self, done: int, entries: Sequence[Entry]) -> Findings:
        doubts: list[Doubt] = []
        rejected: dict[str, Rejected] = {}
        for entry in entries:
            match self._known[_key(entry)]:
                case Doubt() as doubt:
                    doubts.append(replace(doubt, card_id=entry.card.id))
                case Rejected() as found:
                    rejected[entry.card.id] = found
        return Findings(done, tuple(doubts), rejected)


def _in_turn(entries: Sequence[Entry], is_known: Callable[[Entry], bool]) -> Iterator[Sequence[Entry]]:
    """What is known already in one go, the rest a few at a time."""
    known = [entry for entry in entries if is_known(entry)]
    if known:
        yield known
    unknown = [entry for entry in entries if not is_known(entry)]
    for start in range(0, len(unknown), _AT_ONCE):
        yield unknown[start : start + _AT_ONCE]


def _key(entry: Entry) -> _Key:
    """The same where the answer is checked in the same way, and told of the same row: id and deck do not matter."""
    asked = repr(replace(entry.card, id="", deck="", tags=()))
    return entry.row, blake2b(asked.encode("utf-8", "replace"), digest_size=16).digest()
