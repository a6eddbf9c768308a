"""Note types, and the cards that a note makes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.exchange.reading.anki.cloze import CannotAsk, cloze_sides, has_holes, opened
from quizapp.exchange.reading.anki.templates import Part, Side, back_of, expanded, front_of
from quizapp.exchange.scanned import Shape, Text
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

    def sides(self, values: Values, ordinal: int) -> tuple[Text, Text]:
        """Front and back of the card of one template, or of one hole. May raise CannotAsk or TooLong."""
        place = 0 if self.is_cloze else ordinal
        if not 0 <= place < len(self.templates):
            raise CannotAsk(f"There is no template {place + 1} in the note type “{self.name[:50]}”.")
        template = self.templates[place]
        if self.is_cloze:
            return self._cloze(template, values, ordinal)
        front, back = values.side(template.front), values.side(template.back)
        if not front or not back:
            raise CannotAsk(f"The {'back' if front else 'front'} of this card is empty.")
        return front, back

    @property
    def shape(self) -> Shape:
        return Shape.CLOZE if self.is_cloze else Shape.BASIC

    def _cloze(self, template: Template, values: Values, ordinal: int) -> tuple[Text, Text]:
        source = expanded(template.front, values.raw, _with_holes)
        if not has_holes(source):
            raise CannotAsk("There is no hole in this text.")
        return cloze_sides(source, ordinal + 1, text_of_html)


def _with_holes(part: Part, value: str) -> str:
    return value if "cloze" in part.filters else opened(value)


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
        return tuple([(name, self.text(name)) for name, value in self.raw.items() if value])

    def side(self, side: Side) -> Text:
        """May raise TooLong."""
        return self.text(side.only) if side.only else text_of_html(expanded(side, self.raw, _filled))


def _filled(_part: Part, value: str) -> str:
    return opened(value) if "{{c" in value else value
