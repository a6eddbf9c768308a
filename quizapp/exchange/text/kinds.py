"""What letters stand for, in a sentence, for other programs have no place for it.

"Here A is a matrix, b and x are vectors."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from quizapp.cards import SymbolKind

_NAME = r"[^\W\d_]\w{0,10}"
_NAMES = rf"{_NAME}(?:\s*,\s*{_NAME}){{0,20}}(?:\s*,?\s+and\s+{_NAME})?"
_CLAUSE = rf"(?P<names>{_NAMES})\s+(?:is|are|be)\s+(?:an?\s+)?(?P<kind>matrix|matrices|vectors?)\b"
_BARE = rf"(?:{_NAMES})\s+(?:is|are|be)\s+(?:an?\s+)?(?:matrix|matrices|vectors?)\b"
_ONE = re.compile(_CLAUSE)
_STATEMENT = re.compile(
    rf"[\s,;]*\b(?:[Hh]ere|where|with|[Ll]et)\s+{_BARE}(?:(?:\s*,\s*|\s+)(?:and\s+)?{_BARE}){{0,20}}\.?"
)
_PLURALS = {SymbolKind.MATRIX: "matrices", SymbolKind.VECTOR: "vectors"}


def statement_of(kinds: Mapping[str, SymbolKind]) -> str:
    """The sentence for the letters that are matrices or vectors; empty where none is."""
    said = [_clause(names, kind) for kind in _PLURALS if (names := _of_kind(kinds, kind))]
    return f"Here {', '.join(said)}." if said else ""


def stated(words: str) -> tuple[str, dict[str, SymbolKind]]:
    """The words without such a sentence, and what it says."""
    found = _STATEMENT.search(words) if "matri" in words or "vector" in words else None
    if found is None:
        return words, {}
    return words[: found.start()] + words[found.end() :], dict(_read(found.group()))


def _read(statement: str) -> Iterator[tuple[str, SymbolKind]]:
    _, _, clauses = statement.strip(" ,;\n").partition(" ")
    for clause in _ONE.finditer(clauses):
        kind = SymbolKind.VECTOR if clause["kind"].startswith("v") else SymbolKind.MATRIX
        names = re.findall(_NAME, re.sub(r"\band\b", ",", clause["names"]))
        yield from ((name, kind) for name in names)


def _of_kind(kinds: Mapping[str, SymbolKind], kind: SymbolKind) -> list[str]:
    return [name for name, its in kinds.items() if its is kind and re.fullmatch(_NAME, name)]


def _clause(names: list[str], kind: SymbolKind) -> str:
    if len(names) == 1:
        return f"{names[0]} is a {kind}"
    return f"{', '.join(names[:-1])} and {names[-1]} are {_PLURALS[kind]}"
