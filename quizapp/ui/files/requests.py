"""What the learner asks for on the import page, for one of its files."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from quizapp.study.importing import Choice
from quizapp.ui.files.stages import Wish


@dataclass(frozen=True, slots=True)
class TakeAs:
    """Plan it again, taken like this."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class Decide:
    """What is done with wrong answers: of these cards, or of all."""

    choice: Choice
    cards: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class TakeFile:
    """Whether the file wins over what the learner wrote: on these cards, or on all."""

    wins: bool
    cards: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class SkipChecking:
    """Take the answers that are not checked yet as they are."""


@dataclass(frozen=True, slots=True)
class CarryOut:
    pass


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop what is under way; nothing is changed."""


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Have done with this file."""


@dataclass(frozen=True, slots=True)
class Undo:
    pass


@dataclass(frozen=True, slots=True)
class See:
    """The cards that were added."""


@dataclass(frozen=True, slots=True)
class Practise:
    """Be asked some of the cards that were added."""


Request = TakeAs | Decide | TakeFile | SkipChecking | CarryOut | Cancel | LeaveOut | Undo | See | Practise
