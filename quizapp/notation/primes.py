"""Primes written as powers, the way LaTeX does: f^{\\prime}, f^\\prime."""

from __future__ import annotations

from quizapp.notation import kinds
from quizapp.notation.tokens import Token


def lowered_primes(tokens: list[Token]) -> list[Token]:
    """The tokens with such primes as plain ones."""
    lowered: list[Token] = []
    index = 0
    while index < len(tokens):
        first, end = _primes_behind(tokens, index)
        if end == first:
            lowered.append(tokens[index])
            index += 1
        else:
            lowered.extend(tokens[first:end])
            index = end + (tokens[first - 1].kind is kinds.OPEN and tokens[end].kind is kinds.CLOSE)
    return lowered


def _primes_behind(tokens: list[Token], index: int) -> tuple[int, int]:
    """Where the primes stand that a ^ at `index` raises; nowhere when anything else stands there too."""
    if not tokens[index].is_operator("^"):
        return index, index
    braced = tokens[index + 1].kind is kinds.OPEN
    first = end = index + 1 + braced
    while end < len(tokens) - 1 and tokens[end].kind is kinds.PRIME:
        end += 1
    if braced and tokens[min(end, len(tokens) - 1)].kind not in {kinds.CLOSE, kinds.END}:
        return index, index
    return first, end
