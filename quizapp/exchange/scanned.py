"""What a file was found to hold, before anything is decided.

A file is scanned into plain values: a `Scan` yields, row by row, a `Note` (one card to be) or a `Rejected` row with its
reason. What is written in HTML, LaTeX or Markdown has become pieces of safe text by then: prose, maths and pictures.
Of a row that may be known to the letter from an earlier import, there is an `Unread` first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import TracebackType
from typing import Self

from quizapp.cards import Card
from quizapp.values import value


class Unusable(Exception):
    """The file cannot be used as a whole. Its text is one plain sentence for the learner.

    Raised by `scan`, and while `Scan.rows` is gone through: a fault may stand in the last line. What came before it
    counts for nothing then.
    """


class Format(StrEnum):
    """What a file was recognised as; the value is what to call it."""

    DELIMITED = "text in columns"
    ANKI_TEXT = "Anki text export"
    ANKI_PACKAGE = "Anki package"
    OWN = "quizapp deck"
    MARKDOWN = "Markdown deck"
    MNEMOSYNE = "Mnemosyne deck"
    SUPERMEMO = "SuperMemo Q/A text"
    CROWDANKI = "CrowdAnki deck"


@value
class Prose:
    """Words. Lines are parted by \\n; there are no tags in it and no entities."""

    text: str


@value
class Maths:
    """LaTeX as it stood between its delimiters, which are gone."""

    latex: str
    display: bool = False
    """Whether it stood on a line of its own: \\[ \\], [$$], $$."""


@value
class Picture:
    """An image of the file; its bytes come from `Media`, if they are there at all. Never an address, never a path."""

    name: str
    title: str = ""
    """What it shows, for those who cannot see it."""


Piece = Prose | Maths | Picture
Text = tuple[Piece, ...]
"""No empty prose, no two proses in a row; the outer ends carry no white space. () is no text at all."""


class Shape(StrEnum):
    """How a note asks."""

    BASIC = "basic"
    """`front`, then `back`."""
    CLOZE = "cloze"
    """`front` with holes, shown as […]; `back` is what belongs into the holes, and no more."""
    OWN = "own"
    """Our own format: everything is in `Note.own`; `front` and `back` are empty."""


@dataclass(frozen=True, slots=True)
class PastReview:
    """One review that another program recorded."""

    at: datetime
    """Aware, UTC."""
    rating: int
    """1 (again) to 4 (easy)."""
    took: timedelta


@dataclass(frozen=True, slots=True)
class Own:
    """A [[card]] of our own format: as it was written, with the defaults of its file, and as it was understood."""

    table: Mapping[str, object]
    card: Card
    """Its id is empty where the file gives none."""


@value
class Note:
    """One card to be. A note of Anki with several templates, or several holes, comes as several of these."""

    row: int
    """Where it stands: the line of a text file, else the number of the note in it. The first is 1."""
    front: Text
    back: Text
    shape: Shape = Shape.BASIC
    deck: str = ""
    """As the file says, sub-decks after ::, empty where it says nothing."""
    fields: tuple[tuple[str, Text], ...] = ()
    """What else the file says of it, by the file's own names; of Anki notes all the fields, front and back too."""
    tags: tuple[str, ...] = ()
    guid: str = ""
    """The other program's id of the note, if any; together with `ordinal` the card's own, import after import."""
    ordinal: int = 0
    """The number of the template, or of the hole, from 0."""
    model: str = ""
    """The name of the note type, where there is one."""
    suspended: bool = False
    """Whether the other program asks it no more; only where `Options.history` asks for it."""
    past: tuple[PastReview, ...] = ()
    """Oldest first; only where `Options.history` asks for it."""
    own: Own | None = None
    back_named: str = ""
    """What the table that it stands in calls its backs, `Derivative`."""


@value
class Rejected:
    """A row that cannot become a card."""

    row: int
    reason: str
    """One plain sentence."""


@value
class Unread:
    """A row that becomes one note without pictures, or is rejected, when it is read."""

    row: int
    key: str
    """The same as long as the row, and the way it is read, stay the same letter by letter."""
    cells: Sequence[str]
    reader: Callable[[int, Sequence[str]], Note | Rejected]

    def read(self) -> Note | Rejected:
        return self.reader(self.row, self.cells)


Row = Note | Rejected | Unread


class Role(StrEnum):
    """What a column of a table can be."""

    FRONT = "front"
    BACK = "back"
    TAGS = "tags"
    DECK = "deck"
    GUID = "guid"
    MODEL = "note type"
    FIELD = "field"
    """Kept under its name in `Note.fields`."""
    NOTHING = "nothing"
    """Left out."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a text in columns: what it is taken as, and what stands in it."""

    name: str
    """As the header says, or “Column 3”."""
    role: Role
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the learner corrected or chose. Whatever is left as it is here is found out from the file."""

    format: Format | None = None
    delimiter: str = ""
    encoding: str = ""
    header: bool | None = None
    """Whether the first row names the columns."""
    roles: tuple[Role, ...] = ()
    """Of the columns from the left; those beyond are fields."""
    history: bool = False
    """Whether to read reviews too, and which cards are suspended."""


@dataclass(frozen=True, slots=True)
class Media:
    """The pictures of a file. Nothing is unpacked until it is asked for."""

    names: frozenset[str] = frozenset()
    fetch: Callable[[str], bytes] | None = None
    mark: Callable[[str], str] | None = None
    """As `mark_of`, for names that are there."""

    def read(self, name: str) -> bytes:
        """The bytes of a picture, bounded. KeyError for a name that is not there, Unusable for a damaged file."""
        if self.fetch is None or name not in self.names:
            raise KeyError(name)
        return self.fetch(name)

    def mark_of(self, name: str) -> str:
        """Something that costs little and is another one when the picture is; empty for a name that is not there."""
        return self.mark(name) if self.mark is not None and name in self.names else ""


def _nothing() -> None:
    """There is nothing to let go of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A file that can be read. Use it in a `with`, for it may hold temporary copies."""

    format: Format
    rows: Iterable[Row]
    """To be gone through once, and then only as far as is wanted. May raise Unusable on the way."""
    name: str
    """What a deck from this file may be called, where its notes name none."""
    about: int
    """How many rows there will be, for progress: exact for packages, a guess for text."""
    media: Media = Media()
    columns: tuple[Column, ...] = ()
    """Of a text in columns, to be corrected through `Options`; else empty."""
    taken: Options | None = None
    """Of a text in columns: how it was taken, found out or as was asked for. None where there is nothing to correct."""
    remarks: tuple[str, ...] = ()
    """How the file was taken, where that was not sure: one plain sentence each."""
    close: Callable[[], None] = field(default=_nothing, repr=False)

    @property
    def notes(self) -> Iterator[Note | Rejected]:
        """The rows, each of them read."""
        return (row.read() if isinstance(row, Unread) else row for row in self.rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
