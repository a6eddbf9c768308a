"""The tree of decks: each before those below it, and every deck that only stands above others in its place, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from quizapp.cards.decks import BELOW, upward
from quizapp.storage.edits import Limits
from quizapp.study.browsing.catalogue import Catalogue
from quizapp.study.browsing.matching import Matcher
from quizapp.study.browsing.values import DeckState


def tree(decks: Iterable[str]) -> list[str]:
    """In the order given, but with each one's own below it."""
    children: dict[str, dict[str, None]] = {}
    for deck in decks:
        for name in upward(deck):
            children.setdefault(name.rpartition(BELOW)[0], {})[name] = None
    return list(_walk(children, ""))


def _walk(children: Mapping[str, Iterable[str]], above: str) -> Iterator[str]:
    for name in children.get(above, ()):
        yield name
        yield from _walk(children, name)


def deck_states(matcher: Matcher, limits: Mapping[str, Limits]) -> tuple[DeckState, ...]:
    cards, known = matcher.cards, matcher.known
    waiting = [place for place in cards.places if not cards.suspended[place]]
    every = _counted(cards, cards.places)
    due = _counted(cards, (place for place in waiting if cards.ids[place] in known.due))
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
        for name in upward(deck):
            total[name] += number
    return total
