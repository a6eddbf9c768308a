"""In which order cards are met: simple rules first, and never two of one rule in a row where it can be helped.

Interleaving rather than blocking is what makes learners choose the rule themselves (Rohrer & Taylor 2007,
"The shuffling of mathematics problems improves learning").
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from quizapp.cards import Card, Rule
from quizapp.cards.practice import practised_rule


def teaching_order(cards: Iterable[Card], rules: Iterable[Rule]) -> Iterator[Card]:
    """Cards sorted so that what a card builds on comes before it; equally deep cards interleaved by rule.

    Whoever takes only the first of a hundred thousand does not wait until all are interleaved.
    """
    depth = depths(rules)

    @cache
    def level(rules: tuple[str, ...], difficulty: int) -> int:
        return max((depth.get(rule, 0) for rule in rules), default=0) + 2 * (difficulty - 1)

    levels: dict[int, list[Card]] = {}
    for card in cards:
        levels.setdefault(level(card.rules, card.difficulty), []).append(card)
    for number in sorted(levels):
        yield from _interleaved(levels[number])


def depths(rules: Iterable[Rule]) -> Mapping[str, int]:
    """How many rules deep each rule stands: 0 for one that builds on nothing."""
    builds_on = {rule.id: rule.builds_on for rule in rules}

    @cache
    def depth(rule: str) -> int:
        return max((1 + depth(below) for below in builds_on.get(rule, ())), default=0)

    return {rule: depth(rule) for rule in builds_on}


def interleave(cards: Iterable[Card]) -> list[Card]:
    """The same cards, ordered so that neighbours differ in their main rule as far as possible.

    Cards of one rule keep their order; the rule with the most cards left goes next.
    """
    return list(_interleaved(cards))


def _interleaved(cards: Iterable[Card]) -> Iterator[Card]:
    groups: dict[str, deque[Card]] = {}
    for card in cards:
        groups.setdefault(main_rule(card), deque()).append(card)
    last = ""
    while groups:
        rule = max((name for name in groups if name != last), key=lambda name: len(groups[name]), default=last)
        yield groups[rule].popleft()
        if not groups[rule]:
            del groups[rule]
        last = rule


def spread(many: Sequence[Card], few: Sequence[Card]) -> list[Card]:
    """Both sequences as one, the second spread evenly through the first."""
    total = len(many) + len(few)
    merged: list[Card] = []
    taken = 0
    for place in range(total):
        if (place + 1) * len(few) // total > taken:
            merged.append(few[taken])
            taken += 1
        else:
            merged.append(many[place - taken])
    return merged


def main_rule(card: Card) -> str:
    """The rule that a card is counted under: the first it names, or the one that a practice card practises."""
    if (practised := practised_rule(card.id)) is not None:
        return practised
    return card.rules[0] if card.rules else card.deck
