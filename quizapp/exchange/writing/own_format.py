"""Our own format, the one of `data/`: everything that a card says, and nothing that it does not.

The same cards give the same bytes, and reading them gives the same cards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any

from quizapp.cards import Card, Fresh

_FIELDS = tuple(field.name for field in fields(Card) if field.name != "fresh")
_OF_TEMPLATES = tuple(field.name for field in fields(Fresh))
_USUAL: dict[str, Any] = {
    "answer": "",  # of a template whose answer is worked out
    **{field.name: field.default for field in fields(Card) if field.default is not MISSING},
}
_AT_THE_TOP = ("deck", "kind", "task", "rules", "wrt")
"""What holds for all cards of a file is said once."""
_ORDER = (
    "id",
    "deck",
    "kind",
    "task",
    *(name for name in _FIELDS if name not in {"id", "deck", "kind", "task", "tags"}),
    "tags",
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_NOT_LITERAL = re.compile(r"['\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff]')
_SHORT = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}


def toml_of(cards: Sequence[Card]) -> str:
    """A file of these cards, in this order."""
    shared = _shared(cards)
    head = "".join(f"{name} = {_value(value)}\n" for name, value in shared.items())
    return "\n".join(filter(None, (head, *(_table(card, shared) for card in cards))))


def _shared(cards: Sequence[Card]) -> dict[str, Any]:
    if len(cards) < 2:
        return {}
    first = cards[0]
    names = (name for name in _AT_THE_TOP if all(getattr(card, name) == getattr(first, name) for card in cards))
    return {name: value for name in names if (value := getattr(first, name)) != _USUAL.get(name)}


def _table(card: Card, shared: Mapping[str, Any]) -> str:
    lines = [f"{name} = {_value(value)}\n" for name, value in _said(card) if name not in shared]
    return "[[card]]\n" + "".join(lines)


def _said(card: Card) -> Iterator[tuple[str, Any]]:
    for name in _ORDER:
        value = getattr(card, name)
        if card.fresh is not None and name == "problem":
            yield from _said_of_template(value, card.fresh)
        elif value != _USUAL.get(name, {}):
            yield name, value


def _said_of_template(template: str, fresh: Fresh) -> Iterator[tuple[str, Any]]:
    """In the place of the problem."""
    yield "template", template
    for name in _OF_TEMPLATES:
        if value := getattr(fresh, name):
            yield name, value


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return _text(value)
        case Mapping():
            return f"{{ {', '.join(f'{_key(name)} = {_text(kind)}' for name, kind in value.items())} }}"
        case _:
            return f"[{', '.join(_texts(value))}]"


def _texts(values: Iterable[str]) -> Iterator[str]:
    return map(_text, values)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _text(text: str) -> str:
    """LaTeX is full of backslashes, which need no doubling between single quotes."""
    return f"'{text}'" if "\\" in text and not _NOT_LITERAL.search(text) else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    # Half a character is no text, in TOML or anywhere.
    code = 0xFFFD if "\ud800" <= character <= "\udfff" else ord(character)
    return _SHORT.get(character) or f"\\u{code:04X}"
