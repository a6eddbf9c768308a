"""Text in columns: spreadsheets saved as CSV or TSV, word lists, and the text exports of Anki."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from quizapp.exchange.reading.anki.cloze import cloze_cards, has_holes
from quizapp.exchange.reading.anki_header import AnkiHeader, header_of
from quizapp.exchange.reading.dialect import MOST_COLUMNS, columns_of, delimiter_of
from quizapp.exchange.reading.encodings import encoding_of
from quizapp.exchange.reading.lines import lines_of
from quizapp.exchange.reading.rows import rows_of
from quizapp.exchange.scanned import Column, Format, Note, Options, Rejected, Role, Scan, Text
from quizapp.exchange.text import TooLong, text_of_html, text_of_plain

_SAMPLE_LINES = 200
_NOTHING: Text = ()


def scan_delimited(path: Path, options: Options) -> Scan:
    """Reads a file of rows. Raises Unusable."""
    encoded = encoding_of(path, options.encoding)
    lines = lines_of(path, encoded.encoding)
    sample = list(islice(lines, _SAMPLE_LINES))
    header = header_of(sample)
    body = [line for line in sample[header.lines :] if not (header.lines and line.startswith("#"))]
    delimiter = options.delimiter or header.delimiter or delimiter_of(body)
    columns, named = columns_of(body, delimiter, header.applied_to(options))
    columns = header.named(columns)
    following = chain(sample[header.lines :], lines)
    rows = rows_of(following, delimiter, first=header.lines + 1, comments=header.lines > 0)
    return Scan(
        format=Format.ANKI_TEXT if header.lines else Format.DELIMITED,
        notes=_notes(islice(rows, int(named), None), _Layout.of(columns, header)),
        name=header.deck or path.stem,
        about=max(encoded.lines - header.lines - named, 1),
        columns=columns,
        remarks=tuple(filter(None, (encoded.remark,))),
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where in a row the parts of a note stand."""

    places: dict[Role, int]
    fields: tuple[tuple[int, str], ...]
    width: int
    deck: str
    tags: tuple[str, ...]
    model: str
    read: Callable[[str], Text]

    @classmethod
    def of(cls, columns: Sequence[Column], header: AnkiHeader) -> _Layout:
        roles = [column.role for column in columns]
        return cls(
            {role: roles.index(role) for role in Role if role in roles and role not in {Role.FIELD, Role.NOTHING}},
            tuple((place, column.name) for place, column in enumerate(columns) if column.role is Role.FIELD),
            len(columns),
            header.deck,
            header.tags,
            header.model,
            text_of_html if header.html else text_of_plain,
        )

    def cell(self, row: Sequence[str], role: Role) -> str:
        place = self.places.get(role, MOST_COLUMNS)
        return row[place].strip() if place < len(row) else ""


def _notes(rows: Iterator[tuple[int, list[str]] | Rejected], layout: _Layout) -> Iterator[Note | Rejected]:
    for found in rows:
        if isinstance(found, Rejected):
            yield found
            continue
        line, row = found
        try:
            yield from _cards(line, row, layout)
        except TooLong as error:
            yield Rejected(line, str(error))


def _cards(line: int, row: list[str], layout: _Layout) -> Iterator[Note | Rejected]:
    """The cards of a row: one, or one for each number of its holes. May raise TooLong."""
    if reason := _unfit(row, layout):
        yield Rejected(line, reason)
        return
    front = layout.cell(row, Role.FRONT)
    fields = tuple((name, layout.read(row[place])) for place, name in layout.fields if place < len(row) and row[place])
    about = _About(layout, row, fields)
    if has_holes(front):
        yield from cloze_cards(about.note(line, _NOTHING, layout.read(layout.cell(row, Role.BACK))), front, layout.read)
        return
    read = about.note(line, layout.read(front), layout.read(layout.cell(row, Role.BACK)))
    if read.front and read.back:
        yield read
    else:
        yield Rejected(line, f"The {'back' if read.front else 'front'} of this row is empty.")


def _unfit(row: list[str], layout: _Layout) -> str:
    """Why a row does not fit the columns; empty if it does."""
    if len(row) > layout.width and any(row[layout.width :]):
        return f"This row has {len(row):,} columns where the file has {layout.width}."
    if len(row) < 2 and not has_holes(row[0]):
        return "There is only one column in this row."
    return ""


@dataclass(frozen=True, slots=True)
class _About:
    """What a row says besides its front and back."""

    layout: _Layout
    row: list[str]
    fields: tuple[tuple[str, Text], ...]

    def note(self, line: int, front: Text, back: Text) -> Note:
        layout, row = self.layout, self.row
        tags = layout.cell(row, Role.TAGS)
        return Note(
            row=line,
            front=front,
            back=back,
            deck=layout.cell(row, Role.DECK) or layout.deck,
            fields=self.fields,
            tags=(*layout.tags, *tags.replace(",", " ").split()) if tags else layout.tags,
            guid=layout.cell(row, Role.GUID),
            model=layout.cell(row, Role.MODEL) or layout.model,
        )
