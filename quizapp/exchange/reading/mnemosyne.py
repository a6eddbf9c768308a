"""Mnemosyne: the XML of version 1 (items), and the log of version 2, bare or in a .cards archive with its pictures.

In the log an entry of type 10 is a tag, 16 a fact, 6 a card: which fact it asks, and which way round. Facts come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from xml.etree.ElementTree import Element

from quizapp.exchange.reading.anki.archive import check_sizes, opened, unpacked
from quizapp.exchange.reading.anki.cloze import CannotAsk, cloze_sides
from quizapp.exchange.reading.anki.media import pictures_within
from quizapp.exchange.reading.xml import elements
from quizapp.exchange.scanned import Format, Media, Note, Options, Rejected, Scan, Shape, Text, Unusable
from quizapp.exchange.text import TooLong, text_of_html
from quizapp.exchange.text.pieces import bounded

_LONGEST = 64 << 20
"""Bytes of XML; the facts of a log are kept until their cards come."""
_ZIP = b"PK"
_TWO_WAYS = frozenset({"2", "3"})
"""Card types that ask a fact both ways: front and back, foreign word and meaning."""
_LATEX = re.compile(r"<(/?)(\$\$?|latex)>")
_BRACKETS = re.compile(r"\[([^\]\[]{1,5000})\]")
_INDEX = re.compile(r"'index': ?(\d{1,3})")
_UNTAGGED = "__UNTAGGED__"


def scan_mnemosyne(path: Path, options: Options) -> Scan:  # noqa: ARG001 - all formats are read alike
    """Raises Unusable."""
    with ExitStack() as mess:
        stream, media = _stream(path, mess)
        size = stream.seek(0, 2)
        stream.seek(0)
        if size > _LONGEST:
            raise Unusable(f"The XML is too large; {_LONGEST >> 20} MB is the most.")
        return Scan(
            format=Format.MNEMOSYNE,
            notes=_notes(stream),
            name=path.stem,
            about=max(size // 300, 1),
            media=media,
            close=mess.pop_all().close,
        )


def _stream(path: Path, mess: ExitStack) -> tuple[IO[bytes], Media]:
    with path.open("rb") as file:
        zipped = file.read(2) == _ZIP
    if not zipped:
        return mess.enter_context(path.open("rb")), Media()
    copy: IO[bytes] = mess.enter_context(TemporaryFile("w+b"))  # noqa: SIM115 - the mess is the context
    with opened(path) as archive:
        check_sizes(archive)
        copy.writelines(unpacked(archive, "cards.xml", _LONGEST, zstd=False))
        return copy, pictures_within(path, archive)


def _notes(stream: IO[bytes]) -> Iterator[Note | Rejected]:
    log = _Log()
    for row, element in enumerate(elements(stream), 1):
        try:
            if element.tag == "item":
                yield _item(row, element)
            elif element.tag == "log" and (found := log.entry(row, element)):
                yield found
        except TooLong as error:
            yield Rejected(row, str(error))


def _item(row: int, element: Element) -> Note | Rejected:
    """An item of version 1. Its category is its deck."""
    category = _inside(element, "cat").strip()
    deck = "" if category in {"<default>", _UNTAGGED} else category
    return _card(Note(row, (), (), deck=deck, guid=element.get("id", "")), _inside(element, "Q"), _inside(element, "A"))


def _inside(element: Element, tag: str) -> str:
    found = element.find(tag)
    return (found.text or "") if found is not None else ""


def _card(like: Note, front: str, back: str) -> Note | Rejected:
    note = replace(like, front=_read(front), back=_read(back))
    if note.front and note.back:
        return note
    return Rejected(like.row, f"The {'back' if note.front else 'front'} of this card is empty.")


def _read(source: str) -> Text:
    return text_of_html(_LATEX.sub(r"[\1\2]", source).replace("\n", "<br>"))


@dataclass(slots=True)
class _Log:
    tags: dict[str, str] = field(default_factory=dict)
    facts: dict[str, dict[str, str]] = field(default_factory=dict)

    def entry(self, row: int, element: Element) -> Note | Rejected | None:
        """The card that this entry adds; None for a tag, a fact, or anything else. May raise TooLong."""
        key = element.get("o_id", "")
        match element.get("type"):
            case "10":
                self.tags[key] = _inside(element, "name").strip()
            case "16":
                self.facts[key] = {child.tag: child.text or "" for child in element}
            case "6":
                return self._card(row, element)
        return None

    def _card(self, row: int, element: Element) -> Note | Rejected:
        fact = self.facts.get(element.get("fact", ""))
        if fact is None:
            return Rejected(row, "The fact that this card asks is missing in the file.")
        names = (self.tags.get(key.strip(), "") for key in element.get("tags", "").split(","))
        tags = tuple("-".join(name.split()) for name in names if name and name != _UNTAGGED)
        kind, _, view = element.get("fact_v", "").partition(".")
        kind = element.get("card_t", kind).partition(":")[0]
        turned = view == "2" and kind in _TWO_WAYS
        like = Note(row, (), (), tags=tags, guid=element.get("fact", ""), ordinal=int(turned))
        if "text" in fact:
            return _cloze(like, fact["text"], _inside(element, "extra"))
        front = fact.get("f", "")
        back = fact.get("b") or "\n".join(filter(None, (fact.get("p_1", ""), fact.get("m_1", ""))))
        return _card(like, back, front) if turned else _card(like, front, back)


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
