"""Anki's card templates: {{Field}}, {{filter:Field}}, {{#Field}} … {{/Field}}, {{^Field}} …, {{FrontSide}}."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_TAG = re.compile(r"\{\{([#^/]?)([^{}]{1,300})\}\}")
_ANSWER = re.compile(r"<hr[^<>]{0,50}\bid\s{0,5}=\s{0,5}[\"']?answer\b[^<>]{0,50}>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--[^<]{0,5000}-->")
_SPECIAL = frozenset({"Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "FrontSide"})
_SILENT = ("tts", "hint", "type")
"""Filters whose field is not seen on the front: spoken, kept behind a link, or to be typed."""
_MARKUP = re.compile(r"<[^<>]{0,200}>|\s+|&nbsp;")
LONGEST = 200_000
"""Characters of a template, and of what it expands to."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a template: a condition to begin or end, a field to fill in, or bare text."""

    sign: str
    """# ^ / for conditions, = for a field, empty for text."""
    name: str
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a template, taken apart."""

    parts: tuple[Part, ...]
    only: str = ""
    """The field that is all there is to be seen, if it is just one, unfiltered."""

    @property
    def clozes(self) -> tuple[str, ...]:
        """The fields whose holes are asked."""
        return tuple(part.name for part in self.parts if "cloze" in part.filters)


def front_of(template: str) -> Side:
    return _side(template[:LONGEST], drop=_SILENT)


def back_of(template: str) -> Side:
    """What only the back shows: neither {{FrontSide}} nor what comes before the line above the answer."""
    template = template[:LONGEST]
    line = _ANSWER.search(template)
    return _side(template[line.end() :] if line else template, drop=("tts",))


def _side(template: str, drop: tuple[str, ...]) -> Side:
    parts: list[Part] = []
    template = _COMMENT.sub("", template)
    start = 0
    for tag in _TAG.finditer(template):
        parts.append(Part("", template[start : tag.start()]))
        part = _part(tag)
        if not set(part.filters) & set(drop):
            parts.append(part)
        start = tag.end()
    parts.append(Part("", template[start:]))
    kept = tuple(part for part in parts if part.name and part.name not in _SPECIAL)
    return Side(kept, _only(kept))


def _part(tag: re.Match[str]) -> Part:
    sign, inside = tag.groups()
    *filters, name = (word.strip() for word in inside.split(":"))
    return Part(sign or "=", name, tuple(word.split(" ")[0].casefold() for word in filters))


def _only(parts: tuple[Part, ...]) -> str:
    seen = [part for part in parts if part.sign or _MARKUP.sub("", part.name)]
    return seen[0].name if len(seen) == 1 and seen[0].sign == "=" and not seen[0].filters else ""


def expanded(side: Side, values: Mapping[str, str], fill: Callable[[Part, str], str]) -> str:
    """The HTML of a side; `fill` makes of a value what its filters ask for. It ends soon after LONGEST."""
    written: list[str] = []
    hidden: list[bool] = []
    length = 0
    for part in side.parts:
        value = values.get(part.name, "")
        match part.sign:
            case "#" | "^":
                hidden.append(bool(_MARKUP.sub("", value)) == (part.sign == "^"))
            case "/":
                hidden[-1:] = []
            case sign if not any(hidden):
                written.append(fill(part, value) if sign else part.name)
                length += len(written[-1])
        if length > LONGEST:
            break
    return "".join(written)
