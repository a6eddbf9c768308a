"""The formulas of the rules, read from `data/`: what a derivation fills in. None is written in Python."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quizapp.calculus.filling import Bindings, filled, no_derivative
from quizapp.cards import SymbolKind, Symbols
from quizapp.notation.read import read_statement
from quizapp.notation.reading import Read
from quizapp.notation.tree import Call, Derivative, Equation, Gradient, Node
from quizapp.resources import data_folder


@dataclass(frozen=True, slots=True)
class Formula:
    """`d/dx [pattern] = result`, or the gradient of a pattern."""

    rule: str
    pattern: Node
    result: Node
    variable: str
    symbols: Symbols
    is_gradient: bool = False


@dataclass(frozen=True, slots=True)
class Formulas:
    functions: Mapping[str, Formula]
    """By the function that they differentiate, at its last argument."""
    structures: Mapping[str, Formula]
    """By rule: product, quotient, chain, power, …"""
    gradients: tuple[Formula, ...]
    """By a vector or a matrix."""
    names: Mapping[str, str]
    """Of the rules, by their ids."""

    def derivative(self, rule: str, variable: str, bindings: Bindings) -> Node:
        """The right side of the rule's formula, filled in; its bindings know all derivatives it needs."""
        formula = self.structures[rule]
        return filled(formula.result, formula.variable, variable, bindings, no_derivative)


@cache
def formulas() -> Formulas:
    """Those that ship with the product."""
    return read_formulas(data_folder())


def read_formulas(folder: Path) -> Formulas:
    rules = [tomllib.loads(path.read_text("utf-8")) for path in sorted((folder / "rules").glob("*.toml"))]
    more = tomllib.loads((folder / "derivatives.toml").read_text("utf-8"))["formula"]
    functions: dict[str, Formula] = {}
    structures: dict[str, Formula] = {}
    gradients: list[Formula] = []
    for formula in _formulas([*({**rule, "rule": rule["id"]} for rule in rules), *more]):
        match formula.pattern:
            case _ if formula.is_gradient:
                gradients.append(formula)
            case Call(function):
                functions[function] = formula
            case _:
                structures[formula.rule] = formula
    return Formulas(functions, structures, tuple(gradients), {rule["id"]: rule["name"] for rule in rules})


def _formulas(tables: list[dict[str, object]]) -> Iterator[Formula]:
    for table in tables:
        variables = table.get("variables", {})
        kinds = {name: SymbolKind(kind) for name, kind in variables.items()} if isinstance(variables, dict) else {}
        formula = formula_of(str(table["rule"]), str(table["statement"]), Symbols(kinds))
        if formula is not None:
            yield formula


def formula_of(rule: str, statement: str, symbols: Symbols) -> Formula | None:
    """None for a statement that is no formula to fill in, such as a definition by a limit."""
    match read_statement(statement, symbols):
        case Read(Equation(Derivative(pattern, (variable,)), result)):
            return Formula(rule, pattern, result, variable, symbols)
        case Read(Equation(Gradient(pattern, variable), result)):
            return Formula(rule, pattern, result, variable or "x", symbols, is_gradient=True)
        case _:
            return None
