"""The lines of a text file, each bounded, so that no file can fill the memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quizapp.exchange.scanned import Unusable

LONGEST_LINE = 8_000_000
"""Characters. A line of 5 MB is still read, so that its row can be rejected and the others kept."""


def lines_of(path: Path, encoding: str) -> Iterator[str]:
    """The lines with their ends, as the csv module wants them. Raises Unusable."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            number = 0
            while line := file.readline(LONGEST_LINE):
                number += 1
                if len(line) >= LONGEST_LINE:
                    raise Unusable(f"Line {number} is longer than {LONGEST_LINE:,} characters.")
                yield line
    except OSError as error:
        raise Unusable("The file cannot be read.") from error
    except UnicodeError as error:
        raise Unusable(f"Line {number + 1} cannot be read as {encoding.upper()}.") from error
