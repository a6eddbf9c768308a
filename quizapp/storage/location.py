"""Where the collection is kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import platformdirs

VARIABLE = "QUIZAPP_COLLECTION"


def collection_path(argument: str | Path | None, environment: Mapping[str, str]) -> Path:
    """The path named on the command line, else in QUIZAPP_COLLECTION, else in the platform's user-data folder."""
    named = argument or environment.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    return platformdirs.user_data_path("quizapp", appauthor=False) / "collection.db"
