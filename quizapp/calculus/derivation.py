"""A derivation: a tree of steps, each a rule applied to a part of the problem as it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from quizapp.notation.tree import Node

Path = tuple[int, ...]
"""From a tree to one of its parts: the places of children, as `walk.children` counts them."""
Assemble = Callable[[Sequence[Node]], Node]
"""From the derivatives that the sub-steps found to the derivative of the whole."""
TERM_BY_TERM = frozenset({"sum", "difference"})
"""The rules of sums: two names for one step."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a name of the rule stands for: u, v, u', v', outer, inner, base, exponent, c."""

    name: str
    node: Node


@dataclass(frozen=True, slots=True)
class Chain:
    """An outer function of `parameter`, taken at an inner one."""

    parameter: str
    outer: Node
    inner: Node


@dataclass(frozen=True, slots=True)
class Step:
    rule: str
    """The id of the rule; empty for the derivative of an undefined function, which needs none."""
    before: Node
    after: Node
    """The derivative of `before`, tidied."""
    variable: str
    assemble: Assemble = field(compare=False, repr=False)
    path: Path = ()
    """Where `before` stands in the problem."""
    parts: tuple[Part, ...] = ()
    steps: tuple[Step, ...] = ()
    also: tuple[str, ...] = ()
    """Rules that the step uses besides: the difference rule in a sum with a minus."""
    forms: tuple[Node, ...] = ()
    """Other writings of `before`, in which the rule is recognised: x^(-3) for 1/x³."""
    chain: Chain | None = None

    @property
    def assembled(self) -> Node:
        """The rule with the results of the sub-steps put in, not tidied yet."""
        return self.assemble([step.after for step in self.steps])


def walk(step: Step) -> Iterator[Step]:
    """Every step in the order in which a person reads them: the outermost rule first."""
    yield step
    for inner in step.steps:
        yield from walk(inner)


def rules_of(step: Step) -> tuple[str, ...]:
    """The ids of the rules that a derivation uses, each once, the outermost first."""
    found = (rule for one in walk(step) for rule in (one.rule, *one.also) if rule)
    return tuple(dict.fromkeys(found))
