"""What holds for a formula whatever numbers stand in it: how it is written, and its canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from quizapp.calculus.walk import children, nodes, with_children
from quizapp.grading.canonical import canonical_and_order
from quizapp.notation import Node, Number, Span, to_text
from quizapp.study.importing.letters import Letters, letters_in

_FIRST = 10**15
_APART = 982_451_653
"""Numbers that far apart stand for those of a formula while it is written out. They are longer than any of its own,
and none of them is another with something small added."""
_MARK = "#"
_DIGITS = frozenset("0123456789" + _MARK)


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A formula in which other numbers may stand."""

    tree: Node
    places: tuple[Span, ...]
    """Of its numbers, in the text that it was read from."""
    changing: frozenset[int]
    """Identities of the nodes in which they stand."""
    letters: Letters
    text: str = ""
    """In notation, with {0}, {1} for the numbers."""
    form: str | None = None
    """Its canonical form, likewise; None where the numbers change more in it than themselves."""

    @classmethod
    def of(cls, tree: Node, places: tuple[Span, ...]) -> Pattern | None:
        """None where one of the numbers is no number of the tree, or stands in it twice: x_12, \\frac12."""
        found = [node.span for node in nodes(tree) if isinstance(node, Number) and node.span in places]
        if len(found) != len(places) or set(found) != set(places):
            return None
        changing: set[int] = set()
        _note_changing(tree, frozenset(places), changing)
        bare = cls(tree, places, frozenset(changing), letters_in(tree))
        stand_ins = [str(_FIRST + _APART * place) for place in range(len(places))]
        stood_in = bare.tree_with(stand_ins)
        return replace(bare, text=_with_places(to_text(stood_in), stand_ins), form=_form(stood_in, stand_ins))

    def tree_with(self, numbers: Sequence[str]) -> Node:
        new = {place: Fraction(int(number)) for place, number in zip(self.places, numbers, strict=True)}

        def change(node: Node) -> Node:
            if id(node) not in self.changing:
                return node
            return Number(new[node.span], span=node.span) if isinstance(node, Number) else with_children(node, change)

        return change(self.tree)


def _with_places(text: str, stand_ins: Sequence[str]) -> str:
    text = text.replace("{", "{{").replace("}", "}}")
    for place, stand_in in enumerate(stand_ins):
        text = text.replace(stand_in, f"{{{place}}}")
    return text


def _form(tree: Node, stand_ins: Sequence[str]) -> str | None:
    """None where it calculates with the numbers, as it does with fractions in powers, or puts them in order."""
    form, ordered = canonical_and_order(tree)
    if "/" in form or any(form.count(stand_in) != 1 for stand_in in stand_ins):
        return None
    marked = [[_with_marks(part, stand_ins) for part in parts] for parts in ordered]
    if not all(_stay(before, after) for parts in marked for before, after in pairwise(parts)):
        return None
    return _with_places(form, stand_ins)


def _with_marks(part: str, stand_ins: Sequence[str]) -> str:
    for stand_in in stand_ins:
        part = part.replace(stand_in, _MARK)
    return part


def _stay(before: str, after: str) -> bool:
    """Whether the two stay in this order whatever numbers stand at their marks; a number begins with a digit."""
    for one, other in zip(before, after, strict=False):
        if _MARK in {one, other}:
            return not {one, other} <= _DIGITS
        if one != other:
            return True
    return True


def _note_changing(node: Node, places: frozenset[Span], changing: set[int]) -> bool:
    """Whether one of the numbers stands in the node; then its identity is noted."""
    if isinstance(node, Number):
        found = node.span in places
    else:
        found = sum(_note_changing(child, places, changing) for child in children(node)) > 0
    if found:
        changing.add(id(node))
    return found
