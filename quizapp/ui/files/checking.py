"""Holds the answers of a plan against derivatives, a few at a time, and remembers what came of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from quizapp.exchange.scanned import Rejected
from quizapp.study.importing import Cancelled, Doubt, Entry, ImportPlan, to_verify
from quizapp.study.importing.verifying import Unsure

_AT_ONCE = 4
"""Answers that are before the worker together. The answer of somebody who studies meanwhile waits behind them."""

_KNOWN_AT_ONCE = 200
"""Answers that are known from before, told together."""

Verify = Callable[[ImportPlan], ImportPlan]
_Key = tuple[int, bytes]
_Finding = Doubt | Rejected | Unsure | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What came up since it was told last."""

    done: int
    """Answers that are checked by now."""
    doubts: tuple[Doubt, ...] = ()
    rejected: Mapping[str, Rejected] = field(default_factory=dict)
    """Cards, by id, that turned out to be none."""
    unverified: tuple[str, ...] = ()
    """Cards whose answers nobody could hold against anything."""


class Checker:
    """A plan that is made again, for another deck say, does not ask anew what it knows. For one thread."""

    def __init__(self) -> None:
        self._known: dict[_Key, _Finding] = {}

    def check(
        self, plan: ImportPlan, verify: Verify, tell: Callable[[Findings], None], is_cancelled: Callable[[], bool]
    ) -> None:
        """Raises Cancelled."""
        waiting, untold = to_verify(plan), list[Entry]()
        for start in range(0, len(waiting), _AT_ONCE):
            if is_cancelled():
                raise Cancelled
            entries = waiting[start : start + _AT_ONCE]
            was_asked = self._ask(ImportPlan(name=plan.name), verify, entries)
            untold += entries
            if was_asked or len(untold) >= _KNOWN_AT_ONCE:
                tell(self._findings(start + len(entries), untold))
                untold = []
        if untold:
            tell(self._findings(len(waiting), untold))

    def _ask(self, empty: ImportPlan, verify: Verify, entries: Sequence[Entry]) -> bool:
        """Whether there was anything to ask."""
        unknown = tuple(entry for entry in entries if _key(entry) not in self._known)
        if not unknown:
            return False
        checked = verify(replace(empty, added=unknown))
        doubts = {doubt.card_id: doubt for doubt in checked.doubts}
        rejected = {each.row: each for each in checked.rejected}
        left = {entry.card.id for entry in checked.added}
        unsure = {card_id: Unsure(card_id) for card_id in checked.unverified}
        for entry in unknown:
            card_id = entry.card.id
            found = doubts.get(card_id) or unsure.get(card_id)
            self._known[_key(entry)] = found if card_id in left else rejected.get(entry.row)
        return True

    def _findings(self, done: int, entries: Sequence[Entry]) -> Findings:
        doubts: list[Doubt] = []
        rejected: dict[str, Rejected] = {}
        unverified: list[str] = []
        for entry in entries:
            match self._known[_key(entry)]:
                case Doubt() as doubt:
                    doubts.append(replace(doubt, card_id=entry.card.id))
                case Rejected() as found:
                    rejected[entry.card.id] = found
                case Unsure():
                    unverified.append(entry.card.id)
        return Findings(done, tuple(doubts), rejected, tuple(unverified))


def _key(entry: Entry) -> _Key:
    """The same where the answer is checked in the same way, and told of the same row: id and deck do not matter."""
    asked = repr(replace(entry.card, id="", deck="", tags=()))
    return entry.row, blake2b(asked.encode("utf-8", "replace"), digest_size=16).digest()
