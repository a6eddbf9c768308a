r"""Cards as an Anki package. Anki sets \( \) with MathJax; it has no use for what only we can check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cards import Card
from quizapp.cards.prose import Image, Latex, Notation, Part, Words
from quizapp.exchange.writing.sides import back_of, extra_of, front_of

if TYPE_CHECKING:
    from genanki import Deck, Model

_MODEL = 1_718_281_828
"""Anki knows note types by number; the same in every package, so that they are one type there."""
_STYLE = (
    ".card { font-family: sans-serif; font-size: 20px; text-align: center; } .extra { font-size: 16px; opacity: 0.7; }"
)
_QUESTION = "{{Front}}"
_ANSWER = '{{FrontSide}}<hr id="answer">{{Back}}{{#Extra}}<p class="extra">{{Extra}}</p>{{/Extra}}'


def write_package(
    cards: Sequence[Card], path: Path, pictures: Iterable[Path] = (), timestamp: float | None = None
) -> None:
    """Writes an .apkg. Decks stand below each other as here; notes are known by the cards' ids, import after import."""
    from genanki import Package  # noqa: PLC0415 - 0.1 s that nobody waits for who exports nothing

    package = Package(list(_decks(cards)), media_files=[str(picture) for picture in pictures])
    package.write_to_file(str(path), timestamp=timestamp)


def _decks(cards: Sequence[Card]) -> Iterator[Deck]:
    from genanki import Deck, Note  # noqa: PLC0415

    model = _model()
    decks: dict[str, Deck] = {}
    for place, card in enumerate(cards):
        deck = decks.setdefault(card.deck, Deck(_number(card.deck), card.deck))
        sides = [_html(side) for side in (front_of(card), back_of(card), extra_of(card))]
        tags = [tag.replace(" ", "_") for tag in card.tags]
        deck.add_note(Note(model=model, fields=sides, tags=tags, guid=card.id, due=place))
    yield from decks.values()


def _model() -> Model:
    from genanki import Model  # noqa: PLC0415

    fields = [{"name": name} for name in ("Front", "Back", "Extra")]
    templates = [{"name": "Card 1", "qfmt": _QUESTION, "afmt": _ANSWER}]
    return Model(_MODEL, "quizapp", fields=fields, templates=templates, css=_STYLE)


def _html(side: Iterable[Part]) -> str:
    return "".join(map(_part, side))


def _part(part: Part) -> str:
    match part:
        case Words(text):
            return escape(text, quote=False).replace("\n", "<br>")
        case Latex(text, display):
            return rf"\[{escape(text, quote=False)}\]" if display else rf"\({escape(text, quote=False)}\)"
        case Notation(text):
            return escape(text, quote=False)
        case Image(name, title):
            return f'<img src="{escape(name)}" alt="{escape(title)}">'


def _number(name: str) -> int:
    """A deck's number in Anki, the same for the same name; smaller than any that Anki makes of the time of day."""
    return int.from_bytes(sha256(name.encode()).digest()[:5], "big") + (1 << 32)
