"""Reads the fields of one TOML table strictly: a wrong type or an unknown name is said, not guessed at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from quizapp.cards import SymbolKind
from quizapp.exchange.content_error import ContentError

_Choice = TypeVar("_Choice", bound=StrEnum)


class Fields:
    """The fields of one card or rule, and where they were written. Every getter raises ContentError."""

    def __init__(self, values: Mapping[str, object], path: Path, entry: str = "") -> None:
        self._values = values
        self._path = path
        self._entry = entry

    def fail(self, problem: str) -> NoReturn:
        raise ContentError(self._path, self._entry, problem)

    def allow(self, names: Iterable[str]) -> None:
        """Only fields of these names may stand here."""
        if unknown := sorted(set(self._values).difference(names)):
            self.fail(f"“{unknown[0]}” is not a field that is known here.")

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default the field must be there and say something."""
        value = self._values.get(name, default)
        if value is None or (default is None and value == ""):
            self.fail(f"the field “{name}” is missing.")
        if not isinstance(value, str):
            self.fail(f"“{name}” must be a text in quotation marks.")
        return value

    def texts(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts, all different, none empty."""
        value = self._values.get(name, default)
        if value is default:
            return default
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            self.fail(f'“{name}” must be a list of texts: ["…", "…"].')
        if len(set(value)) < len(value):
            self.fail(f"“{name}” names something twice.")
        return tuple(value)

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        value = self._values.get(name, default)
        if type(value) is not int or not lowest <= value <= highest:
            self.fail(f"“{name}” must be a whole number from {lowest} to {highest}.")
        return value

    def flag(self, name: str) -> bool:
        value = self._values.get(name, False)
        if not isinstance(value, bool):
            self.fail(f"“{name}” must be true or false.")
        return value

    def choice(self, name: str, choices: type[_Choice]) -> _Choice:
        word = self.text(name)
        try:
            return choices(word)
        except ValueError:
            self.fail(f"“{name}” must be one of {', '.join(choices)}, not “{word}”.")

    def symbol_kinds(self, name: str) -> dict[str, SymbolKind]:
        """A table of letters and what they stand for: f = "function"."""
        value = self._values.get(name, {})
        if not isinstance(value, dict):
            self.fail(f"“{name}” must be a table such as [card.{name}].")
        letters = Fields(value, self._path, self._entry)
        return {letter: letters.choice(letter, SymbolKind) for letter in value}
