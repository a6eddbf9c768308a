"""The text of a condition, `x > 0` or `-1 < x < 1 and y != 0`, in its parts. The sides are read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RELATION = re.compile(r"(<=|>=|!=|<|>|≤|≥|≠)")
_JOINED = re.compile(r",|;|\band\b")


@dataclass(frozen=True, slots=True)
class Chain:
    """One condition: sides, and between them what is said of them. Without a relation it is none."""

    text: str
    sides: tuple[str, ...]
    relations: tuple[str, ...]


def chains_in(text: str) -> Iterator[Chain]:
    """The conditions of a domain, joined with `and` or commas."""
    for part in _JOINED.split(text):
        if part.strip():
            pieces = _RELATION.split(part.strip())
            yield Chain(part.strip(), tuple(map(str.strip, pieces[::2])), tuple(pieces[1::2]))
