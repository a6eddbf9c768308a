"""Files of TOML: what stands at the top holds for all the tables below it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from quizapp.exchange.content_error import ContentError


def toml_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def parsed(path: Path) -> dict[str, object]:
    """Raises ContentError for what is no TOML."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise ContentError(path, "", "the file cannot be read.") from error
    except UnicodeDecodeError as error:
        raise ContentError(path, "", "the file is not text in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ContentError(path, "", f"this is not valid TOML: {error}.") from error


def entries_of(path: Path, name: str) -> Iterator[dict[str, object]]:
    """Each [[name]] of the file, with the defaults of its top filled in."""
    defaults = parsed(path)
    tables = defaults.pop(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ContentError(path, "", f"each {name} begins with [[{name}]], in two pairs of brackets.")
    if "id" in defaults:
        raise ContentError(path, "", f"an “id” belongs to one {name}; write it under its [[{name}]].")
    for table in tables:
        yield {**defaults, **table}
