"""A worked solution as plain values: everything is notation, or a sentence in which `$...$` encloses notation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedPart:
    """What a name of the rule stands for in this step: u, v', outer, base."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SolutionStep:
    """One rule applied to one part of the problem."""

    rule: str
    """The id of the rule; empty where none is needed: the derivative of f(x) is f'(x)."""
    name: str
    """The rule's name."""
    sentence: str
    """What is done here."""
    before: str
    variable: str
    assembled: str
    """The rule with its parts put in, as it comes; the same as `after` where there was nothing to tidy."""
    after: str
    parts: tuple[NamedPart, ...]
    depth: int
    """How many rules it stands within."""
    path: tuple[int, ...]
    """From the problem to the part: the places of children in the tree."""
    start: int
    """Where the part stands in the problem's text; `start` and `end` are both 0 where that is not known."""
    end: int


@dataclass(frozen=True, slots=True)
class OtherWay:
    """The same derivative, begun with another writing of the problem."""

    sentence: str
    problem: str
    derivative: str
    steps: tuple[SolutionStep, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    problem: str
    variables: tuple[str, ...]
    derivative: str
    latex: str
    rules: tuple[str, ...]
    """Ids of the rules that it uses, the outermost first."""
    steps: tuple[SolutionStep, ...]
    """In the order in which a person reads them. What needs no words, such as the derivative of x, is left out."""
    other_ways: tuple[OtherWay, ...] = ()
