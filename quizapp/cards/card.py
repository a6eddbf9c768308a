"""Rules and cards: what is taught."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from quizapp.cards.symbols import SymbolKind, Symbols
from quizapp.values import value


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named piece of calculus. `statement` is written in the product's own notation."""

    id: str
    name: str
    statement: str
    explanation: str
    builds_on: tuple[str, ...] = ()
    variables: Mapping[str, SymbolKind] = field(default_factory=dict)


class Kind(StrEnum):
    FORMULA = "formula"
    EXERCISE = "exercise"
    PRACTICE = "practice"
    CONCEPT = "concept"


class Task(StrEnum):
    """What the learner is asked to do with the problem."""

    DIFFERENTIATE = "differentiate"
    PARTIAL = "partial"
    GRADIENT = "gradient"
    LIMIT = "limit"
    EVALUATE = "evaluate"
    """Write an expression that the card's own prompt asks for."""
    CHOOSE = "choose"
    RECALL = "recall"


class Mode(StrEnum):
    """How a question is answered."""

    TYPED = "typed"
    CHOICE = "choice"
    RECALL = "recall"
    """Turned over and rated by the learner."""


class Form(StrEnum):
    """How an answer may be asked to be written."""

    SIMPLIFIED = "simplified"
    FACTORED = "factored"
    ONE_FRACTION = "as one fraction"
    POSITIVE_EXPONENTS = "without negative exponents"


@value(kw_only=True)
class Fresh:
    """What makes a card's problem a fresh one each time it is asked. All texts are as `data/README.md` says."""

    parameters: tuple[str, ...] = ()
    """What is drawn: `a, b in 2..9`, `f in [sin u, e^u]`."""
    conditions: tuple[str, ...] = ()
    """What has to hold for it: `a != b`."""
    letters: tuple[str, ...] = ()
    """Names, one of which takes the place of the first letter of `wrt`."""
    inner: tuple[str, ...] = ()
    """Functions in the place of the problem's letters, `x = t^2`; the problem then is an equation `z = x y`."""


@value(kw_only=True)
class Card:
    """What a deck holds and memory is tracked for.

    `problem`, `answer`, `accept` and `wrong` are notation, except in concepts (CHOOSE, RECALL), where
    `answer` and `wrong` are prose in which `$...$` encloses notation.

    With `fresh` the card is a template: `problem` holds the places to fill in, and `answer` is empty where it is to
    be worked out. `quizapp.cards.fresh` makes a question of it.
    """

    id: str
    deck: str
    kind: Kind
    task: Task
    answer: str
    problem: str = ""
    prompt: str = ""
    """Prose above the problem; empty: the task says it."""
    accept: tuple[str, ...] = ()
    """Answers that are right too, though they are not equal to `answer`."""
    wrong: tuple[str, ...] = ()
    """Plausible wrong answers, for choices."""
    wrt: tuple[str, ...] = ("x",)
    variables: Mapping[str, SymbolKind] = field(default_factory=dict)
    domain: str = ""
    """A condition such as `x > 0`; empty: wherever the answer is defined."""
    rules: tuple[str, ...] = ()
    difficulty: int = 1
    source: tuple[str, ...] = ()
    """Rows of the source text that this card teaches, as `section / row`."""
    erratum: str = ""
    """Where the source differs from the truth; shown after answering."""
    explanation: str = ""
    """Shown after answering."""
    hints: tuple[str, ...] = ()
    form: Form | None = None
    """How the answer is best written; said of an equal answer in another form."""
    insists: bool = False
    """Whether an equal answer in another form is a mistake."""
    tags: tuple[str, ...] = ()
    """The learner's own words for finding it; `a::b` is a tag below `a`."""
    fresh: Fresh | None = None
    """What is drawn for a fresh problem each time; None: the problem never changes."""

    @property
    def symbols(self) -> Symbols:
        return Symbols(self.variables, self.wrt)

    @property
    def mode(self) -> Mode:
        """The way of asking that suits this card."""
        match self.task:
            case Task.CHOOSE:
                return Mode.CHOICE
            case Task.RECALL:
                return Mode.RECALL
            case _:
                return Mode.TYPED

    def can_be_asked(self, mode: Mode) -> bool:
        match mode:
            case Mode.TYPED:
                return self.mode is Mode.TYPED
            case Mode.CHOICE:
                return bool(self.wrong)
            case Mode.RECALL:
                return True


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that `data/` teaches."""

    rules: tuple[Rule, ...]
    cards: tuple[Card, ...]
