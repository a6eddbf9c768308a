"""Wrong rules that learners are known to use, from `data/misconceptions/`: formulas with a wrong right side."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from quizapp.calculus.formulas import Formula, formula_of
from quizapp.calculus.walk import nodes
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.tree import Apply, Call, Negative, Node, Product, Quotient, Sum, Symbol
from quizapp.resources import data_folder

_ANYTHING = ""
_SHAPES = Symbol | Apply | Sum | Product | Quotient | Negative


@dataclass(frozen=True, slots=True)
class Misconception:
    id: str
    rule: str
    """The id of the rule at fault; empty for a slip, which is blamed on the rule of the step where it happens."""
    name: str
    sentence: str
    """What to tell the learner."""
    wrong: tuple[Formula, ...] = ()
    is_slip: bool = False
    seldom: bool = False
    """Where another explains the same answer, that one is likelier."""


@dataclass(frozen=True, slots=True)
class Misconceptions:
    all: tuple[Misconception, ...]
    neighbours: Mapping[str, tuple[str, ...]]
    """The functions that are taken for each other, by name."""
    neighbour: Misconception
    """What it is when they are."""
    of_gradients: tuple[tuple[Misconception, Formula], ...]
    """Wrong rules for the gradient by several variables."""
    _by_key: Mapping[str, tuple[tuple[Misconception, Formula], ...]]

    def for_form(self, node: Node) -> Iterator[tuple[Misconception, Formula]]:
        """The wrong rules whose left side may be this expression."""
        yield from self._by_key.get(_key(node), ())
        yield from self._by_key.get(_ANYTHING, ())


@cache
def misconceptions_of(rule: str) -> Misconceptions:
    """Those of the shipped ones that are this rule's fault; no slips."""
    known = misconceptions()
    own = [misconception for misconception in known.all if misconception.rule == rule]
    return _collected(own, {}, known.neighbour)


def specificity(formula: Formula) -> int:
    """How much of the left side is fixed: `ln(c x)` says more than `ln x`, and that more than `f(g(x))`."""
    return sum(not isinstance(node, _SHAPES) for node in nodes(formula.pattern))


@cache
def misconceptions() -> Misconceptions:
    """Those that ship with the product."""
    return read_misconceptions(data_folder() / "misconceptions")


def read_misconceptions(folder: Path) -> Misconceptions:
    """Raises ValueError, with the file and the id, for one that cannot be read."""
    found: list[Misconception] = []
    partners: dict[str, dict[str, None]] = {}
    sentence = ""
    for path in sorted(folder.glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        found.extend(_of_file(table, path))
        sentence = table.get("neighbours", {}).get("sentence", sentence)
        for group in table.get("neighbours", {}).get("groups", ()):
            for name in group:
                partners.setdefault(name, {}).update(dict.fromkeys(other for other in group if other != name))
    neighbour = Misconception("neighbour", "", "Another function", sentence, is_slip=True)
    return _collected(found, {name: tuple(others) for name, others in partners.items()}, neighbour)


def _collected(
    found: list[Misconception], neighbours: Mapping[str, tuple[str, ...]], neighbour: Misconception
) -> Misconceptions:
    return Misconceptions(
        tuple(found),
        neighbours,
        neighbour,
        tuple(pair for pair in _pairs(found) if pair[1].is_gradient and isinstance(pair[1].pattern, Apply)),
        _by_key(found),
    )


def _pairs(found: list[Misconception]) -> Iterator[tuple[Misconception, Formula]]:
    return ((misconception, formula) for misconception in found for formula in misconception.wrong)


def _by_key(found: list[Misconception]) -> dict[str, tuple[tuple[Misconception, Formula], ...]]:
    keyed: dict[str, list[tuple[Misconception, Formula]]] = {}
    for misconception, formula in _pairs(found):
        keyed.setdefault(_key(formula.pattern), []).append((misconception, formula))
    return {key: tuple(pairs) for key, pairs in keyed.items()}


def _key(node: Node) -> str:
    match node:
        case Symbol() | Apply():
            return _ANYTHING
        case Call(function):
            return function
        case _:
            return type(node).__name__


def _of_file(table: Mapping[str, object], path: Path) -> Iterator[Misconception]:
    entries = table["misconception"]
    if not isinstance(entries, list):
        raise TypeError(f"{path}: each misconception begins with [[misconception]]")
    for own in entries:
        entry = {**table, **own}
        wrong = [entry["wrong"]] if isinstance(entry["wrong"], str) else entry["wrong"]
        symbols = Symbols({name: SymbolKind(kind) for name, kind in entry.get("variables", {}).items()}, ("x", "y"))
        formulas = [formula_of(entry.get("rule", ""), text, symbols) for text in wrong]
        read = tuple(_with_arguments(formula) for formula in formulas if formula is not None)
        if len(read) < len(formulas):
            raise ValueError(f"{path}: the wrong rule of {entry['id']} cannot be read")
        yield Misconception(
            entry["id"],
            entry.get("rule", ""),
            entry["name"],
            entry["sentence"],
            read,
            is_slip=bool(entry.get("slips")),
            seldom=bool(entry.get("seldom")),
        )


def _with_arguments(formula: Formula) -> Formula:
    """The notation reads f(g'(x)) as f times g'(x); the outer function of a chain cannot stand alone."""
    match formula.pattern, formula.result:
        case Apply(outer, (Apply(),)), Product((Apply(name, ()), argument)) if name == outer:
            return replace(formula, result=Apply(outer, (argument,)))
        case _:
            return formula
