"""What fresh problems are made from, and what they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from quizapp.cards.card import Card, Kind, Task
from quizapp.cards.symbols import SymbolKind, Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A problem with places to fill in. All texts are notation, or as `data/README.md` says."""

    id: str
    practice: str
    """The id of a rule that is practised with it, or of a combination (`product-inside-chain`). Empty for a card."""
    rule: str
    """The rule that the practice counts for first."""
    template: str
    """The problem, in which the letters of `parameters` stand for what is drawn."""
    parameters: tuple[str, ...] = ()
    """What is drawn: `a, b in 2..9`, `f in [sin u, e^u]`."""
    conditions: tuple[str, ...] = ()
    """What has to hold for it: `a != b`."""
    needs: tuple[str, ...] = ()
    """Rules that a problem must use, besides the first one."""
    level: int = 1
    task: Task = Task.DIFFERENTIATE
    wrt: tuple[str, ...] = ("x",)
    letters: tuple[str, ...] = ()
    """Names, one of which takes the place of the first letter of `wrt`."""
    variables: Mapping[str, SymbolKind] = field(default_factory=dict)
    domain: str = ""
    inner: tuple[str, ...] = ()
    """Functions in the place of the problem's letters, `x = t^2`; the problem then is an equation `z = x y`."""
    answer: str = ""
    """Where it is not to be worked out by differentiating."""
    rules: tuple[str, ...] = ()
    """The rules that a solution uses besides the first, where they are not to be those of the derivation."""

    @property
    def symbols(self) -> Symbols:
        return Symbols(self.variables, self.wrt)

    def __hash__(self) -> int:
        return hash((self.id, self.template, self.parameters))


@dataclass(frozen=True, slots=True)
class Made:
    """What makes the same fresh problem again."""

    rule: str
    level: int
    template: str
    seed: int
    key: str
    """The problem's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fresh problem with its answer, both in notation. The seed makes it again."""

    problem: str
    answer: str
    practice: str
    level: int
    seed: int
    template: str
    """The id of the template it was made from."""
    key: str
    """The same for problems that differ only in the name of the variable and the order of terms and factors."""
    task: Task = Task.DIFFERENTIATE
    wrt: tuple[str, ...] = ("x",)
    variables: Mapping[str, SymbolKind] = field(default_factory=dict)
    domain: str = ""
    inner: tuple[tuple[str, str], ...] = ()
    """Letters of the problem and the functions in their place: (("x", "t^2"),)."""
    rules: tuple[str, ...] = ()
    """Those that a solution uses, the main one first."""
    first: str = ""
    """The one that comes first in a solution: chain in (3x + 1)^5, whatever is practised with it."""

    @property
    def symbols(self) -> Symbols:
        return Symbols(self.variables, self.wrt)

    @property
    def made(self) -> Made:
        return Made(self.practice, self.level, self.template, self.seed, self.key)

    @property
    def prompt(self) -> str:
        """The sentence above the problem, where the task does not say enough."""
        if not self.inner:
            return ""
        outcome = self.problem.partition("=")[0].strip()
        d, variable = ("d" if len(self.wrt) == 1 else "∂"), self.wrt[0]
        functions = ", ".join(f"{name} = {_raised(text)}" for name, text in self.inner)
        written_with = f"; write it with {' and '.join(self.wrt)}" if len(self.wrt) > 1 else ""
        return f"Find {d}{outcome}/{d}{variable} for {functions}{written_with}."

    def card(self, card_id: str, deck: str) -> Card:
        """The problem as something to ask and to grade."""
        return Card(
            id=card_id,
            deck=deck,
            kind=Kind.PRACTICE,
            task=self.task,
            problem=self.problem,
            prompt=self.prompt,
            answer=self.answer,
            wrt=self.wrt,
            variables=self.variables,
            domain=self.domain,
            rules=self.rules,
            difficulty=self.level,
        )


_SMALL_EXPONENT = re.compile(r"\^([2-9])(?!\d)")
_SUPERSCRIPTS = dict(zip("23456789", "²³⁴⁵⁶⁷⁸⁹", strict=True))


def _raised(text: str) -> str:
    """t^2 as it stands in prose, t²."""
    return _SMALL_EXPONENT.sub(lambda match: _SUPERSCRIPTS[match[1]], text)
