"""The lines at the top of Anki's text exports: #separator: #html: #columns: #deck: #tags: #notetype: #guid column:"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.exchange.scanned import Column, Options, Role

_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
_COLUMNS = {"guid column": Role.GUID, "notetype column": Role.MODEL, "deck column": Role.DECK, "tags column": Role.TAGS}


@dataclass(frozen=True, slots=True)
class AnkiHeader:
    """What the header says. Without one, `lines` is 0."""

    lines: int = 0
    delimiter: str = ""
    html: bool = False
    deck: str = ""
    model: str = ""
    tags: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    roles: tuple[tuple[int, Role], ...] = ()
    """Columns, counted from 0, that are no fields."""

    def applied_to(self, options: Options) -> Options:
        """The options, with the roles and the missing header row that this header knows of."""
        if not self.lines:
            return options
        header = False if options.header is None else options.header
        return replace(options, header=header, roles=options.roles or self._roles())

    def _roles(self) -> tuple[Role, ...]:
        """Special columns as said; of the others the first is the front, the second the back."""
        special = dict(self.roles)
        others = iter((Role.FRONT, Role.BACK))
        places = max([*special, len(self.columns) - 1, 0]) + 3
        return tuple(special.get(place) or next(others, Role.FIELD) for place in range(places))

    def named(self, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """The columns under the names of the header."""
        names = (*self.columns, *(column.name for column in columns[len(self.columns) :]))
        return tuple(replace(column, name=name or column.name) for column, name in zip(columns, names, strict=False))


def header_of(lines: Sequence[str]) -> AnkiHeader:
    """The header at the top of these lines."""
    said: dict[str, str] = {}
    count = 0
    for line in lines:
        key, colon, value = line.lstrip("\ufeff").rstrip("\r\n").partition(":")
        if not key.startswith("#") or not colon:
            break
        said[key[1:].strip().casefold()] = value
        count += 1
    return _header(said, count) if "separator" in said or "html" in said else AnkiHeader()


def _header(said: dict[str, str], count: int) -> AnkiHeader:
    separator = said.get("separator", "")
    delimiter = _SEPARATORS.get(separator.strip().casefold(), separator[:1])
    places = ((said.get(name, "").strip(), role) for name, role in _COLUMNS.items())
    return AnkiHeader(
        lines=count,
        delimiter=delimiter,
        html=said.get("html", "").strip().casefold() == "true",
        deck=said.get("deck", "").strip(),
        model=said.get("notetype", "").strip(),
        tags=tuple(said.get("tags", "").split()),
        columns=_names(said.get("columns", ""), delimiter or "\t"),
        roles=tuple(
            (int(place) - 1, role) for place, role in places if place.isdecimal() and 0 < int(place[:3]) <= 100
        ),
    )


def _names(line: str, delimiter: str) -> tuple[str, ...]:
    if not line:
        return ()
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter), ()))
    except (csv.Error, TypeError):
        return ()
