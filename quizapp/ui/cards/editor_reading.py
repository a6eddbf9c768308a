"""Readings of what stands in the fields: each is asked for several times before the next key."""

from __future__ import annotations

from functools import lru_cache

from quizapp.cards import SymbolKind, Symbols
from quizapp.notation import Reading, read, read_statement


def reading_of(text: str, symbols: Symbols, *, is_answer: bool = True) -> Reading:
    """An answer `y' = 2x` is only 2x; a problem may be an equation."""
    return _reading(text, frozenset(symbols.kinds.items()), symbols.variables, is_answer)


@lru_cache(maxsize=64)
def _reading(
    text: str,
    kinds: frozenset[tuple[str, SymbolKind]],
    variables: tuple[str, ...],
    is_answer: bool,  # noqa: FBT001  # a part of the key
) -> Reading:
    return (read if is_answer else read_statement)(text, Symbols(dict(kinds), variables))
