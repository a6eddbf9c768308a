r"""The quick way for what most cards are: a few words and formulas in \( \), with nothing to be reduced."""

from __future__ import annotations

import re

from quizapp.exchange.scanned import Maths, Piece, Prose, Text

_LONGEST = 2000
_BRACKET = re.compile(r"\\\[|\[(?:[$lL]|sound:|anki:)")


def quick_text(source: str) -> Text | None:
    """The text, or None if it takes more than splitting it at its formulas."""
    if _is_unusual(source):
        return None
    source = source.strip()
    if r"\(" not in source:
        return (Prose(source),) if source else ()
    first, *others = source.split(r"\(")
    pieces: list[Piece] = [Prose(first)] if first else []
    for other in others:
        latex, end, words = other.partition(r"\)")
        if not end or not (latex := latex.strip()):
            return None
        pieces.append(Maths(latex))
        if words:
            pieces.append(Prose(words))
    return tuple(pieces)


def _is_unusual(source: str) -> bool:
    """Whether there may be markup, dollars, odd white space, or other signs of a formula in it."""
    return (
        not source.isprintable()
        or "<" in source
        or "&" in source
        or "![" in source
        or "$" in source
        or "  " in source
        or "\\\\" in source
        or len(source) > _LONGEST
        or ("[" in source and _BRACKET.search(source) is not None)
    )
