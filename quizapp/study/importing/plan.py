"""What importing a file would do: a value that a person can look at, and correct, before anything changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from quizapp.cards import Card, Mode
from quizapp.exchange.scanned import Column, Media, PastReview, Rejected
from quizapp.storage.content import KeptCard
from quizapp.study.importing.merging import Merged
from quizapp.values import value


class Choice(StrEnum):
    """What is done with a card whose answer is wrong."""

    KEEP = "keep"
    """As the file says."""
    CORRECT = "correct"
    LEAVE_OUT = "leave-out"


@value(kw_only=True)
class Entry:
    """A note of the file that will be a card."""

    row: int
    card: Card
    """As the file gives it."""
    digest: str
    meaning: str
    past: tuple[PastReview, ...] = ()
    suspended: bool = False
    """In the other program; a card that is new here is then suspended here too."""
    before: KeptCard | None = None
    """What stands in the collection under its id: nothing, a card that is asked, or one that was retired."""
    merged: Merged | None = None
    """Of a card that is asked: what changes on it."""

    @property
    def mode(self) -> Mode:
        """Checked, chosen, or recalled and rated."""
        return self.card.mode


@value
class Known:
    """A note that changes nothing."""

    row: int
    card_id: str
    """The card that it is, or that asks the same."""
    is_twin: bool = False
    """It is another note than the one which that card came from, and asks and answers the same."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """An answer that is not the derivative of its problem."""

    row: int
    card_id: str
    says: str
    """The row's answer, in notation."""
    truth: str
    message: str
    """What went wrong in it, where that is known; formulas stand between dollar signs."""
    sentence: str
    """Row 17 says d/dx [arcsin(x)] = 1/sqrt(1 + x^2); it is 1/sqrt(1 - x^2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    name: str
    """What the file is called."""
    added: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    unchanged: tuple[Known, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """Of added and changed cards; found by `verify`."""
    remarks: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Names in the collection, to names in the file."""
    media: Media = field(default_factory=Media)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    """By card, where its answer is in doubt."""
    taken: frozenset[str] = frozenset()
    """Cards on which the file wins over what the learner wrote."""
    is_verified: bool = False
    unverified: tuple[str, ...] = ()
    """Cards whose typed answers nobody held against anything: limits, values, and whatever is too hard."""

    @property
    def changes_nothing(self) -> bool:
        return not self.added and not self.changed

    @property
    def caution(self) -> str:
        """What to say of answers that could not be verified; empty where there is nothing to say."""
        match len(self.unverified):
            case 0:
                return ""
            case 1:
                return "1 answer was taken as it is."
            case count:
                return f"{count} answers were taken as they are."

    def answered(self, mode: Mode) -> int:
        """How many of the cards to be added or changed are answered that way."""
        return sum(entry.mode is mode for entry in (*self.added, *self.changed))

    def without(self, sentences: Mapping[str, str]) -> ImportPlan:
        """The plan with these cards rejected; by card, the sentence that says why."""
        entries = (*self.added, *self.changed)
        rejected = [Rejected(entry.row, sentences[entry.card.id]) for entry in entries if entry.card.id in sentences]
        return replace(
            self,
            added=tuple(entry for entry in self.added if entry.card.id not in sentences),
            changed=tuple(entry for entry in self.changed if entry.card.id not in sentences),
            rejected=tuple(sorted([*self.rejected, *rejected], key=lambda each: each.row)),
        )

    @property
    def templates(self) -> int:
        """How many of the cards to be added or changed are a fresh problem each time."""
        return sum(entry.card.fresh is not None for entry in (*self.added, *self.changed))

    def choose(self, choice: Choice, card_ids: Iterable[str] | None = None) -> ImportPlan:
        """The plan with that choice for the answers in doubt: of these cards, or of all."""
        ids = [doubt.card_id for doubt in self.doubts] if card_ids is None else card_ids
        return replace(self, choices={**self.choices, **dict.fromkeys(ids, choice)})

    def take_file(self, card_ids: Iterable[str]) -> ImportPlan:
        """The plan in which the file wins on these cards, also over what the learner wrote."""
        return replace(self, taken=self.taken | frozenset(card_ids))

    def keep_mine(self, card_ids: Iterable[str]) -> ImportPlan:
        """The plan in which what the learner wrote stays on these cards."""
        return replace(self, taken=self.taken - frozenset(card_ids))
