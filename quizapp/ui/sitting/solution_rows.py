"""A worked solution as the lines that a page shows one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.cards import Symbols
from quizapp.cards.derivation import SolutionStep
from quizapp.ui.formulas.mathematics import Formula, Picture, Piece, Words, expression, prose, spoken
from quizapp.ui.words import sentence

_SPACE = Words(" ")
"""Between formulas: where a line may be broken."""


@dataclass(frozen=True, slots=True)
class SolutionRow:
    """The result of a rule that needs others first stands below theirs, in a row of its own that has no name."""

    depth: int
    name: str
    """Of the rule."""
    sentence: tuple[Piece, ...]
    formulas: tuple[Piece, ...]

    @property
    def spoken(self) -> str:
        parts = (self.name, spoken(self.sentence), spoken(self.formulas))
        return ". ".join(part.rstrip(".") for part in parts if part)


def solution_rows(steps: tuple[SolutionStep, ...], symbols: Symbols) -> tuple[SolutionRow, ...]:
    """In the order in which a person would write them: first what is done, then its parts, then what they give."""
    return tuple(_rows(steps, symbols))


def _rows(steps: tuple[SolutionStep, ...], symbols: Symbols) -> Iterator[SolutionRow]:
    waiting: list[SolutionStep] = []
    for index, step in enumerate(steps):
        while waiting and waiting[-1].depth >= step.depth:
            yield _together(waiting.pop(), symbols)
        following = steps[index + 1] if index + 1 < len(steps) else None
        has_parts = following is not None and following.depth > step.depth
        formulas = (_asked(step, symbols),) if has_parts else _worked(step, symbols)
        yield SolutionRow(step.depth, step.name, _said(step, symbols), formulas)
        if has_parts:
            waiting.append(step)
    for step in reversed(waiting):
        yield _together(step, symbols)


def _together(step: SolutionStep, symbols: Symbols) -> SolutionRow:
    return SolutionRow(step.depth, "", (), _worked(step, symbols))


def _worked(step: SolutionStep, symbols: Symbols) -> tuple[Piece, ...]:
    """before = assembled = after, to be broken before an equals sign."""
    results = [step.assembled, step.after] if step.assembled != step.after else [step.after]
    equal = (_equals(expression(result, symbols)) for result in results)
    return _asked(step, symbols), *(piece for one in equal for piece in (_SPACE, one))


def _asked(step: SolutionStep, symbols: Symbols) -> Piece:
    lead = f"d/d{step.variable}" if step.variable else "∇"
    if step.variable and len(symbols.variables) > 1 and step.variable in symbols.variables:
        lead = f"∂/∂{step.variable}"
    return expression(f"{lead} [{step.before}]", symbols)


def _said(step: SolutionStep, symbols: Symbols) -> tuple[Piece, ...]:
    """Without the rule's name, which stands before it."""
    rest = step.sentence.removeprefix(step.name).lstrip(": ") if step.name else step.sentence
    return prose(sentence(rest), symbols)


def _equals(piece: Piece) -> Piece:
    match piece:
        case Formula(latex, plain, said):
            return Formula(f"= {latex}", f"= {plain}", f"equals {said}")
        case Words(text):
            return Words(f"= {text}")
        case Picture():
            return piece
