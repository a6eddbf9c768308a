"""What everything else talks about: plain frozen values, standard library only."""

from quizapp.cards.card import Card, Content, Form, Fresh, Kind, Mode, Rule, Task
from quizapp.cards.evidence import Evidence, Fault
from quizapp.cards.feedback import Feedback
from quizapp.cards.practice import NoProblem, Practice
from quizapp.cards.problem import Made, Problem, Template
from quizapp.cards.question import Question, ask
from quizapp.cards.rating import Rating
from quizapp.cards.review import Memory, Review
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
    "Evidence",
    "Fault",
    "Feedback",
    "Form",
    "Fresh",
    "Kind",
    "Made",
    "Memory",
    "Mode",
    "NoProblem",
    "Practice",
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
