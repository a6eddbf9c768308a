"""What can go wrong with a collection through no fault of the program: one plain sentence each, nothing lost."""

from __future__ import annotations

import errno
from pathlib import Path


class CollectionError(Exception):
    """`str()` of it is ready to show to the learner."""


class NotACollection(CollectionError):
    def __init__(self, path: Path, because: str) -> None:
        super().__init__(
            f"{path} is not a quizapp collection: {because}. It was left as it is; choose another file or a new name."
        )


class Empty(CollectionError):
    """A file of no bytes. It may be what a crash left of a collection, so it is not quietly filled anew."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is an empty file. Delete it to start a new collection there, "
            "or put a backup of your collection in its place."
        )


class ReadOnly(CollectionError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be written to, so reviews could not be kept. "
            "Allow writing to it, or choose a collection elsewhere."
        )


class FromNewerVersion(CollectionError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was last used by a newer version of quizapp. It was left as it is; update quizapp to open it."
        )


class InUse(CollectionError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is already open in another quizapp window. Close that one first, or go on there.")


class Busy(CollectionError):
    """Some other program, a backup or a database tool, holds the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is being used by another program just now. Close that program and do it again.")


class Damaged(CollectionError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged and cannot be read safely. It was left as it is; "
            f"bring back the newest copy from the folder {path.parent / 'backups'}."
        )


class DiskFull(CollectionError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk with {path} is full, so the last step was not saved. Free some space and do it again."
        )


class Unreachable(CollectionError):
    """The operating system refused, for a reason of its own."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} could not be used: {reason}. Nothing in it was changed.")


class NotTheLatestReview(CollectionError):
    def __init__(self) -> None:
        super().__init__("Only the latest review of a card can be undone, and this one is not, or was undone before.")


class PlanOutdated(CollectionError):
    def __init__(self) -> None:
        super().__init__("Some of these cards were changed meanwhile. Nothing was imported; import the file again.")


class CannotUndoImport(CollectionError):
    def __init__(self, because: str) -> None:
        super().__init__(f"This import cannot be undone: {because}.")


class CannotEdit(CollectionError):
    """What was asked for cannot be done to these cards or decks."""

    def __init__(self, because: str) -> None:
        super().__init__(because)


def from_system(error: OSError | RuntimeError, path: Path) -> CollectionError:
    """The operating system's refusal in the learner's words. (A loop of links is a RuntimeError before Python 3.13.)"""
    number = getattr(error, "errno", None)
    if isinstance(error, PermissionError) or number == errno.EROFS:
        return ReadOnly(path)
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(path)
    return Unreachable(path, getattr(error, "strerror", None) or str(error))
