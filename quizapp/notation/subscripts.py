"""Subscripts belong to names: x_1, x_{i-1}, f_{xy}."""

from __future__ import annotations

import re

from quizapp.notation.characters import Characters
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.names import GREEK, GREEK_NAMES

MAX_SUBSCRIPT = 20

_BARE = re.compile(r"[0-9]+|[A-Za-z]|[α-ω]")
_LETTERS = re.compile(r"[A-Za-z]+")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_READABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9+\-,_]*")
_PARTS = re.compile(rf"(?:{'|'.join(sorted(GREEK, key=len, reverse=True))}|[A-Za-z])(?:_[A-Za-z]|_[0-9]+)?|[0-9]+")


def subscript(characters: Characters, at: int, *, run: bool) -> tuple[str, int]:
    """The subscript whose underscore is at `at`, and the place behind it.

    Raises UnreadableError and UnfinishedError.
    """
    text = characters.text
    start = at + 1
    while start < len(text) and text[start] == " ":
        start += 1
    if start >= len(text):
        raise UnfinishedError("a subscript should follow the _")
    if text[start] in "{(":
        end = _closing(text, start)
        return _cleaned(characters, start, end), end
    bare = (_LETTERS.match(text, start) if run else None) or _BARE.match(text, start)
    if bare:
        return GREEK_NAMES.get(bare.group(), bare.group()), bare.end()
    command = _COMMAND.match(text, start)
    if command and command.group(1) in GREEK:
        return command.group(1), command.end()
    raise UnreadableError("I can't read this subscript; write it as in x_1 or x_i", characters.span(at, start + 1))


def _closing(text: str, start: int) -> int:
    """The place behind the bracket that closes the one at `start`."""
    depth = 0
    for place in range(start, min(len(text), start + 80)):
        depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    raise UnfinishedError("the subscript is not closed yet")


def _cleaned(characters: Characters, start: int, end: int) -> str:
    inside = characters.text[start + 1 : end - 1]
    inside = _COMMAND.sub(lambda found: found.group(1) if found.group(1) in GREEK else "", inside)
    inside = "".join(GREEK_NAMES.get(letter, letter) for letter in inside)
    inside = re.sub(r"[{}()\s]", "", inside)
    if not inside:
        raise UnfinishedError("the subscript is empty")
    if len(inside) > MAX_SUBSCRIPT or not _READABLE.fullmatch(inside):
        raise UnreadableError("I can't read this subscript; write it as in x_1 or x_i", characters.span(start, end))
    return inside


def subscripted(base: str, found: str) -> str:
    """The name of a letter with a subscript: `x_1`, `x_i`, `x_{ij}`."""
    if (len(found) == 1 and found.isalnum()) or found.isdecimal():
        return f"{base}_{found}"
    return f"{base}_{{{found}}}"


def base_and_subscript(name: str) -> tuple[str, str]:
    """The two parts of a name; the second is empty where it has no subscript."""
    base, _, found = name.partition("_")
    if found.startswith("{"):
        found = found[1:-1]
    return base, found


def variables_of(found: str) -> tuple[str, ...]:
    """The variables that a function's subscript names: xy is x and y, x_i is one. None where it names no variables."""
    parts = tuple(_PARTS.findall(found))
    return parts if "".join(parts) == found else ()
