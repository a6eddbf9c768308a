"""Carries a plan out: a backup, then one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from quizapp.cards import Card, Mode, Rating, Review
from quizapp.exchange.scanned import Rejected
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection
from quizapp.storage.imports import Batch, ImportedCard
from quizapp.study.gathering import gathering
from quizapp.study.importing.plan import Choice, Entry, ImportPlan
from quizapp.study.watching import UNWATCHED, Watch


@dataclass(frozen=True, slots=True)
class Done:
    """What an import did."""

    import_id: UUID | None
    """To undo it with; None where nothing was changed."""
    added: int
    updated: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    """With the cards that were left out because their answers are wrong."""


def execute(
    plan: ImportPlan, collection: Collection, scheduler: Scheduler, now: datetime, watch: Watch = UNWATCHED
) -> Done:
    """Keeps what the plan says, all of it or nothing.

    Raises CollectionError with a plain sentence, Cancelled, and Unusable where a picture cannot be read any more.
    """
    with gathering():
        return _execute(plan, collection, scheduler, now, watch)


def _execute(plan: ImportPlan, collection: Collection, scheduler: Scheduler, now: datetime, watch: Watch) -> Done:
    made = uuid4()
    added = [_imported(entry, plan, scheduler, made) for entry in plan.added if not _is_left_out(entry, plan)]
    changed = [_imported(entry, plan, scheduler, made) for entry in plan.changed if not _is_left_out(entry, plan)]
    done = Done(made, len(added), len(changed), len(plan.unchanged), rejected_by(plan))
    if not added and not changed:
        return replace(done, import_id=None)
    total = len(added) + len(changed)
    watch.tick(0, total)
    collection.backup(now, "before import")
    batch = Batch(id=made, name=plan.name, at=now, cards=(*added, *changed))
    collection.keep_import(batch, _pictures(plan), lambda count: watch.tick(count, total))
    return done


def _is_left_out(entry: Entry, plan: ImportPlan) -> bool:
    return plan.choices.get(entry.card.id) is Choice.LEAVE_OUT


def rejected_by(plan: ImportPlan) -> tuple[Rejected, ...]:
    """The rows that will be no cards, with those whose wrong answers are left out."""
    left_out = [
        Rejected(doubt.row, doubt.sentence)
        for doubt in plan.doubts
        if plan.choices.get(doubt.card_id) is Choice.LEAVE_OUT
    ]
    return tuple(sorted([*plan.rejected, *left_out], key=lambda rejected: rejected.row))


def _imported(entry: Entry, plan: ImportPlan, scheduler: Scheduler, made: UUID) -> ImportedCard:
    given = _corrected(entry.card, plan)
    card = _corrected(_card(entry, plan), plan)
    reviews = _reviews(entry, made) if entry.past and entry.before is None else ()
    return ImportedCard(
        card=card,
        digest=entry.digest,
        meaning=entry.meaning,
        given=None if card is given or card == given else given,
        before=entry.before,
        reviews=reviews,
        memory=scheduler.replay(reviews) if reviews else None,
        suspended=entry.suspended,
    )


def _card(entry: Entry, plan: ImportPlan) -> Card:
    """What is to be kept: the learner's own changes stay, unless the file was chosen."""
    if entry.merged is None or entry.card.id in plan.taken:
        return entry.card
    return entry.merged.card


def _corrected(card: Card, plan: ImportPlan) -> Card:
    if plan.choices.get(card.id) is not Choice.CORRECT:
        return card
    doubt = next(doubt for doubt in plan.doubts if doubt.card_id == card.id)
    return replace(card, answer=doubt.truth) if card.answer == doubt.says else card


def _reviews(entry: Entry, made: UUID) -> tuple[Review, ...]:
    return tuple(
        Review(
            id=uuid5(made, f"{entry.card.id} {place}"),
            card_id=entry.card.id,
            at=past.at,
            rating=Rating(past.rating),
            mode=Mode.RECALL,
            session=made,
            took=past.took,
        )
        for place, past in enumerate(entry.past)
    )


def _pictures(plan: ImportPlan) -> Iterator[bytes]:
    for name in plan.pictures.values():
        yield plan.media.read(name)
