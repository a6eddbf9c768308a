"""The text of a search, as far as the screen itself writes in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TERMS = re.compile(r'(?:[^\s"]*"[^"]*"?)+[^\s"]*|\S+')
_DECK = re.compile(r"deck:", re.IGNORECASE)
_PLAIN = re.compile(r"[\w:.*-]+")
_OR = "or"


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    meaning: str


EXAMPLES = (
    Example('"chain rule"', "these words, one after the other"),
    Example("deck:Concepts", "in this deck and the decks below it"),
    Example("rule:chain", "cards that use this rule"),
    Example("tag:exam", "with this tag or one below it"),
    Example("is:due", "asked today; also is:new, is:learning"),
    Example("is:missed", "missed lately; also is:suspended, is:own"),
    Example("difficulty:>=2", "1 for first steps, 3 for hard"),
    Example("is:new -rule:chain", "a minus leaves cards out"),
    Example("sin or cos", "either; everything else must hold at once"),
)


def deck_of(text: str) -> str:
    """The deck that the search keeps to; empty where it keeps to none, or to several."""
    decks = [_deck_in(terms) for terms in _alternatives(text)]
    return decks[0] if len(set(decks)) == 1 else ""


def with_deck(text: str, deck: str) -> str:
    """The search kept to this deck instead of any other; an empty name keeps it to none."""
    term = f"deck:{_quoted(deck)}" if deck else ""
    kept = [[term, *(each for each in terms if not _DECK.match(each))] for terms in _alternatives(text)]
    return f" {_OR} ".join(filter(None, (" ".join(filter(None, terms)) for terms in kept)))


def _alternatives(text: str) -> list[list[str]]:
    """The terms on each side of every `or`."""
    sides: list[list[str]] = [[]]
    for term in _terms(text):
        if term.casefold() == _OR and sides[-1]:
            sides.append([])
        else:
            sides[-1].append(term)
    return [side for side in sides if side] or [[]]


def _terms(text: str) -> Iterator[str]:
    return (match.group() for match in _TERMS.finditer(text))


def _deck_in(terms: Iterable[str]) -> str:
    decks = [term[len("deck:") :].strip('"') for term in terms if _DECK.match(term)]
    return decks[0] if len(decks) == 1 else ""


def _quoted(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else f'"{name}"'
