"""Opening the desk: collection, content and grader put together."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from random import Random

from tzlocal import get_localzone

from quizapp.exchange.content import fingerprint, read_content
from quizapp.grading.client import Grader
from quizapp.resources import data_folder
from quizapp.storage.collection import Collection, open_collection
from quizapp.study.desk import Desk
from quizapp.study.sitting import Clock


def utc_now() -> datetime:
    return datetime.now(UTC)


def open_desk(
    path: Path, grader: Grader, *, clock: Clock = utc_now, zone: tzinfo | None = None, rng: Random | None = None
) -> Desk:
    """Opens (or creates) the collection, brings its cards up to date and makes today's backup.

    Raises CollectionError with a plain sentence when the file cannot be used; it is untouched then.
    """
    collection = open_collection(path, clock())
    try:
        return _desk(collection, grader, clock, zone or get_localzone(), rng or Random())
    except BaseException:
        collection.close()
        raise


def _desk(collection: Collection, grader: Grader, clock: Clock, zone: tzinfo, rng: Random) -> Desk:
    collection.daily_backup(clock())
    shipped = fingerprint(data_folder())
    if collection.content_fingerprint() != shipped:
        collection.sync(read_content(data_folder()), shipped)
    return Desk(collection, grader, clock=clock, zone=zone, rng=rng)
