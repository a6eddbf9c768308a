"""Note types, and the cards that a note makes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quizapp.exchange.reading.anki.cloze import cloze_card, has_holes, opened
from quizapp.exchange.reading.anki.templates import Part, Side, back_of, expanded, front_of
from quizapp.exchange.scanned import Note, Rejected, Text
from quizapp.exchange.text import text_of_html


@dataclass(frozen=True, slots=True)
class Template:
    front: Side
    back: Side

    @classmethod
    def of(cls, front: str, back: str) -> Template:
        return cls(front_of(front), back_of(back))


@dataclass(frozen=True, slots=True)
class NoteType:
    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    is_cloze: bool = False

    def card(self, values: Values, ordinal: int, like: Note) -> Note | Rejected:
        """The card of one template, or of one hole; `like` says all that has nothing to do with the fields.

        May raise TooLong.
        """
        template = self._template(ordinal)
        if template is None:
            return Rejected(like.row, f"There is no template {ordinal + 1} in the note type “{self.name[:50]}”.")
        if self.is_cloze:
            return self._cloze(template, values, ordinal, like)
        card = replace(like, front=values.side(template.front), back=values.side(template.back), ordinal=ordinal)
        if card.front and card.back:
            return card
        return Rejected(like.row, f"The {'back' if card.front else 'front'} of this card is empty.")

    def _template(self, ordinal: int) -> Template | None:
        place = 0 if self.is_cloze else ordinal
        return self.templates[place] if 0 <= place < len(self.templates) else None

    def _cloze(self, template: Template, values: Values, ordinal: int, like: Note) -> Note | Rejected:
        def fill(part: Part, value: str) -> str:
            return value if "cloze" in part.filters else opened(value)

        source = expanded(template.front, values.raw, fill)
        if not has_holes(source):
            return Rejected(like.row, "There is no hole in this text.")
        return cloze_card(like, source, ordinal + 1, text_of_html)


class Values:
    """The fields of one note, as HTML and, once asked for, as text."""

    __slots__ = ("_texts", "raw")

    def __init__(self, names: tuple[str, ...], values: list[str]) -> None:
        self.raw: Mapping[str, str] = dict(zip(names, values, strict=False))
        self._texts: dict[str, Text] = {}

    def text(self, name: str) -> Text:
        """May raise TooLong."""
        found = self._texts.get(name)
        if found is None:
            value = self.raw.get(name, "")
            found = self._texts[name] = text_of_html(opened(value) if "{{c" in value else value)
        return found

    def texts(self) -> tuple[tuple[str, Text], ...]:
        """The fields that say something. May raise TooLong."""
        return tuple((name, self.text(name)) for name, value in self.raw.items() if value)

    def side(self, side: Side) -> Text:
        """May raise TooLong."""
        return self.text(side.only) if side.only else text_of_html(expanded(side, self.raw, _filled))


def _filled(_part: Part, value: str) -> str:
    return opened(value) if "{{c" in value else value
