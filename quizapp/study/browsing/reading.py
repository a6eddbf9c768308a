"""Reads a search: words, "quoted phrases", deck: rule: tag: is: difficulty:, `-` for not, `or` between two terms.

`or` binds closer than standing side by side: `deck:Mine is:due or is:new` is either kind of card, in one deck.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.study.browsing.query import (
    AnyOf,
    Difficulty,
    InDeck,
    Is,
    Not,
    NotUnderstood,
    OfRule,
    Query,
    Says,
    Tagged,
    Term,
)

_EXAMPLES = {
    "deck": "deck:Name",
    "rule": "rule:chain",
    "tag": "tag:exam",
    "is": "is:due",
    "difficulty": "difficulty:2",
}
_TOKEN = re.compile(
    r"""
    (?P<minus>-(?=\S))?
    (?:(?P<key>[A-Za-z]+):(?!:))?
    (?: ["“”„](?P<quoted>[^"“”„]*)["“”„]? | (?P<bare>\S+) )?
    """,
    re.VERBOSE,
)
_DIFFICULTY = re.compile(r"(>=|<=|>|<|=|)\s*(\d{1,9})")


@dataclass(frozen=True, slots=True)
class _Token:
    said: str
    minus: bool
    key: str
    value: str
    is_quoted: bool

    @property
    def is_or(self) -> bool:
        return self.said.lower() == "or"


def read_query(text: str) -> Query:
    """Raises NotUnderstood. A quotation mark that is still open is closed at the end."""
    terms: list[Term] = []
    tokens = list(_tokens(text))
    if tokens and (tokens[0].is_or or tokens[-1].is_or):
        raise NotUnderstood(_ONE_SIDED)
    after_or = False
    for token in tokens:
        if token.is_or:
            if after_or:
                raise NotUnderstood(_ONE_SIDED)
            after_or = True
            continue
        term = _term(token)
        terms.append(_either(terms.pop(), term) if after_or else term)
        after_or = False
    return tuple(terms)


_ONE_SIDED = "Something has to stand on both sides of “or”; to find the word itself, put it in quotation marks."


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    while (place := _past_spaces(text, place)) < len(text):
        match = _TOKEN.match(text, place)
        if match is None or not match.group():
            # Nothing but a quotation mark that closes nothing.
            place += 1
            continue
        place = match.end()
        quoted = match["quoted"]
        value = quoted if quoted is not None else match["bare"] or ""
        if value.strip() or match["key"]:
            yield _Token(match.group(), bool(match["minus"]), (match["key"] or "").lower(), value, quoted is not None)


def _past_spaces(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _either(left: Term, right: Term) -> AnyOf:
    return AnyOf((*left.terms, right)) if isinstance(left, AnyOf) else AnyOf((left, right))


def _term(token: _Token) -> Term:
    term = _positive(token)
    return Not(term) if token.minus else term


def _positive(token: _Token) -> Term:
    if token.key in _EXAMPLES and not token.value.strip():
        raise NotUnderstood(f"Say what after {token.key}:, as in {_EXAMPLES[token.key]}.")
    match token.key:
        case "":
            return Says(token.value)
        case "deck":
            return InDeck(token.value)
        case "rule":
            return OfRule(token.value)
        case "tag":
            return Tagged(token.value)
        case "is":
            return _state(token.value)
        case "difficulty":
            return _difficulty(token.value)
        case unknown:
            raise NotUnderstood(
                f"There is no {unknown}:; there are deck:, rule:, tag:, is: and difficulty:. "
                "To find these letters themselves, put them in quotation marks."
            )


def _state(value: str) -> Is:
    try:
        return Is(value.lower())
    except ValueError:
        *others, last = (f"is:{each}" for each in Is)
        raise NotUnderstood(f"There is no is:{value}; there are {', '.join(others)} and {last}.") from None


def _difficulty(value: str) -> Difficulty:
    match = _DIFFICULTY.fullmatch(value)
    if match is None:
        raise NotUnderstood("A difficulty is a number, as in difficulty:2 or difficulty:>=2.")
    return Difficulty(match[1], int(match[2]))
