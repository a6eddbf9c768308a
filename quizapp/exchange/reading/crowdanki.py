"""CrowdAnki's JSON: decks in decks, each with notes, and the note types once at the top."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from quizapp.exchange.reading.anki.cloze import CannotAsk, numbers_of
from quizapp.exchange.reading.anki.media import pictures_beside
from quizapp.exchange.reading.anki.notetypes import NoteType, Values
from quizapp.exchange.reading.anki.schema import note_type
from quizapp.exchange.scanned import Format, Note, Options, Rejected, Scan, Unusable
from quizapp.exchange.text import TooLong

_LONGEST = 24 << 20
"""Bytes of a file; as Python's objects it takes six times as much."""
_DEEPEST = 50
Table = Mapping[str, object]


def scan_crowdanki(path: Path, options: Options) -> Scan:  # noqa: ARG001 - all formats are read alike
    """Raises Unusable."""
    deck = _loaded(path)
    types = _types(deck)
    return Scan(
        format=Format.CROWDANKI,
        rows=_notes(deck, types),
        name=str(deck.get("name", path.stem)),
        about=max(_count(deck), 1),
        media=pictures_beside(path.parent / "media", _strings(deck.get("media_files"))),
    )


def _loaded(path: Path) -> Table:
    if path.stat().st_size > _LONGEST:
        raise Unusable(f"The file is too large; {_LONGEST >> 20} MB is the most for a deck in JSON.")
    try:
        deck = json.loads(path.read_bytes())
    except RecursionError as error:
        raise Unusable("There are too many brackets in one another in this file.") from error
    except ValueError as error:
        raise Unusable("The file is not valid JSON; it may have been cut off.") from error
    if not isinstance(deck, dict) or "notes" not in deck:
        raise Unusable("This is JSON, but not a deck of CrowdAnki.")
    return deck


def _types(deck: Table) -> dict[str, NoteType]:
    try:
        return {str(model["crowdanki_uuid"]): note_type(model) for model in _tables(deck.get("note_models"))}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unusable("The note types of this deck cannot be read.") from error


def _notes(deck: Table, types: Mapping[str, NoteType]) -> Iterator[Note | Rejected]:
    rows = count(1)
    for name, note in _all_notes(deck, "", 0):
        row = next(rows)
        try:
            yield from _cards(note, types, Note(row, (), (), deck=name))
        except TooLong as error:
            yield Rejected(row, str(error))


def _all_notes(deck: Table, above: str, depth: int) -> Iterator[tuple[str, Table]]:
    """The notes with the full names of their decks."""
    if depth > _DEEPEST:
        raise Unusable("The decks in this file are nested too deep.")
    name = f"{above}{deck.get('name', '')}"
    for note in _tables(deck.get("notes")):
        yield name, note
    for child in _tables(deck.get("children")):
        yield from _all_notes(child, f"{name}::" if name else "", depth + 1)


def _count(deck: Table) -> int:
    return sum(1 for _ in _all_notes(deck, "", 0))


def _cards(note: Table, types: Mapping[str, NoteType], like: Note) -> Iterator[Note | Rejected]:
    """A card for each template whose front says something, or for each hole, as Anki makes them. May raise TooLong."""
    kind = types.get(str(note.get("note_model_uuid")))
    if kind is None:
        yield Rejected(like.row, "The note type of this note is missing in the file.")
        return
    fields = _strings(note.get("fields"))
    values = Values(kind.fields, fields)
    made = [_card(kind, values, ordinal, note, like) for ordinal in _ordinals(kind, fields)]
    cards = [card for card in made if isinstance(card, Note)]
    yield from cards or made[:1] or [Rejected(like.row, "This note makes no card.")]


def _card(kind: NoteType, values: Values, ordinal: int, note: Table, like: Note) -> Note | Rejected:
    try:
        front, back = kind.sides(values, ordinal)
    except CannotAsk as error:
        return Rejected(like.row, str(error))
    return Note(
        like.row,
        front,
        back,
        kind.shape,
        like.deck,
        values.texts(),
        tuple(_strings(note.get("tags"))),
        str(note.get("guid", "")),
        ordinal,
        kind.name,
    )


def _ordinals(kind: NoteType, fields: list[str]) -> list[int]:
    if kind.is_cloze:
        return [number - 1 for number in sorted({number for value in fields for number in numbers_of(value)})[:500]]
    return list(range(len(kind.templates)))


def _tables(things: object) -> list[Table]:
    return [thing for thing in things if isinstance(thing, dict)] if isinstance(things, list) else []


def _strings(things: object) -> list[str]:
    return [str(thing) for thing in things] if isinstance(things, list) else []
