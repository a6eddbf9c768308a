from pathlib import Path

import pytest

from quizapp.exchange.scan import scan
from quizapp.exchange.scanned import Note, Options, Rejected
from quizapp.exchange.text import plain


class Reading:
    """Reads files, and gives what came of them in shapes that are easy to compare."""

    decks = Path(__file__).parent.parent.parent / "data" / "decks"

    def everything(self, path: Path, **options: object) -> list[Note | Rejected]:
        with scan(path, Options(**options)) as found:  # type: ignore[arg-type]
            return list(found.notes)

    def notes(self, path: Path, **options: object) -> list[Note]:
        return [note for note in self.everything(path, **options) if isinstance(note, Note)]

    def rejected(self, path: Path, **options: object) -> list[tuple[int, str]]:
        return [(note.row, note.reason) for note in self.everything(path, **options) if isinstance(note, Rejected)]

    def sides(self, path: Path, **options: object) -> list[tuple[str, str]]:
        """Fronts and backs, formulas between dollar signs."""
        return [(plain(note.front), plain(note.back)) for note in self.notes(path, **options)]


@pytest.fixture(scope="session")
def read() -> Reading:
    return Reading()
