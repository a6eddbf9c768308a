"""Two writings of one problem: the order of terms and factors makes no other one."""

from __future__ import annotations

from quizapp.calculus.walk import rewritten
from quizapp.notation.text import to_text
from quizapp.notation.tree import Node, Product, Sum


def key_of(*trees: Node) -> str:
    return "; ".join(to_text(rewritten(tree, _ordered)) for tree in trees)


def _ordered(tree: Node) -> Node:
    match tree:
        case Sum(terms):
            return Sum(tuple(sorted(terms, key=to_text)))
        case Product(factors):
            return Product(tuple(sorted(factors, key=to_text)))
        case _:
            return tree
