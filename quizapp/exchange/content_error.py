"""What is wrong with a file of content, told to the teacher who wrote it."""

from __future__ import annotations

from pathlib import Path


class ContentError(Exception):
    """A file of rules or cards that cannot be used: which, which entry of it, and one plain sentence."""

    def __init__(self, path: Path, entry: str, problem: str) -> None:
        self.path = path
        self.entry = entry
        """The id of the card or rule; empty when the whole file is meant."""
        self.problem = problem
        place = f"{path.name}, {entry}" if entry else path.name
        super().__init__(f"{place}: {problem}")
