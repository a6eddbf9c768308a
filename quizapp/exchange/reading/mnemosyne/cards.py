"""A card of Mnemosyne's: a fact, and which way round it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from quizapp.exchange.reading.anki.cloze import CannotAsk, cloze_sides
from quizapp.exchange.scanned import Note, PastReview, Rejected, Shape, Text
from quizapp.exchange.text import text_of_html
from quizapp.exchange.text.pieces import bounded

UNTAGGED = "__UNTAGGED__"
_TWO_WAYS = frozenset({"2", "3"})
"""Card types that ask a fact both ways: front and back, foreign word and meaning."""
_LATEX = re.compile(r"<(/?)(\$\$?|latex)>")
_BRACKETS = re.compile(r"\[([^\]\[]{1,5000})\]")
_INDEX = re.compile(r"'index': ?(\d{1,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What Mnemosyne says of a card besides its fact."""

    fact: str
    """The id of the fact."""
    kind: str
    """1 front to back, 2 both ways, 3 vocabulary, 5 cloze; learners' own are below one: 1::mine."""
    view: str
    """2.2 is the second view of the kind 2."""
    tags: Iterable[str] = ()
    extra: str = ""
    """What Python makes of a dict, with the number of the hole."""
    past: tuple[PastReview, ...] = ()


def card_of(row: int, fact: Mapping[str, str], asking: Asking) -> Note | Rejected:
    """May raise TooLong."""
    tags = tuple("-".join(name.split()) for name in asking.tags if name.strip() and name != UNTAGGED)
    number, _, view = asking.view.partition(".")
    turned = view == "2" and (asking.kind or number).partition(":")[0] in _TWO_WAYS
    like = Note(row, (), (), tags=tags, guid=asking.fact, ordinal=int(turned), past=asking.past)
    if "text" in fact:
        return _cloze(like, fact["text"], asking.extra)
    front = fact.get("f", "")
    back = fact.get("b") or "\n".join(filter(None, (fact.get("p_1", ""), fact.get("m_1", ""))))
    return basic(like, back, front) if turned else basic(like, front, back)


def basic(like: Note, front: str, back: str) -> Note | Rejected:
    """May raise TooLong."""
    note = replace(like, front=_read(front), back=_read(back))
    if note.front and note.back:
        return note
    return Rejected(like.row, f"The {'back' if note.front else 'front'} of this card is empty.")


def _read(source: str) -> Text:
    return text_of_html(_LATEX.sub(r"[\1\2]", source).replace("\n", "<br>"))


def _cloze(like: Note, source: str, extra: str) -> Note | Rejected:
    """Mnemosyne's holes are [what belongs there:hint], and each makes a card."""
    index = _INDEX.search(extra)
    holes = iter(range(1, 1000))
    numbered = _BRACKETS.sub(lambda found: _hole(found[1], next(holes, 1000)), bounded(source))
    number = int(index[1]) + 1 if index else 1
    try:
        front, back = cloze_sides(numbered, number, _read)
    except CannotAsk as error:
        return Rejected(like.row, str(error))
    return replace(like, front=front, back=back, shape=Shape.CLOZE, ordinal=number - 1)


def _hole(inside: str, number: int) -> str:
    words, _, hint = inside.partition(":")
    return f"{{{{c{number}::{words}::{hint}}}}}" if hint else f"{{{{c{number}::{words}}}}}"
