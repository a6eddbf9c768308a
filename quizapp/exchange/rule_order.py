"""The order in which rules can be taught: each after those it builds on."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from quizapp.cards import Rule
from quizapp.exchange.content_error import ContentError


def in_teaching_order(rules: list[Rule], folder: Path) -> tuple[Rule, ...]:
    """The rules sorted so that each follows those it builds on; otherwise in the order given.

    Raises ContentError for a rule that is not there, or rules that build on each other in a circle.
    """
    named = {rule.id: rule for rule in rules}
    for rule in rules:
        if unknown := set(rule.builds_on) - set(named):
            raise ContentError(folder / f"{rule.id}.toml", rule.id, f"there is no rule “{min(unknown)}” to build on.")
    try:
        order = TopologicalSorter({rule.id: rule.builds_on for rule in rules}).static_order()
        return tuple(named[name] for name in order)
    except CycleError as error:
        circle: list[str] = error.args[1]
        first = circle[0]
        sentence = f"the rules {', '.join(circle[:-1])} build on each other in a circle."
        raise ContentError(folder / f"{first}.toml", first, sentence) from error
