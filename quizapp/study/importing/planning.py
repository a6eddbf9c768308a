"""From what was scanned and what is kept to a plan. Changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Protocol

from quizapp.cards import Card
from quizapp.cards.picture import picture_name
from quizapp.cards.pictured import with_pictures
from quizapp.cards.practice import DECK as PRACTICE_DECK
from quizapp.cards.practice import practised_rule
from quizapp.exchange.scanned import Maths, Note, Own, Piece, Prose, Rejected, Row, Scan, Shape, Unread
from quizapp.storage.content import KeptCard
from quizapp.storage.imports import LastImported
from quizapp.study.importing.gathering import gathering
from quizapp.study.importing.meaning import (
    answer_meaning,
    digest_of,
    digest_of_note,
    id_instead_of,
    id_of,
    meaning_of,
    read_again,
)
from quizapp.study.importing.merging import merge
from quizapp.study.importing.plan import Entry, ImportPlan, Known
from quizapp.study.importing.recognising import Recognised, Unfit, recognised
from quizapp.study.importing.watching import UNWATCHED, Watch

LONGEST = 20_000
"""Characters on one side of a card."""
_STRIDE = 500


class Kept(Protocol):
    """What the plan has to know of the collection."""

    def last_imported(self) -> Mapping[str, LastImported]: ...

    def kept_cards(self, ids: Sequence[str]) -> Mapping[str, KeptCard]: ...

    def given_cards(self, ids: Sequence[str]) -> Mapping[str, Card]: ...

    def never_imported(self) -> list[Card]: ...

    def shipped_in(self, decks: Set[str]) -> list[Card]: ...

    def has_picture(self, name: str) -> bool: ...


def plan_import(
    scan: Scan, kept: Kept, *, rules: Collection[str], deck: str = "", name: str = "", watch: Watch = UNWATCHED
) -> ImportPlan:
    """What importing the file would do. `deck`: where all of it goes, whatever the file says.

    Raises Unusable for a file that turns out not to be readable on the way, and Cancelled.
    """
    with gathering():
        reading = _Reading(scan, kept, frozenset(rules), deck.strip())
        for done, row in enumerate(scan.rows):
            if done % _STRIDE == 0:
                watch.tick(done, scan.about)
            reading.take(row)
        return reading.plan(name or scan.name)


@dataclass(slots=True)
class _Reading:
    """One going through of a file."""

    scan: Scan
    kept: Kept
    rules: frozenset[str]
    deck: str
    imported: Mapping[str, LastImported] = field(init=False)
    fresh: dict[str, Entry] = field(default_factory=dict)
    """By card, notes that are not word for word what was imported last."""
    identified: set[str] = field(default_factory=set)
    """Those whose ids are given in the file, as our own format does; others are known by what they ask."""
    unchanged: list[Known] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    seen: dict[str, Entry | Known] = field(default_factory=dict)
    """By meaning, the first row that asks it."""
    looked_into: dict[str, Card] = field(default_factory=dict)
    """By id, cards of rows that are as they were."""
    recalled: int = 0
    """Of `unchanged`, how many are among those seen."""
    rows: dict[str, int] = field(default_factory=dict)
    """By digest: rows that are the same to the letter."""
    ids: dict[str, str] = field(init=False)
    """By digest, the card that it was imported as."""
    goes: str = field(init=False)
    """A digest of what decides besides a row what becomes of it."""

    def __post_init__(self) -> None:
        self.imported = self.kept.last_imported()
        self.ids = {last.digest: card_id for card_id, last in self.imported.items()}
        self.goes = digest_of(self.deck, self.scan.name)[:8]

    def take(self, row: Row) -> None:
        if isinstance(row, Rejected):
            self.rejected.append(row)
            return
        try:
            digest = self.goes + row.key if isinstance(row, Unread) else digest_of_note(row, self._deck(row))
        except UnicodeEncodeError:
            self.rejected.append(Rejected(row.row, "Half a character stands in this card, which is no text."))
            return
        if (first := self.rows.setdefault(digest, row.row)) != row.row:
            self.rejected.append(Rejected(row.row, f"This is row {first} again."))
        elif (card_id := self.ids.get(digest)) is not None:
            self.unchanged.append(Known(row.row, card_id))
        else:
            self._read(row.read() if isinstance(row, Unread) else row, digest)

    def _deck(self, note: Note) -> str:
        return self.deck or note.deck or self.scan.name

    def _read(self, note: Note | Rejected, digest: str) -> None:
        if isinstance(note, Rejected):
            self.rejected.append(note)
            return
        try:
            _check(note)
            found = self._own(note.own) if note.own else recognised(note, self._deck(note), self.rules, self._name_of)
        except Unfit as error:
            self.rejected.append(Rejected(note.row, str(error)))
            return
        self._keep(note, found, digest)

    def _recall(self) -> None:
        """What unchanged rows ask; not before something else may ask the same."""
        for known in self.unchanged[self.recalled :]:
            self.seen.setdefault(self.imported[known.card_id].meaning, known)
        self.recalled = len(self.unchanged)

    def _keep(self, note: Note, found: Recognised, digest: str) -> None:
        self._recall()
        meaning = meaning_of(found)
        given = note.own.card.id if note.own else ""
        card = found.card(given or id_of(note, found.says["deck"], meaning))
        entry = Entry(row=note.row, card=card, digest=digest, meaning=meaning, past=note.past, suspended=note.suspended)
        if self._has_taken(entry) if given else self._is_again(entry):
            return
        self.fresh[card.id] = entry
        if given:
            self.identified.add(given)

    def _has_taken(self, entry: Entry) -> bool:
        """Whether an earlier row has the id that this one names."""
        earlier = self.fresh.get(entry.card.id)
        if earlier is not None:
            self.rejected.append(Rejected(entry.row, f"This has the id of row {earlier.row}."))
        return earlier is not None

    def _is_again(self, entry: Entry) -> bool:
        """Whether an earlier row asked the same; with another answer it is another card, where ids tell them apart."""
        earlier = self.seen.setdefault(entry.meaning, entry)
        if earlier is entry:
            return False
        before = self._card(earlier)
        if _answers_as(before, entry.card):
            self.rejected.append(Rejected(entry.row, f"This asks the same as row {earlier.row}."))
            return True
        if entry.card.id in self.fresh or entry.card.id == before.id:
            first = self.fresh.get(entry.card.id, earlier).row
            self.rejected.append(Rejected(entry.row, f"This asks the same as row {first}, and answers it otherwise."))
            return True
        return False

    def _card(self, seen: Entry | Known) -> Card:
        """A row that is as it was is not looked into before it is needed."""
        if isinstance(seen, Entry):
            return seen.card
        if seen.card_id not in self.looked_into:
            self.looked_into |= self.kept.given_cards([seen.card_id])
        return self.looked_into[seen.card_id]

    def _own(self, own: Own) -> Recognised:
        """A card of our own format: all is said there."""
        card = own.card
        if unknown := set(card.rules) - self.rules:
            raise Unfit(f"There is no rule “{min(unknown)}”.")
        if practised_rule(card.id) is not None or card.deck == PRACTICE_DECK:
            raise Unfit("Fresh problems are made by quizapp itself; they cannot be imported.")
        shown = with_pictures(card, lambda name: self._name_of(name) or name)
        return read_again(replace(shown, deck=self.deck or card.deck or self.scan.name))

    def _name_of(self, name: str) -> str:
        if name not in self.named:
            try:
                self.named[name] = picture_name(self.scan.media.read(name))
            except KeyError:
                self.named[name] = ""
            if kept := self.named[name]:
                self.pictures[kept] = name
        return self.named[name]

    def plan(self, name: str) -> ImportPlan:
        self._without_ids_of_the_program()
        kept = self.kept.kept_cards(list(self.fresh))
        asked = [card_id for card_id, each in kept.items() if not each.retired]
        given = self.kept.given_cards(asked)
        twins = self._twins()
        added, changed = [], []
        for card_id, each in self.fresh.items():
            before = kept.get(card_id)
            if before is None and (twin := self._twin(each, twins)):
                self.unchanged.append(Known(each.row, twin, is_twin=True))
            elif before is None:
                added.append(each)
            elif before.retired:
                added.append(replace(each, before=before))
            elif (entry := _changed(each, before, given.get(card_id))) is not None:
                changed.append(entry)
            else:
                self.unchanged.append(Known(each.row, card_id))
        return ImportPlan(
            name=name,
            added=tuple(added),
            changed=tuple(changed),
            unchanged=tuple(sorted(self.unchanged, key=lambda known: known.row)),
            rejected=tuple(sorted(self.rejected, key=lambda rejected: rejected.row)),
            remarks=(*self.scan.remarks, *self._missing_pictures()),
            columns=self.scan.columns,
            pictures=self.pictures,
            media=self.scan.media,
        )

    def _missing_pictures(self) -> Iterator[str]:
        """What to say of pictures that are named, and neither in the file nor in the collection."""
        missing = [name for name, kept in self.named.items() if not kept and not self.kept.has_picture(name)]
        match missing:
            case []:
                return
            case [name]:
                yield f"The picture “{name[:50]}” is not there, or cannot be shown."
            case [name, *_]:
                yield f"{len(missing)} pictures are not there, or cannot be shown: the first is “{name[:50]}”."

    def _without_ids_of_the_program(self) -> None:
        """A card that comes with the program is known where nothing differs; else the file's gets an id of its own."""
        kept = self.kept.kept_cards(list(self.identified))
        for card_id, its in kept.items():
            if its.is_own:
                continue
            each = self.fresh.pop(card_id)
            if its.card == each.card and not its.retired:
                self.unchanged.append(Known(each.row, card_id))
            else:
                other = id_instead_of(card_id)
                self.fresh[other] = replace(each, card=replace(each.card, id=other))
                self.identified.add(other)

    def _twins(self) -> dict[str, list[str]]:
        """By meaning, cards that may be what a new one would be: the learner's own, in the deck that was named if one
        was; and of the program's, those in the very decks that the file names."""
        found: dict[str, list[str]] = {}
        if not self.fresh:
            return found
        for card_id, last in self.imported.items():
            if self.deck in {"", last.deck}:
                found.setdefault(last.meaning, []).append(card_id)
        for card in self._never_imported():
            found.setdefault(meaning_of(read_again(card)), []).append(card.id)
        return found

    def _never_imported(self) -> Iterator[Card]:
        for card in self.kept.never_imported():
            if self.deck in {"", card.deck}:
                yield card
        yield from self.kept.shipped_in({each.card.deck for each in self.fresh.values()})

    def _twin(self, each: Entry, twins: Mapping[str, list[str]]) -> str:
        """A card of the learner's that asks and answers the same, and is none of this file's own."""
        if each.meaning not in twins or each.card.id in self.identified:
            return ""
        others = [card_id for card_id in twins[each.meaning] if card_id not in self.fresh]
        cards = self.kept.kept_cards(others) if others else {}
        return next((card_id for card_id, its in cards.items() if _answers_as(its.card, each.card)), "")


def _answers_as(one: Card, other: Card) -> bool:
    return answer_meaning(read_again(one)) == answer_meaning(read_again(other))


def _changed(each: Entry, before: KeptCard, given: Card | None) -> Entry | None:
    merged = merge(given, before.card, each.card)
    return None if merged is None else replace(each, before=before, merged=merged)


def _check(note: Note) -> None:
    if note.shape is Shape.OWN:
        return
    for side, text in (("front", note.front), ("back", note.back)):
        if sum(map(_length, text)) > LONGEST:
            raise Unfit(f"The {side} is longer than {LONGEST:,} characters.")


def _length(piece: Piece) -> int:
    if isinstance(piece, Prose):
        return len(piece.text)
    return len(piece.latex) if isinstance(piece, Maths) else 0
