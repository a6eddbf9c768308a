"""How far the import of a file has come: frozen values that the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizapp.cards import Card, Mode
from quizapp.exchange.scanned import Column, Format, Options
from quizapp.study.importing import Choice, Done, ImportPlan


@dataclass(frozen=True, slots=True)
class Wish:
    """How the learner wants a file to be taken."""

    deck: str = ""
    """Where all of it goes; empty: as the file says."""
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file once it was opened."""

    format: Format
    columns: tuple[Column, ...] = ()
    taken: Options | None = None
    """How a text in columns was taken."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Others come first."""

    is_again: bool = False
    """It was planned before, and taken otherwise now: what is shown of it stays in sight."""


@dataclass(frozen=True, slots=True)
class Reading:
    done: int = 0
    of: int = 0
    is_again: bool = False
    """As above."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It cannot be used; one plain sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Planned:
    plan: ImportPlan
    decks: tuple[str, ...] = ()
    """Where its new cards go."""
    modes: Mapping[Mode, int] = field(default_factory=dict)
    """How many of its new cards are answered which way."""
    changed: frozenset[str] = frozenset()
    """Ids of the cards that it changes."""
    in_question: Mapping[str, Card] = field(default_factory=dict)
    """By id, the cards whose answers can be held against a derivative."""
    checked: int = 0
    """Answers that were held against a derivative by now."""

    @property
    def to_check(self) -> int:
        return len(self.in_question)

    @property
    def is_checked(self) -> bool:
        """Or was told to be taken as it is."""
        return self.plan.is_verified

    @property
    def left_out(self) -> frozenset[str]:
        """Cards whose answers are wrong."""
        return frozenset(card for card, choice in self.plan.choices.items() if choice is Choice.LEAVE_OUT)

    @property
    def adds(self) -> int:
        return len(self.plan.added) - len(self.left_out - self.changed)

    @property
    def changes(self) -> int:
        return len(self.plan.changed) - len(self.left_out & self.changed)

    @property
    def does_something(self) -> bool:
        return self.adds + self.changes > 0


@dataclass(frozen=True, slots=True)
class Adding:
    planned: Planned
    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    done: Done
    decks: tuple[str, ...]
    cards: tuple[str, ...]
    """Ids of those that are new."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """It was imported, and undone."""


Stage = Waiting | Reading | Refused | Planned | Adding | Added | TakenBack


@dataclass(frozen=True, slots=True)
class FileState:
    """One file on the page."""

    number: int
    """Its own as long as the window is open."""
    name: str
    wish: Wish = Wish()
    stage: Stage = Waiting()
    facts: Facts | None = None
    notice: str = ""
    """What went wrong last; the file is still in hand."""
