"""What misconceptions and slips are called, for people: as `data/misconceptions/` names them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from quizapp.exchange.tables import entries_of, toml_files

_SLIPS = {
    "sign": "Sign",
    "coefficient": "A number",
    "exponent": "Exponent",
    "function": "Another function",
    "neighbour": "Another function",
    "extra-term": "One term too many",
    "extra-factor": "One factor too many",
    "dropped-term": "Term left out",
    "upside-down": "Fraction upside down",
    "constant-factor": "Constant factor",
    "other-variable": "By another variable",
    "integrated": "Integrated instead",
}
"""Those that are seen in the result alone and stand in no file."""


def mistake_names(folder: Path) -> Mapping[str, str]:
    """By the id that a review keeps."""
    entries = (entry for path in toml_files(folder / "misconceptions") for entry in entries_of(path, "misconception"))
    return {**_SLIPS, **{str(entry["id"]): str(entry["name"]) for entry in entries}}
