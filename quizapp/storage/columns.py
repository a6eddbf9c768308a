"""Column types: values go in and come out as the domain knows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import BigInteger, DateTime, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from quizapp.cards.review import Memory, Rating, Stage
from quizapp.cards.symbols import SymbolKind

_Word = TypeVar("_Word", bound=StrEnum)


def moment(at: datetime) -> str:
    """As SQLite holds it."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


class UtcMoment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC to the microsecond. A naive one is refused with ValueError."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be kept")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Duration(TypeDecorator[timedelta]):
    """Whole microseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, _dialect: Dialect) -> int | None:
        return None if value is None else value // timedelta(microseconds=1)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> timedelta | None:
        return None if value is None else timedelta(microseconds=value)


class Word(TypeDecorator[_Word]):
    """A member of an enumeration, by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[_Word]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: _Word | None, _dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: str | None, _dialect: Dialect) -> _Word | None:
        return None if value is None else self.words(value)


class RatingNumber(TypeDecorator[Rating]):
    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Rating | None, _dialect: Dialect) -> int | None:
        return None if value is None else value.value

    def process_result_value(self, value: int | None, _dialect: Dialect) -> Rating | None:
        return None if value is None else Rating(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A JSON list of texts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str | None:
        # Most lists are empty, and decks are written whole.
        if value == ():
            return "[]"
        return None if value is None else _written(list(value))

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[str, ...] | None:
        # Most lists are empty, and decks are read whole.
        if value == "[]":
            return ()
        return None if value is None else tuple(json.loads(value))


class SymbolKinds(TypeDecorator[Mapping[str, SymbolKind]]):
    """A JSON object from names to kinds."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, SymbolKind] | None, _dialect: Dialect) -> str | None:
        if not value:
            return None if value is None else "{}"
        return _written({name: kind.value for name, kind in value.items()})

    def process_result_value(self, value: str | None, _dialect: Dialect) -> dict[str, SymbolKind] | None:
        if value == "{}":
            return {}
        return None if value is None else {name: SymbolKind(kind) for name, kind in json.loads(value).items()}


class AnyJson(TypeDecorator[Any]):
    """Whatever JSON can hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str:
        return _written(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class MemoryBefore(TypeDecorator[Memory]):
    """A memory as a JSON object; NULL is the memory of a new card. Floats and moments come back exactly."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Memory | None, _dialect: Dialect) -> str | None:
        if value is None:
            return None
        return _written(
            {
                "stage": value.stage.value,
                "step": value.step,
                "stability": value.stability,
                "difficulty": value.difficulty,
                "due": value.due.isoformat(),
                "last_review": value.last_review.isoformat(),
            }
        )

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Memory | None:
        if value is None:
            return None
        kept = json.loads(value)
        return Memory(
            stage=Stage(kept["stage"]),
            step=kept["step"],
            stability=kept["stability"],
            difficulty=kept["difficulty"],
            due=datetime.fromisoformat(kept["due"]),
            last_review=datetime.fromisoformat(kept["last_review"]),
        )


def _written(value: object) -> str:
    # Kept in TEXT columns: in one declared JSON, SQLite makes the number 5 of the text 5.0.
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
