"""From what was scanned and what is kept to a plan. Changes nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from quizapp.exchange.scanned import Scan
from quizapp.storage.content import KeptCard
from quizapp.study.gathering import gathering
from quizapp.study.importing.kept import Kept
from quizapp.study.importing.meaning import id_instead_of
from quizapp.study.importing.merging import merge
from quizapp.study.importing.plan import Entry, ImportPlan, Known
from quizapp.study.importing.rows import Rows
from quizapp.study.importing.twins import Twins
from quizapp.study.watching import UNWATCHED, Watch

_STRIDE = 500


def plan_import(
    scan: Scan, kept: Kept, *, rules: Collection[str], deck: str = "", name: str = "", watch: Watch = UNWATCHED
) -> ImportPlan:
    """What importing the file would do. `deck`: where all of it goes, whatever the file says.

    Raises Unusable for a file that turns out not to be readable on the way, and Cancelled.
    """
    with gathering():
        rows = Rows(scan, kept, frozenset(rules), deck.strip())
        for done, row in enumerate(scan.rows):
            if done % _STRIDE == 0:
                watch.tick(done, scan.about)
            rows.take(row)
        _without_ids_of_the_program(rows)
        return _plan(rows, name or scan.name)


def _without_ids_of_the_program(rows: Rows) -> None:
    """A card that comes with the program is known where nothing differs; else the file's gets an id of its own."""
    kept = rows.kept.kept_cards(list(rows.identified))
    for card_id, its in kept.items():
        if its.is_own:
            continue
        each = rows.fresh.pop(card_id)
        if its.card == each.card and not its.retired:
            rows.unchanged.append(Known(each.row, card_id))
        else:
            other = id_instead_of(card_id)
            rows.fresh[other] = replace(each, card=replace(each.card, id=other))
            rows.identified.add(other)


def _plan(rows: Rows, name: str) -> ImportPlan:
    added, changed, known = _parted(rows) if rows.fresh else ([], [], [])
    return ImportPlan(
        name=name,
        added=tuple(added),
        changed=tuple(changed),
        unchanged=tuple(sorted([*rows.unchanged, *known], key=lambda each: each.row)),
        rejected=tuple(sorted(rows.rejected, key=lambda each: each.row)),
        remarks=(*rows.scan.remarks, *rows.pictures.missing(rows.kept.has_picture)),
        columns=rows.scan.columns,
        pictures=rows.pictures.kept,
        media=rows.scan.media,
    )


def _parted(rows: Rows) -> tuple[list[Entry], list[Entry], list[Known]]:
    """What of the fresh notes is new, what changes a card, and what changes nothing."""
    kept = rows.kept.kept_cards(list(rows.fresh))
    twins = Twins(rows.kept, rows.imported, rows.deck, {each.card.deck for each in rows.fresh.values()})
    added, changed, known = [], [], []
    for card_id, each in rows.fresh.items():
        before = kept.get(card_id)
        if before is None and card_id not in rows.identified and (twin := twins.of(each, but=rows.fresh.keys())):
            known.append(Known(each.row, twin, is_twin=True))
        elif before is None:
            added.append(each)
        elif before.retired:
            added.append(replace(each, before=before))
        elif (entry := _changed(each, before)) is not None:
            changed.append(entry)
        else:
            known.append(Known(each.row, card_id))
    return added, changed, known


def _changed(each: Entry, before: KeptCard) -> Entry | None:
    merged = merge(before.given, before.card, each.card)
    return None if merged is None else replace(each, before=before, merged=merged)
