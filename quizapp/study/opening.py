"""Opening the desk: collection, content and grader put together."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from random import Random

from tzlocal import get_localzone

from quizapp.cards import Practice
from quizapp.exchange.content import fingerprint, read_content
from quizapp.exchange.mistake_names import mistake_names
from quizapp.grading.client import Grader
from quizapp.resources import data_folder
from quizapp.storage.collection import Collection, open_collection
from quizapp.study.desk import Desk
from quizapp.study.practices import practice_by
from quizapp.study.sitting import Clock


def utc_now() -> datetime:
    return datetime.now(UTC)


def open_desk(
    path: Path,
    grader: Grader,
    *,
    clock: Clock = utc_now,
    zone: tzinfo | None = None,
    rng: Random | None = None,
    practice: Practice | None = None,
) -> Desk:
    """Opens (or creates) the collection, brings its cards up to date and makes today's backup.

    Fresh problems are made by the grader unless `practice` says otherwise.

    Raises CollectionError with a plain sentence when the file cannot be used; it is untouched then.
    """
    collection = open_collection(path, clock())
    try:
        _bring_up_to_date(collection, clock())
        zone, rng = zone or get_localzone(), rng or Random()
        practice = practice or practice_by(grader, collection.rules())
        names = mistake_names(data_folder())
        return Desk(collection, grader, clock=clock, zone=zone, rng=rng, practice=practice, mistake_names=names)
    except BaseException:
        collection.close()
        raise


def _bring_up_to_date(collection: Collection, now: datetime) -> None:
    collection.daily_backup(now)
    shipped = fingerprint(data_folder())
    if collection.content_fingerprint() != shipped:
        collection.sync(read_content(data_folder()), shipped)
