"""What changes on a card when its file comes again, and what of it the learner wrote meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizapp.cards import Card
from quizapp.cards.parts import PARTS, same


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the file and the card say differently."""

    field: str
    now: object
    file: object
    is_learners: bool
    """The learner changed it since the last import, so it stays unless they say otherwise."""


@dataclass(frozen=True, slots=True)
class Merged:
    card: Card
    """With what the file changed, and with what the learner changed."""
    differences: tuple[Difference, ...]

    @property
    def is_disputed(self) -> bool:
        return any(difference.is_learners for difference in self.differences)


def merge(before: Card | None, now: Card, file: Card) -> Merged | None:
    """`before` is what the last import gave; None: the card came from no file, and `file` was written for it.

    None where there is nothing to change and nothing to say.
    """
    base = before or now
    differences: list[Difference] = []
    result = now
    for group in PARTS:
        differing = [name for name in group if not same((name,), now, file)]
        if not differing or same(group, base, file):
            continue
        is_learners = not same(group, base, now)
        differences += (Difference(name, getattr(now, name), getattr(file, name), is_learners) for name in differing)
        if not is_learners:
            result = replace(result, **{name: getattr(file, name) for name in group})
    return Merged(result, tuple(differences)) if differences else None
