"""The pictures on a card, wherever prose stands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from quizapp.cards.card import Card
from quizapp.cards.prose import Image, parts, pictures_in, written

_TEXTS = ("prompt", "answer", "explanation", "erratum")
_LISTS = ("wrong", "hints")


def pictures_on(card: Card) -> frozenset[str]:
    """Names of all of them, those of hints and wrong choices too."""
    texts = (getattr(card, name) for name in _TEXTS)
    lists = (text for name in _LISTS for text in getattr(card, name))
    return frozenset[str]().union(*map(pictures_in, (*texts, *lists)))


def with_pictures(card: Card, name_of: Callable[[str], str]) -> Card:
    """The card with each picture under the name that `name_of` gives for its own."""
    names = {name: name_of(name) for name in sorted(pictures_on(card))}
    if all(name == other for name, other in names.items()):
        return card
    said: dict[str, Any] = {name: _renamed(getattr(card, name), names) for name in _TEXTS}
    said |= {name: tuple(_renamed(text, names) for text in getattr(card, name)) for name in _LISTS}
    return replace(card, **said)


def _renamed(text: str, names: dict[str, str]) -> str:
    if not pictures_in(text):
        return text
    return written(Image(names[part.name], part.title) if isinstance(part, Image) else part for part in parts(text))
