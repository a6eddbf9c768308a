"""Whether many candidates equal one answer: a quick look at common points first, the whole ladder for what passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from quizapp.cards import Correct
from quizapp.grading.errors import GradingError
from quizapp.grading.ladder import decide
from quizapp.grading.matrices import has_matrices
from quizapp.grading.sampling import Samples, Values, may_be_equal, samples
from quizapp.grading.setting import Setting
from quizapp.notation.tree import Node, Vector

_POINTS = 3


@dataclass(frozen=True, slots=True)
class Target:
    """What candidates are compared with."""

    tree: Node
    setting: Setting
    sampled: Samples
    values: Values
    is_of_arrays: bool
    size: int
    """Of a vector of components; 0 for a number."""

    def is_reached_by(self, candidate: Node) -> bool:
        """Whether a wrong rule that gives this candidate explains the answer."""
        return self.may_be_reached_by(candidate) and self._decided(candidate, self.tree)

    def mended_by(self, mended: Node, expected: Node) -> bool:
        """Whether a change of the answer makes it right; `values` are those of the right answer here."""
        return self.may_be_reached_by(mended) and self._decided(expected, mended)

    def may_be_reached_by(self, candidate: Node) -> bool:
        if _size(candidate) != self.size:
            return False
        if self.is_of_arrays:
            return True
        first = replace(self.sampled, points=self.sampled.points[:1])
        count = max(1, self.size)
        width = len(self.sampled.points)
        start = tuple(self.values[component * width] for component in range(count))
        if not _agrees(start, values_of(candidate, first)):
            return False
        return may_be_equal(values_of(candidate, self.sampled), self.values)

    def _decided(self, reference: Node, answer: Node) -> bool:
        try:
            return isinstance(decide(reference, answer, self.setting), Correct)
        except GradingError:
            return False


def target(tree: Node, sampled: Samples, setting: Setting, *, is_of_arrays: bool) -> Target:
    free = replace(setting, problem=None) if is_of_arrays else setting
    return Target(tree, free, sampled, values_of(tree, sampled), is_of_arrays, _size(tree))


def sampled_for(trees: Sequence[Node], setting: Setting) -> tuple[Samples, bool]:
    """Common points for these trees, and whether there are vectors or matrices, for which there are none."""
    arrays = any(has_matrices(tree, setting.symbols) for tree in trees)
    if arrays:
        return samples([], setting, count=0), True
    flat = list(chain.from_iterable(tree.components if isinstance(tree, Vector) else (tree,) for tree in trees))
    return samples(flat, setting, count=_POINTS), False


def values_of(tree: Node, sampled: Samples) -> Values:
    """Component after component, for a vector."""
    if isinstance(tree, Vector):
        return tuple(chain.from_iterable(sampled.values(component) for component in tree.components))
    return sampled.values(tree)


def _size(tree: Node) -> int:
    return len(tree.components) if isinstance(tree, Vector) else 0


def _agrees(expected: Values, given: Values) -> bool:
    return all(
        left is None or right is None or may_be_equal((left,), (right,))
        for left, right in zip(expected, given, strict=True)
    )
