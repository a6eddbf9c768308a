"""The door to all formats: which one is this file, and what does it hold?"""

from __future__ import annotations

from pathlib import Path

from quizapp.exchange.scanned import Options, Scan

_USUAL = Options()


def scan(path: Path, options: Options = _USUAL) -> Scan:
    """What the file holds. Reading decides nothing and changes nothing. Raises Unusable."""
    raise NotImplementedError


def scan_text(text: str, options: Options = _USUAL) -> Scan:
    """The same of a text that was pasted. Raises Unusable."""
    raise NotImplementedError
