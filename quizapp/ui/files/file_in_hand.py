"""A file between being chosen and being done with."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from quizapp.exchange.scanned import Rejected, Scan
from quizapp.study.importing import Choice, ImportPlan
from quizapp.ui.files.checking import Findings
from quizapp.ui.files.requests import Decide, TakeFile
from quizapp.ui.files.sources import Source
from quizapp.ui.files.stages import FileState, Planned


@dataclass(slots=True)
class FileInHand:
    source: Source
    state: FileState
    scan: Scan | None = None
    plan: ImportPlan | None = None
    """As it was planned last; while it is planned again, that is still in sight."""
    given_up: threading.Event = field(default_factory=threading.Event)
    """Set when what is under way for it is not wanted any more."""
    decided: dict[str, Choice] = field(default_factory=dict)
    """What the learner said of wrong answers, by card; it holds when the file is planned again."""
    of_others: Choice = Choice.LEAVE_OUT
    """The same of all that are not named."""
    taken: frozenset[str] = frozenset()
    """Cards on which the learner lets the file win."""

    def begin(self) -> threading.Event:
        """What was under way is given up; returns the mark of what follows."""
        self.given_up.set()
        self.given_up = threading.Event()
        return self.given_up

    def decide(self, planned: Planned, request: Decide | TakeFile) -> Planned:
        match request:
            case Decide(choice, cards):
                self._remember(choice, cards)
                return replace(planned, plan=planned.plan.choose(choice, cards))
            case TakeFile(wins, cards):
                chosen = _disputed(planned.plan) if cards is None else cards
                plan = planned.plan.take_file(chosen) if wins else planned.plan.keep_mine(chosen)
                self.taken = plan.taken
                return replace(planned, plan=plan)

    def with_findings(self, planned: Planned, findings: Findings) -> Planned:
        plan, doubts = planned.plan, findings.doubts
        if doubts:
            chosen = {doubt.card_id: self.decided.get(doubt.card_id, self.of_others) for doubt in doubts}
            plan = replace(plan, doubts=(*plan.doubts, *doubts), choices={**plan.choices, **chosen})
        if findings.rejected:
            plan = _without(plan, findings.rejected)
        plan = replace(plan, unverified=(*plan.unverified, *findings.unverified))
        return replace(planned, plan=plan, checked=findings.done)

    def let_go(self) -> None:
        if self.scan is not None:
            self.scan.close()
        self.scan = self.plan = None

    def _remember(self, choice: Choice, cards: Collection[str] | None) -> None:
        if cards is None:
            self.decided, self.of_others = {}, choice
        else:
            self.decided.update(dict.fromkeys(cards, choice))


def _without(plan: ImportPlan, rejected: Mapping[str, Rejected]) -> ImportPlan:
    return replace(
        plan,
        added=tuple(entry for entry in plan.added if entry.card.id not in rejected),
        changed=tuple(entry for entry in plan.changed if entry.card.id not in rejected),
        rejected=tuple(sorted([*plan.rejected, *rejected.values()], key=lambda each: each.row)),
    )


def _disputed(plan: ImportPlan) -> list[str]:
    return [entry.card.id for entry in plan.changed if entry.merged is not None and entry.merged.is_disputed]
