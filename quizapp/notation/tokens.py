"""The words of the notation, each with its place in the text."""

from __future__ import annotations

from enum import Enum, auto
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from quizapp.notation.tree import Span


class Kind(Enum):
    NUMBER = auto()
    SYMBOL = auto()
    CONSTANT = auto()
    FUNCTION = auto()
    ROOT = auto()
    """√ ∛ ∜ and LaTeX's sqrt; the text is the index."""
    OPERATOR = auto()
    """+ - * / ^"""
    OPEN = auto()
    CLOSE = auto()
    BAR = auto()
    """| or ‖"""
    COMMA = auto()
    SEMICOLON = auto()
    """; or LaTeX's row end"""
    CELL = auto()
    RELATION = auto()
    ARROW = auto()
    PRIME = auto()
    UNDERSCORE = auto()
    PARTIAL = auto()
    NABLA = auto()
    """∇; the text is the subscript."""
    LIMIT = auto()
    SUM = auto()
    """The sign Σ."""
    FRACTION = auto()
    """LaTeX's frac."""
    BEGIN = auto()
    FINISH = auto()
    FACTORIAL = auto()
    TOP = auto()
    """The raised ⊤ of a transpose."""
    WORD = auto()
    """transpose, norm"""
    SIDE = auto()
    """The sign after a limit's target."""
    END = auto()

    # There is one object for each kind, and kinds are looked up all the time; Enum's own hash is written in Python.
    __hash__ = object.__hash__


NO_NUMBER = Fraction(0)


class Token(NamedTuple):
    """A tuple, because a text is made of dozens: a frozen dataclass takes three times as long to make."""

    kind: Kind
    text: str
    span: Span
    spaced: bool = False
    """Whether a space stands before it."""
    value: Fraction = NO_NUMBER
    """Of a number."""
    side: str = ""
    """left or right, where LaTeX says which side of something a bar is."""

    def is_operator(self, signs: str) -> bool:
        return self.kind is Kind.OPERATOR and self.text in signs

    @property
    def glued(self) -> bool:
        return not self.spaced


def has(tokens: list[Token], kind: Kind) -> bool:
    return kind in map(_kind_of, tokens)


_kind_of = attrgetter("kind")
