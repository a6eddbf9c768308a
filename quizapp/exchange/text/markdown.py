"""Markdown within a line, reduced to words: emphasis, links and code lose their signs, pictures are named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.exchange.scanned import Picture, Piece, Prose, Text
from quizapp.exchange.text.markup import picture_name, text_of_plain
from quizapp.exchange.text.maths import split_maths
from quizapp.exchange.text.pieces import bounded, text

_PICTURE = re.compile(
    r"!\[([^\]\[\n]{0,500})\]\(\s*<?([^()\s<>]{1,500})>?(?:\s+\"[^\"\n]{0,500}\")?\s*\)|!\[\[([^\]\[\n|]{1,300})[^\]\[\n]{0,100}\]\]"
)
_LINK = re.compile(r"\[([^\]\[\n]{1,500})\]\([^()\n]{0,1000}\)|\[\[(?:[^\]\[\n|]{1,300}\|)?([^\]\[\n|]{1,300})\]\]")
_EMPHASIS = re.compile(
    r"(\*\*|__|~~|==)(?=\S)([^\n*_~=]{1,1000})(?<=\S)\1|(?<![\w*])(\*|_)(?=[^\s*_])([^\n*_]{1,1000})(?<=\S)\3(?![\w*])|`([^`\n]{1,1000})`"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def text_of_markdown(source: str) -> Text:
    """The text without Markdown's signs. Raises TooLong."""
    return text(_pieces(_without(_without(bounded(source), "<!--", "-->"), "%%", "%%")))


def _without(source: str, opening: str, closing: str) -> str:
    """The source without what stands between these signs."""
    kept: list[str] = []
    start = 0
    while (found := source.find(opening, start)) >= 0:
        end = source.find(closing, found + len(opening))
        if end < 0:
            break
        kept.append(source[start:found])
        start = end + len(closing)
    return "".join((*kept, source[start:]))


def _pieces(source: str) -> Iterator[Piece]:
    for piece in split_maths(source):
        if isinstance(piece, Prose):
            yield from _prose(piece.text)
        else:
            yield piece


def _prose(words: str) -> Iterator[Piece]:
    start = 0
    for found in _PICTURE.finditer(words):
        yield from _words(words[start : found.start()])
        name = picture_name(_last_part(found[2] or found[3]))
        yield Picture(name, (found[1] or "").strip()) if name else Prose(found[1] or "")
        start = found.end()
    yield from _words(words[start:])


def _last_part(address: str) -> str:
    """The file's name in a path of the notes' own folder; an address of the web stays as it is, and is refused."""
    return address if ":" in address else address.rpartition("/")[2]


def _words(words: str) -> Iterator[Piece]:
    if not words:
        return
    if not words.strip():
        yield Prose(_space(words))
        return
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    bare = _ESCAPED.sub(r"\1", _EMPHASIS.sub(_inside, _LINK.sub(_inside, words)))
    yield Prose(_space(lead))
    yield from text_of_plain(bare)
    yield Prose(_space(tail))


def _space(white: str) -> str:
    return "\n" if "\n" in white else white[:1]


def _inside(found: re.Match[str]) -> str:
    """The words of a link or an emphasis, whichever way it was written."""
    groups = [group for group in found.groups() if group]
    return groups[-1] if groups else ""
