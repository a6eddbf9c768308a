"""The words of the notation, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

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


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    span: Span
    spaced: bool = False
    """Whether a space stands before it."""
    value: Fraction = Fraction(0)
    """Of a number."""
    side: str = ""
    """left or right, where LaTeX says which side of something a bar is."""

    def is_operator(self, signs: str) -> bool:
        return self.kind is Kind.OPERATOR and self.text in signs

    @property
    def glued(self) -> bool:
        return not self.spaced
