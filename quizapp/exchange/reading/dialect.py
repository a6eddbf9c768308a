"""How a text in columns is written: which character parts the columns, and whether the first row names them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice

from quizapp.exchange.reading.lines import LONGEST_LINE
from quizapp.exchange.scanned import Column, Options, Role, Unusable

DELIMITERS = ("\t", ";", ",", "|")
"""The likeliest first."""
MOST_COLUMNS = 100
_FRONTS = """front question problem term word prompt expression function q
    frage vorderseite begriff funktion aufgabe recto terme pregunta anverso término"""
_BACKS = """back answer definition meaning translation solution derivative result a
    antwort rückseite lösung ableitung verso réponse définition respuesta reverso definición"""
_OTHERS = """kind task wrong accept hint hints rules difficulty domain explanation extra notes variables wrt source"""
_NAMES = {
    Role.FRONT: _FRONTS,
    Role.BACK: _BACKS,
    Role.TAGS: "tags tag schlagwörter étiquettes etiquetas labels",
    Role.DECK: "deck stapel paquet mazo",
    Role.GUID: "guid id key",
    Role.MODEL: "notetype note_type model",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_MORE = frozenset(_OTHERS.split())
"""Names that a header may hold besides; their columns are fields."""


def delimiter_of(sample: Sequence[str]) -> str:
    """The character that parts these lines into the same number of columns most often. Raises Unusable."""
    regular = {delimiter: _regularity(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: regular[delimiter])
    if not regular[best]:
        raise Unusable("There is only one column in this file; a card needs a front and a back.")
    return best


def _regularity(sample: Sequence[str], delimiter: str) -> float:
    """The share of rows that have as many columns as most have, if those are two at least."""
    widths = Counter(len(row) for row in _rows(sample, delimiter) if row)
    width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
    return times / widths.total() if width > 1 else 0.0


def _rows(sample: Sequence[str], delimiter: str) -> list[list[str]]:
    """As many rows as can be read before a fault."""
    rows: list[list[str]] = []
    csv.field_size_limit(LONGEST_LINE)
    with suppress(csv.Error):
        rows.extend(csv.reader(sample, delimiter=delimiter))
    return rows


def columns_of(sample: Sequence[str], delimiter: str, options: Options) -> tuple[tuple[Column, ...], bool]:
    """The columns, and whether the first row is their header. Raises Unusable."""
    rows = [row for row in islice(_rows(sample, delimiter), 50) if row]
    if not rows:
        return _columns((), (), [], options), False
    width = Counter(map(len, rows)).most_common(1)[0][0]
    if max(len(rows[0]), width) > MOST_COLUMNS:
        raise Unusable(f"There are {max(len(rows[0]), width):,} columns in this file; {MOST_COLUMNS} is the most.")
    header = is_header(rows[0]) if options.header is None else options.header
    names = [name.strip() for name in rows[0]] if header else []
    return _columns(names, _roles(names, width), rows[header:4], options), header


def is_header(row: Sequence[str]) -> bool:
    """Whether the row names columns: at least two of its names are known."""
    known = [cell for cell in map(_plain_name, row) if cell in _ROLES or cell in _MORE]
    return len(set(known)) >= 2


def _plain_name(name: str) -> str:
    return "".join(name.split()).casefold()


def _roles(names: Sequence[str], width: int) -> tuple[Role, ...]:
    """What the names say; a front and a back are found in any case, from the left."""
    roles: list[Role | None] = [None] * max(width, len(names))
    for place, name in enumerate(names):
        role = _ROLES.get(_plain_name(name))
        if role and role not in roles:
            roles[place] = role
    for role in (Role.FRONT, Role.BACK):
        if role not in roles and None in roles:
            roles[roles.index(None)] = role
    return tuple(role or Role.FIELD for role in roles)


def _columns(
    names: Sequence[str], roles: Sequence[Role], rows: Sequence[Sequence[str]], options: Options
) -> tuple[Column, ...]:
    given = [*options.roles, *([Role.FIELD] * len(roles))] if options.roles else roles
    return tuple(
        Column(
            names[place] if place < len(names) and names[place] else f"Column {place + 1}",
            given[place],
            tuple(row[place][:80] for row in rows if place < len(row)),
        )
        for place in range(len(roles))
    )
