"""Habits that make an answer wrong to the letter, though what is meant is right: X for x, a + C, a dx.

They are asked about and cost nothing; the answer without them has to be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from quizapp.calculus.walk import substituted, symbols_in
from quizapp.notation.text import to_text
from quizapp.notation.tree import Equation, Negative, Node, Number, Product, Sum, Symbol

_CONSTANTS = frozenset("Cc")
"""Letters for the constant of integration; the small one only where the question has no named constants of its own."""
_NAMED_CONSTANTS = frozenset("abcd")


@dataclass(frozen=True, slots=True)
class Habit:
    meant: Node
    said: str
    """A sentence that stands before the question whether this was meant; may be empty."""

    @property
    def question(self) -> str:
        return f"{self.said} Did you mean {to_text(self.meant)}?".strip()


def habits(answer: Node, known: frozenset[str], variables: tuple[str, ...]) -> Iterator[Habit]:
    """What the answer may have been meant as; `known` are the letters of the question."""
    slips = {
        name: Symbol(name.swapcase())
        for name in symbols_in(answer) - known
        if len(name) == 1 and name.swapcase() in known
    }
    if slips:
        yield Habit(substituted(answer, slips), "")
    strange = symbols_in(answer) - known
    left = [variable for variable in variables if variable not in symbols_in(answer)]
    if len(strange) == 1 and len(left) == 1:
        yield Habit(substituted(answer, {min(strange): Symbol(left[0])}), f"The variable is {left[0]}.")
    if (meant := _without_constant(answer, known)) is not None:
        yield Habit(meant, "A derivative has no + C.")
    for variable in variables:
        if "d" not in known and (meant := _without_differential(answer, variable)) is not None:
            yield Habit(meant, f"A derivative has no d{variable} behind it.")


def _without_constant(answer: Node, known: frozenset[str]) -> Node | None:
    if not isinstance(answer, Sum):
        return None
    letters = _CONSTANTS - known - (_NAMED_CONSTANTS if known & _NAMED_CONSTANTS else frozenset())
    kept = tuple(term for term in answer.terms if not (isinstance(term, Symbol) and term.name in letters))
    if len(kept) == len(answer.terms) or not kept:
        return None
    return kept[0] if len(kept) == 1 else Sum(kept, span=answer.span)


def _without_differential(answer: Node, variable: str) -> Node | None:
    """2x dx as 2x; dy = 2x dx as well."""
    match answer:
        case Equation(Product((Symbol("d"), Symbol())), right):
            return _without_differential(right, variable)
        case Negative(operand):
            inner = _without_differential(operand, variable)
            return None if inner is None else Negative(inner, span=answer.span)
        case Product((*rest, Symbol("d"), Symbol(name))) if name == variable:
            match rest:
                case []:
                    return Number(Fraction(1), span=answer.span)
                case [only]:
                    return only
                case _:
                    return Product(tuple(rest), span=answer.span)
        case _:
            return None
