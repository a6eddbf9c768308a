"""Which of Mnemosyne's files it is."""

from __future__ import annotations

from pathlib import Path

from quizapp.exchange.reading.mnemosyne.database import scan_database
from quizapp.exchange.reading.mnemosyne.log import scan_log
from quizapp.exchange.scanned import Options, Scan


def scan_mnemosyne(path: Path, options: Options) -> Scan:
    """Raises Unusable."""
    with path.open("rb") as file:
        is_database = file.read(15) == b"SQLite format 3"
    return scan_database(path, options) if is_database else scan_log(path)
