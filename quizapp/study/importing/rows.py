"""The rows of a file, gone through one by one: which are known, which come again, which say something new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizapp.cards import Card
from quizapp.exchange.scanned import Note, Rejected, Row, Scan, Unread
from quizapp.storage.imports import LastImported
from quizapp.study.importing.kept import Kept
from quizapp.study.importing.meaning import answers_as, digest_of, digest_of_note, id_of, meaning_of
from quizapp.study.importing.pictures import Pictures, asked_about
from quizapp.study.importing.plan import Entry, Known
from quizapp.study.importing.recognising import Recognised, Unfit
from quizapp.study.importing.taking import taken


@dataclass(slots=True)
class Rows:
    scan: Scan
    kept: Kept
    rules: frozenset[str]
    deck: str
    """Where all of them go; empty: where the file says."""
    fresh: dict[str, Entry] = field(default_factory=dict)
    """By card, notes that are not word for word what was imported last."""
    identified: set[str] = field(default_factory=set)
    """Those whose ids are given in the file, as our own format does; others are known by what they ask."""
    unchanged: list[Known] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    pictures: Pictures = field(init=False)
    imported: Mapping[str, LastImported] = field(init=False)
    """By card, what was known of its note."""
    _seen: dict[str, Entry | Known] = field(default_factory=dict)
    """By meaning, the first row that asks it."""
    _recalled: int = 0
    """Of `unchanged`, how many are among those seen."""
    _looked_into: dict[str, Card] = field(default_factory=dict)
    """By id, cards of rows that are as they were."""
    _rows: dict[str, int] = field(default_factory=dict)
    """By digest: rows that are the same to the letter."""
    _ids: dict[str, str] = field(init=False)
    """By digest, the card that it was imported as."""
    _goes: str = field(init=False)
    """A digest of what decides besides a row what becomes of it."""

    def __post_init__(self) -> None:
        self.imported = self.kept.last_imported()
        self._ids = {last.digest: card_id for card_id, last in self.imported.items()}
        self._goes = digest_of(self.deck, self.scan.name)[:8]
        self.pictures = Pictures(self.scan.media)

    def take(self, row: Row) -> None:
        if isinstance(row, Rejected):
            self.rejected.append(row)
            return
        try:
            digest = self._digest(row)
        except UnicodeEncodeError:
            self._reject(row.row, "Half a character stands in this card, which is no text.")
            return
        if (first := self._rows.setdefault(digest, row.row)) != row.row:
            self._reject(row.row, f"This is row {first} again.")
        elif (card_id := self._ids.get(digest)) is not None:
            self.unchanged.append(Known(row.row, card_id))
        else:
            self._read(row.read() if isinstance(row, Unread) else row, digest)

    def _digest(self, row: Note | Unread) -> str:
        """Raises UnicodeEncodeError."""
        if isinstance(row, Note):
            return digest_of_note(row, self._deck(row), self.pictures.marks_of)
        return self._goes + row.key

    def _deck(self, note: Note) -> str:
        return self.deck or (note.own.card.deck if note.own else note.deck) or self.scan.name

    def _read(self, note: Note | Rejected, digest: str) -> None:
        if isinstance(note, Rejected):
            self.rejected.append(note)
            return
        try:
            found = taken(note, self._deck(note), self.rules, self.pictures.name_of)
        except Unfit as error:
            self._reject(note.row, str(error))
            return
        self._keep(note, found, digest)

    def _keep(self, note: Note, found: Recognised, digest: str) -> None:
        self._recall()
        meaning = meaning_of(found)
        given = note.own.card.id if note.own else ""
        card = found.card(given or id_of(note, found.says["deck"], self._asks(note, meaning)))
        entry = Entry(row=note.row, card=card, digest=digest, meaning=meaning, past=note.past, suspended=note.suspended)
        if self._has_taken(entry) if given else self._is_again(entry):
            return
        self.fresh[card.id] = entry
        if given:
            self.identified.add(given)

    def _asks(self, note: Note, meaning: str) -> str:
        """What makes it this card of this file, also when the picture that it asks about was changed under its name."""
        if note.guid or not asked_about(note):
            return meaning
        named = taken(note, self._deck(note), self.rules, lambda name: name)
        return f"{meaning_of(named)} {self.scan.name}"

    def _recall(self) -> None:
        """What unchanged rows ask; not before something else may ask the same."""
        for known in self.unchanged[self._recalled :]:
            self._seen.setdefault(self.imported[known.card_id].meaning, known)
        self._recalled = len(self.unchanged)

    def _has_taken(self, entry: Entry) -> bool:
        """Whether an earlier row has the id that this one names."""
        earlier = self.fresh.get(entry.card.id)
        if earlier is not None:
            self._reject(entry.row, f"This has the id of row {earlier.row}.")
        return earlier is not None

    def _is_again(self, entry: Entry) -> bool:
        """Whether an earlier row asked the same; with another answer it is another card, where ids tell them apart."""
        earlier = self._seen.setdefault(entry.meaning, entry)
        if earlier is entry:
            return False
        before = self._card(earlier)
        if answers_as(before, entry.card):
            self._reject(entry.row, f"This asks the same as row {earlier.row}.")
            return True
        if entry.card.id in self.fresh or entry.card.id == before.id:
            first = self.fresh.get(entry.card.id, earlier).row
            self._reject(entry.row, f"This asks the same as row {first}, and answers it otherwise.")
            return True
        return False

    def _card(self, seen: Entry | Known) -> Card:
        """A row that is as it was is not looked into before it is needed."""
        if isinstance(seen, Entry):
            return seen.card
        if seen.card_id not in self._looked_into:
            self._looked_into |= self.kept.given_cards([seen.card_id])
        return self._looked_into[seen.card_id]

    def _reject(self, row: int, reason: str) -> None:
        self.rejected.append(Rejected(row, reason))
