"""What everything else talks about: plain frozen values, standard library only."""

from quizapp.cards.card import Card, Content, Kind, Mode, Rule, Task
from quizapp.cards.feedback import Feedback
from quizapp.cards.practice import Problem, Template
from quizapp.cards.question import Question, ask
from quizapp.cards.review import Memory, Rating, Review
from quizapp.cards.symbols import SymbolKind, Symbols
from quizapp.cards.verdict import (
    Certainty,
    CheckedAt,
    Correct,
    Counterexample,
    Proved,
    Undecided,
    Unreadable,
    Verdict,
    Wrong,
)

__all__ = [
    "Card",
    "Certainty",
    "CheckedAt",
    "Content",
    "Correct",
    "Counterexample",
    "Feedback",
    "Kind",
    "Memory",
    "Mode",
    "Problem",
    "Proved",
    "Question",
    "Rating",
    "Review",
    "Rule",
    "SymbolKind",
    "Symbols",
    "Task",
    "Template",
    "Undecided",
    "Unreadable",
    "Verdict",
    "Wrong",
    "ask",
]
