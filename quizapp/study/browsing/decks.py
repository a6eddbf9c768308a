"""The tree of decks: each before those below it, and every deck that only stands above others in its place, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from quizapp.storage.edits import Limits
from quizapp.storage.listing import moment
from quizapp.study.browsing.catalogue import Catalogue
from quizapp.study.browsing.matching import Matcher, is_due
from quizapp.study.browsing.values import DeckState

BELOW = "::"


def within(deck: str) -> Iterator[str]:
    """The deck itself and those above it, the nearest first."""
    while True:
        yield deck
        deck, separator, _ = deck.rpartition(BELOW)
        if not separator:
            return


def tree(decks: Iterable[str]) -> list[str]:
    """In the order given, but with each one's own below it."""
    children: dict[str, dict[str, None]] = {}
    for deck in decks:
        for name in within(deck):
            children.setdefault(name.rpartition(BELOW)[0], {})[name] = None
    return list(_walk(children, ""))


def _walk(children: Mapping[str, Iterable[str]], above: str) -> Iterator[str]:
    for name in children.get(above, ()):
        yield name
        yield from _walk(children, name)


def deck_states(matcher: Matcher, limits: Mapping[str, Limits]) -> tuple[DeckState, ...]:
    cards, known, end = matcher.cards, matcher.known, moment(matcher.end_of_day)
    waiting = [place for place in cards.places if not cards.suspended[place]]
    every = _counted(cards, cards.places)
    due = _counted(cards, (place for place in waiting if is_due(known, cards.ids[place], end)))
    new = _counted(cards, (place for place in waiting if cards.ids[place] not in known.memories))
    shipped = _counted(cards, (place for place in cards.places if not cards.is_own[place]))
    return tuple(
        DeckState(name, every[name], due[name], new[name], limits.get(name, Limits()), is_own=not shipped[name])
        for name in matcher.decks
    )


def _counted(cards: Catalogue, places: Iterable[int]) -> Counter[str]:
    """In each deck and below it."""
    inside = Counter(map(cards.decks.__getitem__, places))
    total: Counter[str] = Counter()
    for deck, number in inside.items():
        for name in within(deck):
            total[name] += number
    return total
