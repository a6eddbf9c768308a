"""Cards to print: a heading a deck, a heading a question, its answer below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from quizapp.cards import Card
from quizapp.cards.prose import Image, Latex, Notation, Part, Words
from quizapp.exchange.writing.sides import back_of, extra_of, front_of

_SPECIAL = re.compile(r"[\\$#*_`\[\]]|<(?=[A-Za-z/!])")


def markdown_of(cards: Iterable[Card], folder: str = "") -> str:
    """Formulas stand between dollars, as most programs set them. `folder`: where the pictures are, from the file."""
    place = folder and f"{quote(folder)}/"
    return "\n".join(_lines(cards, place))


def _lines(cards: Iterable[Card], place: str) -> Iterator[str]:
    for deck, its in groupby(cards, key=lambda card: card.deck):
        yield f"# {_one_line(deck)}\n"
        for card in its:
            question, *more = _marked(front_of(card), place).split("\n")
            yield f"## {question}\n"
            if more:
                # Two spaces end a line in Markdown.
                yield "  \n".join(more) + "\n"
            yield _paragraphs(back_of(card), place)
            if extra := extra_of(card):
                yield _paragraphs(extra, place)


def _paragraphs(side: Iterable[Part], place: str) -> str:
    return _marked(side, place).replace("\n", "  \n") + "\n"


def _marked(side: Iterable[Part], place: str) -> str:
    return "".join(_part(part, place) for part in side).strip()


def _part(part: Part, place: str) -> str:
    match part:
        case Words(text):
            return _SPECIAL.sub(r"\\\g<0>", text)
        case Latex(text, display):
            return f"$${_one_line(text)}$$" if display else f"${_one_line(text)}$"
        case Notation(text):
            return f"${text}$"
        case Image(name, title):
            return f"![{title}]({place}{name})"


def _one_line(text: str) -> str:
    return " ".join(text.split())
