"""Where a collection keeps its note types and decks: as JSON (schema 11) or in tables (schema 15 to 18)."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from quizapp.exchange.reading.anki.database import check_tables
from quizapp.exchange.reading.anki.notetypes import NoteType, Template
from quizapp.exchange.reading.anki.protobuf import number_in, text_in
from quizapp.exchange.scanned import Unusable

_JSON, _TABLES, _NEWEST = 11, 15, 18
_FIELDS = "SELECT ntid, name FROM fields ORDER BY ntid, ord"
_TEMPLATES = "SELECT ntid, config FROM templates ORDER BY ntid, ord"
_MOST = 100_000
"""Fields, templates, note types or decks."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The note types and the names of the decks, by their ids."""

    types: Mapping[int, NoteType]
    decks: Mapping[int, str]


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Raises Unusable for a schema that is not known."""
    row = connection.execute("SELECT ver FROM col").fetchone()
    version = row[0] if row else None
    if not isinstance(version, int) or version < _JSON:
        raise Unusable("The collection is of an Anki too old to be read here; open it in Anki and export it again.")
    if version > _NEWEST:
        raise Unusable("The collection is of a newer Anki than can be read here; export it for older versions.")
    try:
        return _from_tables(connection) if version >= _TABLES else _from_json(connection)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unusable("The note types of this collection cannot be read.") from error


def _from_json(connection: sqlite3.Connection) -> Schema:
    models, decks = connection.execute("SELECT models, decks FROM col").fetchone()
    types = {int(key): note_type(model) for key, model in json.loads(models).items()}
    return Schema(types, {int(key): str(deck["name"]) for key, deck in json.loads(decks).items()})


def note_type(model: Mapping[str, object]) -> NoteType:
    """A note type as Anki writes it in JSON. May raise KeyError, TypeError, ValueError or AttributeError."""
    return NoteType(
        str(model["name"]),
        tuple(str(field["name"]) for field in _in_order(model["flds"])),
        tuple(Template.of(str(side["qfmt"]), str(side["afmt"])) for side in _in_order(model["tmpls"])),
        is_cloze=model.get("type") == 1,
    )


def _in_order(things: object) -> list[dict[str, object]]:
    if not isinstance(things, list) or not all(isinstance(thing, dict) for thing in things):
        raise TypeError
    return sorted(things, key=lambda thing: int(thing.get("ord") or 0))


def _from_tables(connection: sqlite3.Connection) -> Schema:
    check_tables(connection, ("notetypes", "fields", "templates", "decks"))
    fields: dict[int, list[str]] = defaultdict(list)
    for owner, name in islice(connection.execute(_FIELDS), _MOST):
        fields[owner].append(str(name))
    templates: dict[int, list[Template]] = defaultdict(list)
    for owner, config in islice(connection.execute(_TEMPLATES), _MOST):
        templates[owner].append(Template.of(text_in(config, 1), text_in(config, 2)))
    types = {
        key: NoteType(str(name), tuple(fields[key]), tuple(templates[key]), is_cloze=number_in(config, 1) == 1)
        for key, name, config in islice(connection.execute("SELECT id, name, config FROM notetypes"), _MOST)
    }
    decks = islice(connection.execute("SELECT id, name FROM decks"), _MOST)
    return Schema(types, {key: str(name).replace("\x1f", "::") for key, name in decks})
