"""The pieces that a file was scanned into, as the prose of a card and as one line to look for patterns in."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizapp.cards.prose import Image, Latex, Part, Words, written
from quizapp.exchange.scanned import Maths, Picture, Piece, Prose, Text

_NOT_IN_TITLES = re.compile(r"[\[\]\s]+")
_LONGEST_TITLE = 200
NameOf = Callable[[str], str]
"""The name that a picture of the file has in the collection; empty when it is not there or cannot be shown."""


def no_pictures(_name: str) -> str:
    return ""


def as_prose(text: Text, name_of: NameOf = no_pictures) -> str:
    """What a card keeps of it."""
    if len(text) == 1 and isinstance(only := text[0], Prose):
        words = only.text
        if "$" not in words and "\\" not in words and "![" not in words:
            return words
    return written(_part(piece, name_of) for piece in text)


def as_line(text: Text) -> str:
    """Words and LaTeX in a row, without what stands around formulas."""
    flat = _flat(text[0]) if len(text) == 1 else " ".join(map(_flat, text))
    return " ".join(flat.split())


def pictures(text: Text) -> list[str]:
    return [piece.name for piece in text if isinstance(piece, Picture)]


def _part(piece: Piece, name_of: NameOf) -> Part:
    match piece:
        case Prose(words):
            return Words(words)
        case Maths(latex, display):
            return Latex(latex, display)
        case Picture(name, title):
            kept = name_of(name)
            return Image(kept, _title(title)) if kept else Words(f"[the picture {name} is missing]")


def _title(title: str) -> str:
    """As it may stand between brackets."""
    return " ".join(_NOT_IN_TITLES.sub(" ", title).split())[:_LONGEST_TITLE]


def _flat(piece: Piece) -> str:
    if isinstance(piece, Prose):
        return piece.text
    return piece.latex if isinstance(piece, Maths) else f"[{piece.name}]"
