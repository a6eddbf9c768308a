"""Where in the rows of a text in columns the parts of a note stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from quizapp.exchange.formula_cells import as_meant
from quizapp.exchange.reading.anki.cloze import cloze_cards, has_holes
from quizapp.exchange.reading.anki_header import AnkiHeader
from quizapp.exchange.reading.dialect import MOST_COLUMNS
from quizapp.exchange.scanned import Column, Note, Rejected, Role, Text
from quizapp.exchange.text import TooLong, text_of_html, text_of_plain

_NOWHERE = MOST_COLUMNS
"""Right of every column."""


@dataclass(frozen=True, slots=True)
class Layout:
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
    def of(cls, columns: Sequence[Column], header: AnkiHeader) -> Layout:
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

    def keys(self) -> Callable[[str], str]:
        """What gives the key of a row from its letters; another one where the same letters would be read otherwise."""
        layout = blake2b(repr(self).encode(), digest_size=12)

        def key_of(letters: str) -> str:
            row = layout.copy()
            row.update(letters.encode())
            return row.hexdigest()

        return key_of

    def notes(self, line: int, row: Sequence[str]) -> Iterator[Note | Rejected]:
        """One, or one for each of the holes in its front."""
        source = _cell(row, self.front)
        if not has_holes(source) or self._unfit(row):
            yield self.note(line, row)
            return
        try:
            yield from cloze_cards(self._note(line, row, ()), source, self._read)
        except TooLong as error:
            yield Rejected(line, str(error))

    def note(self, line: int, row: Sequence[str]) -> Note | Rejected:
        """Of a row without holes."""
        if reason := self._unfit(row):
            return Rejected(line, reason)
        try:
            note = self._note(line, row, self._read(_cell(row, self.front)))
        except TooLong as error:
            return Rejected(line, str(error))
        if note.front and note.back:
            return note
        return Rejected(line, f"The {'back' if note.front else 'front'} of this row is empty.")

    def _unfit(self, row: Sequence[str]) -> str:
        """Why a row does not fit the columns; empty if it does."""
        if len(row) > self.width and any(row[self.width :]):
            return f"This row has {len(row):,} columns where the file has {self.width}."
        if len(row) < 2 and not has_holes(row[0]):
            return "There is only one column in this row."
        return ""

    def _note(self, line: int, row: Sequence[str], front: Text) -> Note:
        """May raise TooLong."""
        note = Note(
            line,
            front,
            self._read(_cell(row, self.back)),
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
        return tuple((name, self._read(as_meant(cell))) for name, cell in cells)

    @property
    def _read(self) -> Callable[[str], Text]:
        return text_of_html if self.is_html else text_of_plain


def _cell(row: Sequence[str], place: int) -> str:
    return as_meant(row[place].strip()) if place < len(row) else ""
