"""Pieces of text, put together as `Text` promises them: nothing empty, no two proses in a row, stripped outside."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.exchange.scanned import Maths, Piece, Prose, Text

LONGEST = 200_000
"""Characters in one field. A card is a sentence and a formula; what is longer is a book, or an attack."""


class TooLong(Exception):
    """A field is longer than a card can be; the text of the error says so in a sentence."""

    def __init__(self, length: int) -> None:
        super().__init__(f"A field of {length:,} characters is too long for a card; {LONGEST:,} is the most.")


def bounded(source: str) -> str:
    """The source, if it is no longer than a field may be. Raises TooLong."""
    if len(source) > LONGEST:
        raise TooLong(len(source))
    return source


def text(pieces: Iterable[Piece]) -> Text:
    """The pieces without what is empty, neighbouring prose joined, stripped at both ends."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, Prose) and isinstance(last, Prose):
            joined[-1] = Prose(last.text + piece.text)
        elif piece not in _NOTHING:
            joined.append(piece)
    return _stripped(joined)


_NOTHING = (Prose(""), Maths(""))


def _stripped(pieces: list[Piece]) -> Text:
    if pieces and isinstance(pieces[0], Prose):
        pieces[:1] = _some(pieces[0].text.lstrip())
    if pieces and isinstance(pieces[-1], Prose):
        pieces[-1:] = _some(pieces[-1].text.rstrip())
    return tuple(pieces)


def _some(words: str) -> list[Piece]:
    return [Prose(words)] if words else []


def plain(pieces: Text) -> str:
    """The text in one line of words, formulas between dollar signs: for names, messages and comparing."""
    return " ".join("".join(map(_written, pieces)).split())


def _written(piece: Piece) -> str:
    match piece:
        case Prose(words):
            return words
        case Maths(latex, _):
            return f"${latex}$"
        case _:
            return f"[{piece.name}]"
