"""Text in columns: spreadsheets saved as CSV or TSV, word lists, and the text exports of Anki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from quizapp.exchange.reading.anki_header import header_of
from quizapp.exchange.reading.dialect import columns_of, delimiter_of
from quizapp.exchange.reading.encodings import encoding_of
from quizapp.exchange.reading.layout import Layout
from quizapp.exchange.reading.lines import lines_of
from quizapp.exchange.reading.pictures import media_beside
from quizapp.exchange.reading.rows import rows_of
from quizapp.exchange.scanned import Column, Format, Options, Rejected, Row, Scan, Unread

_SAMPLE_LINES = 200
_SAMPLE = 2_000_000
"""Characters after which no further line is looked at ahead."""
_BETWEEN_CELLS = "\x1f"
_PICTURE = re.compile(r"<img", re.IGNORECASE)


def scan_delimited(path: Path, options: Options) -> Scan:
    """Reads a file of rows. Raises Unusable."""
    encoded = encoding_of(path, options.encoding)
    lines = lines_of(path, encoded.encoding)
    sample = list(_sample(lines))
    header = header_of(sample)
    body = [line for line in sample[header.lines :] if not (header.lines and line.startswith("#"))]
    delimiter = options.delimiter or header.delimiter or delimiter_of(body)
    columns, named = columns_of(body, delimiter, header.applied_to(options))
    columns = header.named(columns)
    following = chain(sample[header.lines :], lines)
    rows = rows_of(following, delimiter, first=header.lines + 1, comments=header.lines > 0)
    return Scan(
        format=Format.ANKI_TEXT if header.lines else Format.DELIMITED,
        rows=_rows(islice(rows, int(named), None), Layout.of(columns, header)),
        name=header.deck or path.stem,
        about=max(encoded.lines - header.lines - named, 1),
        columns=columns,
        media=media_beside(path),
        taken=_taken(options, encoded.encoding, delimiter, columns, named=named),
        remarks=tuple(filter(None, (encoded.remark,))),
    )


def _sample(lines: Iterator[str]) -> Iterator[str]:
    """The first lines, by which it is told how the file is written."""
    size = 0
    for line in islice(lines, _SAMPLE_LINES):
        yield line
        size += len(line)
        if size > _SAMPLE:
            return


def _taken(options: Options, encoding: str, delimiter: str, columns: Sequence[Column], *, named: bool) -> Options:
    roles = tuple(column.role for column in columns)
    return replace(options, encoding=encoding, delimiter=delimiter, header=named, roles=roles)


def _rows(rows: Iterator[tuple[int, list[str]] | Rejected], layout: Layout) -> Iterator[Row]:
    key_of = layout.keys()
    for found in rows:
        if isinstance(found, Rejected):
            yield found
            continue
        line, row = found
        letters = _BETWEEN_CELLS.join(row)
        if _has_more(letters):
            yield from layout.notes(line, row)
            continue
        try:
            yield Unread(line, key_of(letters), row, layout.note)
        except UnicodeEncodeError:
            yield Rejected(line, "Half a character stands in this row, which is no text.")


def _has_more(letters: str) -> bool:
    """Whether there may be holes, each of which makes a note, or pictures, which may change behind their names."""
    return "{{c" in letters or "![" in letters or ("<" in letters and _PICTURE.search(letters) is not None)
