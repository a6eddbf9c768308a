"""The words of the notation, each with its place in the text."""

from __future__ import annotations

from fractions import Fraction

from quizapp.notation import kinds
from quizapp.notation.kinds import Kind
from quizapp.notation.tree import Span
from quizapp.values import value

NO_NUMBER = Fraction(0)


@value
class Token:
    kind: Kind
    text: str
    start: int
    """Its place in the text as typed, up to `end`."""
    end: int
    spaced: bool = False
    """Whether a space stands before it."""
    value: Fraction = NO_NUMBER
    """Of a number."""
    side: str = ""
    """left or right, where LaTeX says which side of something a bar is."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def is_operator(self, signs: str) -> bool:
        return self.kind is kinds.OPERATOR and self.text in signs

    @property
    def glued(self) -> bool:
        return not self.spaced
