"""What a plan has to know of the collection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Protocol

from quizapp.cards import Card
from quizapp.storage.content import KeptCard
from quizapp.storage.imports import LastImported


class Kept(Protocol):
    def last_imported(self) -> Mapping[str, LastImported]: ...

    def kept_cards(self, ids: Sequence[str]) -> Mapping[str, KeptCard]: ...

    def given_cards(self, ids: Sequence[str]) -> Mapping[str, Card]: ...

    def never_imported(self) -> list[Card]: ...

    def shipped_in(self, decks: Set[str]) -> list[Card]: ...

    def has_picture(self, name: str) -> bool: ...
