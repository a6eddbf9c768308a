"""Run by test_kill.py: suspends all cards and unsuspends them, again and again, and says so once it is on disk."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from quizapp.storage.collection import open_collection


def main() -> None:
    now = datetime(2026, 3, 14, 15, 9, tzinfo=UTC)
    with open_collection(Path(sys.argv[1]), now) as collection:
        ids = [card.id for card in collection.cards()]
        while True:
            is_on = bool(collection.listing.suspended())
            sys.stdout.write(f"{collection.edits.suspend(ids, now, suspended=not is_on).sentence}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
