"""What a screen needs to show of a sitting: frozen values, handed over as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from quizapp.cards import Card, Fault, Feedback, Mode, Question, Rating, Symbols, Wrong
from quizapp.cards.derivation import Derivation
from quizapp.cards.diagnosis import Diagnosis


@dataclass(frozen=True, slots=True)
class Asked:
    """A question waits for its answer."""

    question: Question
    number: int
    """1 for the first question of the sitting."""
    total: int
    """As far as is known now: a lapse comes back within the session and adds one."""
    can_undo: bool
    hints_left: int
    """At least: where hints are the steps of a solution, only the first is known before one is taken."""
    upcoming: Card | None = None
    """What is likely to be asked next, so that it can be drawn meanwhile."""
    passed_over: tuple[str, ...] = ()
    """A sentence for each card before it of whose template no problem could be made. Such a card stays due."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer was checked, chosen or turned over; it waits for a rating."""

    asked: Asked
    answer: str
    """As typed or chosen; empty when turned over."""
    feedback: Feedback | None
    """None when turned over."""
    suggested: Rating
    intervals: Mapping[Rating, timedelta]
    """When the card would come back, for each rating."""
    show: bool = True
    """False in a quiz without verdicts along the way: go on with `suggested` and without showing this."""
    rated: bool = True
    """False in a quiz and for "which rule?": the suggested rating is taken, Enter goes on."""
    fault: Fault | None = None
    """What was found wrong with the answer. It is looked for after the verdict has shown."""
    diagnosis: Diagnosis | None = None
    """The same for the learner's eyes, with where and why; None before it was looked for, and for right answers."""
    solution: Derivation | None = None
    """How the answer is worked out; None before it was, and where there is nothing to work out."""


@dataclass(frozen=True, slots=True)
class NotCounted:
    """The answer was unreadable, ambiguous or undecided: nothing was recorded, the question stands."""

    asked: Asked
    answer: str
    feedback: Feedback


@dataclass(frozen=True, slots=True)
class Answered:
    """One line of a summary."""

    question: Question
    answer: str
    feedback: Feedback | None
    rating: Rating
    took: timedelta
    diagnosis: Diagnosis | None = None

    @property
    def right(self) -> bool:
        """As graded; where the learner judged, by the rating."""
        if self.feedback is None:
            return self.rating is not Rating.AGAIN
        return not isinstance(self.feedback.verdict, Wrong)


@dataclass(frozen=True, slots=True)
class RuleScore:
    rule: str
    name: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The sitting is over: everything in it is on disk."""

    plan: Plan
    answered: tuple[Answered, ...]
    time: timedelta
    """Time spent answering."""
    per_rule: tuple[RuleScore, ...]
    can_undo: bool
    passed_over: tuple[str, ...] = ()
    """A sentence for each card of whose template no problem could be made, in the whole sitting."""

    @property
    def right(self) -> int:
        return sum(answer.right for answer in self.answered)

    @property
    def missed(self) -> tuple[str, ...]:
        """Ids of the cards answered wrong, each once, in the order asked."""
        return tuple(dict.fromkeys(line.question.card.id for line in self.answered if not line.right))


@dataclass(frozen=True, slots=True)
class Study:
    """Today's session: what is due and what is new, each card in the way that suits it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Cards chosen by deck or rule; both empty: all. `cards` names them one by one instead."""

    decks: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    difficulties: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Flashcards:
    """Turn and rate yourself: due cards first, then new ones, then the rest."""

    chosen: Chosen = Chosen()
    count: int = 20


@dataclass(frozen=True, slots=True)
class Quiz:
    """So many questions and a score. `mode` None: each card in the way that suits it."""

    chosen: Chosen = Chosen()
    count: int = 10
    mode: Mode | None = None
    verdicts: bool = True
    """Show verdicts along the way."""


@dataclass(frozen=True, slots=True)
class ReviewMissed:
    """Fresh problems of the rules that slipped lately, worst first, each until answered right twice in a row."""


@dataclass(frozen=True, slots=True)
class Practise:
    """So many fresh problems of these rules, interleaved."""

    rules: tuple[str, ...]
    count: int = 5


Plan = Study | Flashcards | Quiz | ReviewMissed | Practise


@dataclass(frozen=True, slots=True)
class Choice:
    """A deck or rule that cards can be chosen by."""

    id: str
    name: str
    cards: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    decks: tuple[Choice, ...]
    rules: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SlippingRule:
    id: str
    name: str
    statement: str
    """Notation."""
    recall: float
    """Predicted now, 0 to 1: of the rule itself; where nothing is known of that, the mean of its cards."""
    missed: int
    """Wrong answers in the last 14 days."""
    symbols: Symbols = field(default_factory=Symbols)
    """What the letters of the statement are."""
    mistake: str = ""
    """The name of the mistake found most often in them; empty where none was found."""
    mistaken: int = 0
    """How often."""


@dataclass(frozen=True, slots=True)
class Today:
    due: int
    new: int
    minutes: int
    """Estimated from the learner's own pace."""
    cards: int
    reviewed_today: int
    slipping: tuple[SlippingRule, ...]
    """Worst first."""
    missed: tuple[str, ...]
    """Cards missed lately and not answered right since."""
    next_due: timedelta | None
    """From now to the next card that falls due, when nothing is due."""
    days: tuple[tuple[date, int], ...]
    """Reviews on each of the last 26 weeks' days, oldest first, today last."""
    missed_rules: tuple[str, ...] = ()
    """Rules that ReviewMissed would practise, worst first."""


@dataclass(frozen=True, slots=True)
class Settings:
    new_a_day: int = 20
    reviews_a_day: int = 200
    desired_retention: float = 0.9
    day_starts_at: int = 4
    """Hour, local time."""
