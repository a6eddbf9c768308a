"""The quick way for what most cards are: a few words and formulas in \\( \\), with nothing to be reduced."""

from __future__ import annotations

import re

from quizapp.exchange.scanned import Maths, Piece, Prose, Text

_LONGEST = 2000
_UNUSUAL = re.compile(r"[<&$\x00-\x1f\x7f-\xa0\ue0f0]|  |\\\\|\\\[|\[(?:[$lL]|sound:|anki:)")
_INLINE = re.compile(r"\\\((.+?)\\\)")


def quick_text(source: str) -> Text | None:
    """The text, or None if it takes more than splitting it at its formulas."""
    if len(source) > _LONGEST or _UNUSUAL.search(source):
        return None
    parts = _INLINE.split(source.strip())
    if len(parts) == 1:
        return (Prose(parts[0]),) if parts[0] else ()
    pieces: list[Piece] = []
    for place, part in enumerate(parts):
        if place % 2:
            latex = part.strip()
            if not latex:
                return None
            pieces.append(Maths(latex))
        elif part:
            pieces.append(Prose(part))
    return tuple(pieces)
