"""The text of a search, as far as the screen itself writes in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TERMS = re.compile(r'-?(?:\w+:)?"[^"]*"?|\S+')
_DECK = re.compile(r'deck:(?:"([^"]*)"?|(\S+))', re.IGNORECASE)
_BARE = re.compile(r'[^\s"“”„]+')
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
    """The deck that the search keeps to; empty where it keeps to none, or not to one alone."""
    decks = [match[1] or match[2] for match in _decks_alone(text) if match is not None]
    return decks[0] if len(decks) == 1 else ""


def with_deck(text: str, deck: str) -> str:
    """The search kept to this deck instead of any other; an empty name keeps it to none."""
    kept = [[term for term in either if not _DECK.fullmatch(term)] for either in _terms(text)]
    first = [f"deck:{_quoted(deck)}"] if deck else []
    return " ".join([*first, *(f" {_OR} ".join(either) for either in kept if either)])


def _terms(text: str) -> list[list[str]]:
    """All must hold; of those that `or` joins, one."""
    found: list[list[str]] = []
    after_or = False
    for match in _TERMS.finditer(text):
        if match.group().casefold() == _OR:
            after_or = True
        elif after_or and found:
            found[-1].append(match.group())
            after_or = False
        else:
            found.append([match.group()])
    return found


def _decks_alone(text: str) -> list[re.Match[str] | None]:
    return [_DECK.fullmatch(either[0]) for either in _terms(text) if len(either) == 1]


def _quoted(name: str) -> str:
    """A quotation mark cannot be quoted; anything may stand in its place."""
    return name if _BARE.fullmatch(name) else '"' + re.sub(r'["“”„]', "*", name) + '"'
