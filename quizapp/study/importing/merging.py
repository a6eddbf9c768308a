"""What changes on a card when its file comes again, and what of it the learner wrote meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizapp.cards import Card
from quizapp.cards.parts import PARTS, differing, same


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
    """`before` is what the last import gave; None: the card stands so, or came from no file.

    None where there is nothing to change and nothing to say.
    """
    base = before or now
    changed = differing(now, file)
    differences: list[Difference] = []
    result = now
    for group in PARTS:
        names = [name for name in group if name in changed]
        if not names or same(group, base, file):
            continue
        is_learners = not same(group, base, now)
        differences += (Difference(name, getattr(now, name), getattr(file, name), is_learners) for name in names)
        if not is_learners:
            result = replace(result, **{name: getattr(file, name) for name in group})
    if not differences:
        return None
    return Merged(file if result == file else result, tuple(differences))
