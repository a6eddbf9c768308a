"""Run by test_kill.py: records reviews without end, and prints the id of each once it is on disk."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from quizapp.cards import Memory, Mode, Rating, Review
from quizapp.cards.review import Stage
from quizapp.storage.collection import open_collection


def main() -> None:
    now = datetime(2026, 3, 14, 15, 9, tzinfo=UTC)
    with open_collection(Path(sys.argv[1]), now) as collection:
        session = uuid4()
        while True:
            now += timedelta(seconds=1)
            review = Review(
                id=uuid4(),
                card_id="square",
                at=now,
                rating=Rating.GOOD,
                mode=Mode.TYPED,
                session=session,
                took=timedelta(seconds=1),
            )
            collection.record(review, Memory(Stage.REVIEW, None, 1.0, 5.0, now + timedelta(days=1), now))
            sys.stdout.write(f"{review.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
