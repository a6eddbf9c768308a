r"""The little markup that stands in the prose of cards, and nothing else: formulas and pictures.

`$...$` encloses notation, `\(...\)` and `\[...\]` LaTeX as it was written elsewhere, `![...](name)` is a picture of the
collection. A lone `$` is a dollar, and so is `\$` anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Notation:
    text: str


@dataclass(frozen=True, slots=True)
class Latex:
    text: str
    display: bool = False
    """On a line of its own."""


@dataclass(frozen=True, slots=True)
class Image:
    name: str
    """In the collection's folder of pictures."""
    title: str = ""


Part = Words | Notation | Latex | Image

_PARTS = re.compile(
    r"(?P<dollar>\\\$)"
    r"|\\\((?P<inline>.*?)\\\)"
    r"|\\\[(?P<display>.*?)\\\]"
    r"|!\[(?P<title>[^\]\n]*)\]\((?P<name>[\w.-]+)\)"
    r"|\$(?P<notation>[^$]+)\$",
    re.DOTALL,
)
_MARKED = re.compile(r"[\\$!]")


def parts(text: str) -> tuple[Part, ...]:
    """The text as words, formulas and pictures, in order; words that follow each other are one."""
    if not _MARKED.search(text):
        return (Words(text),) if text else ()
    return tuple(_joined(_found(text)))


def written(found: Iterable[Part]) -> str:
    """The text that gives these parts again."""
    return "".join(map(_written, found))


def pictures_in(text: str) -> frozenset[str]:
    """Names of the pictures that it shows."""
    return frozenset(part.name for part in parts(text) if isinstance(part, Image)) if "](" in text else frozenset()


def _found(text: str) -> Iterator[Part]:
    start = 0
    for match in _PARTS.finditer(text):
        yield Words(text[start : match.start()])
        yield _part(match)
        start = match.end()
    yield Words(text[start:])


def _part(match: re.Match[str]) -> Part:
    match match.lastgroup:
        case "dollar":
            return Words("$")
        case "inline":
            return Latex(match["inline"])
        case "display":
            return Latex(match["display"], display=True)
        case "notation":
            return Notation(match["notation"])
        case _:
            return Image(match["name"], match["title"])


def _joined(found: Iterable[Part]) -> Iterator[Part]:
    words = ""
    for part in found:
        if isinstance(part, Words):
            words += part.text
            continue
        if words:
            yield Words(words)
        words = ""
        yield part
    if words:
        yield Words(words)


def _written(part: Part) -> str:
    match part:
        case Words(text):
            return text.replace("$", r"\$")
        case Notation(text):
            return f"${text}$"
        case Latex(text, display):
            return rf"\[{text}\]" if display else rf"\({text}\)"
        case Image(name, title):
            return f"![{title}]({name})"
