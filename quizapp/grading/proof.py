"""The third rung: a proof that two expressions are equal wherever both are defined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from quizapp.calculus.walk import nodes
from quizapp.cards import Symbols
from quizapp.grading.algebra.facts import Facts, StartAgainError
from quizapp.grading.algebra.normal_form import NormalForm
from quizapp.grading.algebra.parts import Parts
from quizapp.grading.algebra.rational import GiveUpError
from quizapp.notation.tree import Node

_MAX_NODES = 150
_MOST_STARTS = 12


def proves_equal(left: Node, right: Node, symbols: Symbols, defined: Sequence[Node] = ()) -> bool:
    """False says nothing. `defined` are expressions that have a value throughout the domain, such as the problem."""
    if any(next(islice(nodes(tree), _MAX_NODES, None), None) is not None for tree in (left, right)):
        return False
    facts = Facts()
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
    return form.parts.is_zero(form.of(left) - form.of(right))


def _learn_from(tree: Node, form: NormalForm) -> None:
    try:
        form.of(tree)
    except GiveUpError:
        return
