"""A text file as a whole or as lines, for the formats that are simple."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quizapp.exchange.reading.encodings import encoding_of
from quizapp.exchange.reading.lines import lines_of
from quizapp.exchange.scanned import Options


@dataclass(frozen=True, slots=True)
class TextFile:
    """Its lines without their ends, numbered from 1; to be gone through once."""

    lines: Iterator[tuple[int, str]]
    count: int
    remarks: tuple[str, ...]


def text_file(path: Path, options: Options) -> TextFile:
    """Raises Unusable, also while the lines are gone through."""
    encoded = encoding_of(path, options.encoding)
    lines = (line.rstrip("\r\n") for line in lines_of(path, encoded.encoding))
    return TextFile(enumerate(lines, 1), encoded.lines, tuple(filter(None, (encoded.remark,))))
