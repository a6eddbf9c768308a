"""What the letters of a question stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class SymbolKind(StrEnum):
    """What a letter may stand for. Everything is real; a vector is a column."""

    REAL = "real"
    POSITIVE = "positive"
    INTEGER = "integer"
    VECTOR = "vector"
    MATRIX = "matrix"
    FUNCTION = "function"

    @property
    def is_array(self) -> bool:
        return self in {SymbolKind.VECTOR, SymbolKind.MATRIX}


@dataclass(frozen=True, slots=True)
class Symbols:
    """The letters that a question declares, and the variables it differentiates by.

    A letter that is not declared is real: a, b, c, d are read as constants and the rest as variables.
    """

    kinds: Mapping[str, SymbolKind] = field(default_factory=dict)
    variables: tuple[str, ...] = ("x",)

    def kind(self, name: str) -> SymbolKind:
        return self.kinds.get(name, SymbolKind.REAL)

    def of_kind(self, kind: SymbolKind) -> frozenset[str]:
        return frozenset(name for name, its_kind in self.kinds.items() if its_kind is kind)

    def __reduce__(self) -> tuple[type[Symbols], tuple[dict[str, SymbolKind], tuple[str, ...]]]:
        return Symbols, (dict(self.kinds), self.variables)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", MappingProxyType(dict(self.kinds)))
