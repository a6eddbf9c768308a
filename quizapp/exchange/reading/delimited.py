"""Text in columns: spreadsheets saved as CSV or TSV, word lists, and the text exports of Anki."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path

from quizapp.exchange.formula_cells import as_meant
from quizapp.exchange.reading.anki.cloze import cloze_cards, has_holes
from quizapp.exchange.reading.anki_header import AnkiHeader, header_of
from quizapp.exchange.reading.dialect import MOST_COLUMNS, columns_of, delimiter_of
from quizapp.exchange.reading.encodings import encoding_of
from quizapp.exchange.reading.lines import lines_of
from quizapp.exchange.reading.pictures import media_beside
from quizapp.exchange.reading.rows import rows_of
from quizapp.exchange.scanned import (
    Column,
    Format,
    Note,
    Options,
    Rejected,
    Role,
    Row,
    Scan,
    Text,
    Unread,
)
from quizapp.exchange.text import TooLong, text_of_html, text_of_plain

_SAMPLE_LINES = 200
_BETWEEN_CELLS = "\x1f"
_PICTURE = re.compile(r"<img", re.IGNORECASE)
_NOWHERE = MOST_COLUMNS
"""Right of every column."""
_SAMPLE = 2_000_000
"""Characters after which no further line is looked at ahead."""


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
        rows=_rows(islice(rows, int(named), None), _Layout.of(columns, header)),
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


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where in a row the parts of a note stand."""

    front: int
    back: int
    others: tuple[tuple[Role, int], ...]
    fields: tuple[tuple[int, str], ...]
    width: int
    deck: str
    tags: tuple[str, ...]
    model: str
    back_named: str
    is_html: bool

    @classmethod
    def of(cls, columns: Sequence[Column], header: AnkiHeader) -> _Layout:
        roles = [column.role for column in columns]
        places = {role: roles.index(role) for role in Role if role in roles}
        front, back, *others = (Role.FRONT, Role.BACK, Role.TAGS, Role.DECK, Role.GUID, Role.MODEL)
        return cls(
            places.get(front, _NOWHERE),
            places.get(back, _NOWHERE),
            tuple((role, places[role]) for role in others if role in places),
            tuple((place, column.name) for place, column in enumerate(columns) if column.role is Role.FIELD),
            len(columns),
            header.deck,
            header.tags,
            header.model,
            next((column.name for column in columns if column.role is Role.BACK), ""),
            header.html,
        )

    @property
    def read(self) -> Callable[[str], Text]:
        return text_of_html if self.is_html else text_of_plain

    def keys(self) -> Callable[[str], str]:
        """What gives the key of a row from its letters."""
        layout = blake2b(repr(self).encode(), digest_size=12)

        def key_of(letters: str) -> str:
            row = layout.copy()
            row.update(letters.encode())
            return row.hexdigest()

        return key_of

    def only_note(self, line: int, row: Sequence[str]) -> Note | Rejected:
        """Of a row that makes no more than one."""
        (note,) = _notes(line, row, self)
        return note

    def unfit(self, row: Sequence[str]) -> str:
        """Why a row does not fit the columns; empty if it does."""
        if len(row) > self.width and any(row[self.width :]):
            return f"This row has {len(row):,} columns where the file has {self.width}."
        if len(row) < 2 and not has_holes(row[0]):
            return "There is only one column in this row."
        return ""

    def note(self, line: int, row: Sequence[str], front: Text) -> Note:
        """May raise TooLong."""
        note = Note(
            line,
            front,
            self.read(_cell(row, self.back)),
            deck=self.deck,
            tags=self.tags,
            model=self.model,
            back_named=self.back_named,
        )
        return self._with_more(note, row) if self.others or self.fields else note

    def _with_more(self, note: Note, row: Sequence[str]) -> Note:
        """With what stands in the row besides front and back."""
        said = {role: _cell(row, place) for role, place in self.others}
        return replace(
            note,
            deck=said.get(Role.DECK) or note.deck,
            fields=self._fields(row),
            tags=(*note.tags, *said.get(Role.TAGS, "").replace(",", " ").split()),
            guid=said.get(Role.GUID, ""),
            model=said.get(Role.MODEL) or note.model,
        )

    def _fields(self, row: Sequence[str]) -> tuple[tuple[str, Text], ...]:
        cells = ((name, row[place]) for place, name in self.fields if place < len(row) and row[place])
        return tuple((name, self.read(as_meant(cell))) for name, cell in cells)


def _cell(row: Sequence[str], place: int) -> str:
    return as_meant(row[place].strip()) if place < len(row) else ""


def _rows(rows: Iterator[tuple[int, list[str]] | Rejected], layout: _Layout) -> Iterator[Row]:
    key_of = layout.keys()
    for found in rows:
        if isinstance(found, Rejected):
            yield found
            continue
        line, row = found
        letters = _BETWEEN_CELLS.join(row)
        if _has_more(letters):
            yield from _notes(line, row, layout)
            continue
        try:
            yield Unread(line, key_of(letters), row, layout.only_note)
        except UnicodeEncodeError:
            yield Rejected(line, "Half a character stands in this row, which is no text.")


def _has_more(letters: str) -> bool:
    """Whether several notes may be made of it, or whether pictures are shown, which may change behind their names."""
    return "{{c" in letters or "![" in letters or ("<" in letters and _PICTURE.search(letters) is not None)


def _notes(line: int, row: Sequence[str], layout: _Layout) -> Iterator[Note | Rejected]:
    try:
        if reason := layout.unfit(row):
            yield Rejected(line, reason)
        elif has_holes(source := _cell(row, layout.front)):
            yield from cloze_cards(layout.note(line, row, ()), source, layout.read)
        else:
            yield _whole(layout.note(line, row, layout.read(source)))
    except TooLong as error:
        yield Rejected(line, str(error))


def _whole(note: Note) -> Note | Rejected:
    if note.front and note.back:
        return note
    return Rejected(note.row, f"The {'back' if note.front else 'front'} of this row is empty.")
