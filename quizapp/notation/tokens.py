"""The words of the notation, each with its place in the text."""

from __future__ import annotations

from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from quizapp.notation import kinds
from quizapp.notation.kinds import Kind
from quizapp.notation.tree import Span

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
        return self.kind is kinds.OPERATOR and self.text in signs

    @property
    def glued(self) -> bool:
        return not self.spaced


def has(tokens: list[Token], kind: Kind) -> bool:
    return kind in map(_kind_of, tokens)


_kind_of = attrgetter("kind")
