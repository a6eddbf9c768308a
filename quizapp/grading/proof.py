"""The third rung: a proof that two expressions are equal wherever both are defined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from time import process_time

from quizapp.calculus.walk import nodes, symbols_in
from quizapp.cards import Symbols
from quizapp.grading.algebra.algebraic_numbers import is_zero
from quizapp.grading.algebra.facts import Facts, StartAgainError
from quizapp.grading.algebra.inverse_sums import vanishes_inverted
from quizapp.grading.algebra.normal_form import NormalForm
from quizapp.grading.algebra.parts import Parts
from quizapp.grading.algebra.rational import GiveUpError
from quizapp.grading.algebra.root_letters import without_root
from quizapp.notation.tree import Node

_MAX_NODES = 150
_MOST_STARTS = 12
_BUDGET = 0.04
"""Seconds. A verdict does not wait longer for its proof."""


def proves_equal(left: Node, right: Node, symbols: Symbols, defined: Sequence[Node] = ()) -> bool:
    """False says nothing. `defined` are expressions that have a value throughout the domain, such as the problem."""
    if any(next(islice(nodes(tree), _MAX_NODES, None), None) is not None for tree in (left, right)):
        return False
    deadline = process_time() + _BUDGET
    if _proves(left, right, symbols, defined, deadline):
        return True
    rooted = without_root([left, right, *defined], symbols)
    if rooted is None:
        return False
    (left, right, *defined), symbols = rooted
    return _proves(left, right, symbols, defined, deadline)


def _proves(left: Node, right: Node, symbols: Symbols, defined: Sequence[Node], deadline: float) -> bool:
    letters = frozenset().union(*(symbols_in(tree) for tree in (left, right, *defined)))
    facts = Facts(one_letter=len(letters) == 1, deadline=deadline)
    for _ in range(_MOST_STARTS):
        try:
            return _is_zero_difference(left, right, symbols, facts, defined)
        except StartAgainError:
            continue
        except GiveUpError:
            return False
    return False


def _is_zero_difference(left: Node, right: Node, symbols: Symbols, facts: Facts, defined: Sequence[Node]) -> bool:
    form = NormalForm(Parts(facts), symbols)
    for tree in defined:
        _learn_from(tree, form)
    difference = form.of(left) - form.of(right)
    return is_zero(difference, form.parts) or vanishes_inverted(difference, form.parts)


def _learn_from(tree: Node, form: NormalForm) -> None:
    try:
        form.of(tree)
    except GiveUpError:
        return
