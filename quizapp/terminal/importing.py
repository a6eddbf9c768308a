"""`quizapp import` and `quizapp export`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.cards import Mode
from quizapp.exchange.scanned import Scan, Unusable
from quizapp.study.desk import Desk
from quizapp.study.importing import Choice, ImportPlan, Watch, rejected_by
from quizapp.study.words import counted

TROUBLE = 4
"""Exit code when a file could not be used."""

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Wish:
    """How files are to be imported."""

    deck: str = ""
    dry_run: bool = False
    wrong: Choice = Choice.LEAVE_OUT
    """What becomes of cards whose answer is wrong."""
    unchecked: bool = False
    """Whether answers are taken as they are: checking thousands takes minutes."""


@dataclass(slots=True)
class _Tally:
    """What came of all the files."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[Row] = field(default_factory=list)
    code: int = 0


def import_files(desk: Desk, files: Iterable[Path], scan: Callable[[Path], Scan], wish: Wish, *, as_json: bool) -> int:
    """One file after another, each all of it or nothing. Returns the exit code."""
    tally = _Tally()
    for file in files:
        try:
            with scan(file) as scanned:
                _import(desk, file, scanned, wish, tally, as_json=as_json)
        except Unusable as error:
            tally.code = TROUBLE
            tally.rejected.append({"row": None, "reason": str(error), "file": file.name})
            print(f"quizapp: {file.name}: {error}", file=sys.stderr)
    if as_json:
        counts = {"added": tally.added, "updated": tally.updated, "unchanged": tally.unchanged}
        print(json.dumps({**counts, "rejected": tally.rejected}, ensure_ascii=False, indent=1))
    return tally.code


def _import(desk: Desk, file: Path, scanned: Scan, wish: Wish, tally: _Tally, *, as_json: bool) -> None:
    plan = desk.library.plan_import(scanned, deck=wish.deck, name=file.name)
    if not wish.unchecked:
        plan = desk.library.verify_import(plan, watch=Watch(_said_of(file))).choose(wish.wrong)
    rejected = rejected_by(plan)
    if not wish.dry_run:
        desk.library.execute_import(plan)
    left_out = {doubt.card_id for doubt in plan.doubts} if wish.wrong is Choice.LEAVE_OUT else set()
    added = sum(entry.card.id not in left_out for entry in plan.added)
    updated = sum(entry.card.id not in left_out for entry in plan.changed)
    tally.added += added
    tally.updated += updated
    tally.unchanged += len(plan.unchanged)
    tally.rejected += ({"row": row.row, "reason": row.reason, "file": file.name} for row in rejected)
    if not as_json:
        _print(file, plan, (added, updated), [f"row {row.row}: {row.reason}" for row in rejected], wish)


def _print(file: Path, plan: ImportPlan, counts: tuple[int, int], rejected: list[str], wish: Wish) -> None:
    added, updated = counts
    would = "would be " if wish.dry_run else ""
    print(
        f"{file.name}: {counted(added, 'card')} {would}added, {updated} {would}updated, {len(plan.unchanged)} unchanged"
    )
    if not plan.changes_nothing:
        checked, chosen, recalled = (plan.answered(mode) for mode in (Mode.TYPED, Mode.CHOICE, Mode.RECALL))
        print(f"  answers: {checked} checked, {chosen} to choose from, {recalled} to recall and rate")
    if plan.templates:
        print(f"  a fresh problem each time: {counted(plan.templates, 'card')}")
    if plan.caution:
        print(f"  {plan.caution}")
    for remark in plan.remarks:
        print(f"  {remark}")
    if wish.wrong is not Choice.LEAVE_OUT:
        for doubt in plan.doubts:
            print(f"  {'corrected' if wish.wrong is Choice.CORRECT else 'kept'}: {doubt.sentence}")
    if rejected:
        print(f"  {len(rejected)} rejected:")
    for line in rejected:
        print(f"    {line}")


def _said_of(file: Path) -> Callable[[int, int], None]:
    """Progress, where somebody looks."""

    def say(done: int, of: int) -> None:
        if sys.stderr.isatty() and of:
            end = "\n" if done == of else "\r"
            print(f"{file.name}: {done} of {of} answers checked", end=end, file=sys.stderr, flush=True)

    return say


def export_cards(desk: Desk, file: Path, deck: str) -> int:
    exported = desk.library.export(file, deck)
    print(f"{exported.path}: {exported.contents}")
    for remark in exported.remarks:
        print(f"  {remark}")
    return 0
