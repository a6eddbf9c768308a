"""Mnemosyne's XML: that of version 1 (items), and the log of version 2, bare or in a .cards archive with its pictures.

In the log an entry of type 10 is a tag, 16 a fact, 6 a card: which fact it asks, and which way round. Facts come first.
Neither says when its cards were reviewed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from xml.etree.ElementTree import Element

from quizapp.exchange.reading.anki.archive import check_sizes, opened, unpacked
from quizapp.exchange.reading.anki.media import pictures_within
from quizapp.exchange.reading.mnemosyne.cards import UNTAGGED, Asking, basic, card_of
from quizapp.exchange.reading.xml import elements
from quizapp.exchange.scanned import Format, Media, Note, Rejected, Scan, Unusable
from quizapp.exchange.text import TooLong

_LONGEST = 64 << 20
"""Bytes of XML; the facts of a log are kept until their cards come."""
_ZIP = b"PK"


def scan_log(path: Path) -> Scan:
    """Raises Unusable."""
    with ExitStack() as mess:
        stream, media = _stream(path, mess)
        size = stream.seek(0, 2)
        stream.seek(0)
        if size > _LONGEST:
            raise Unusable(f"The XML is too large; {_LONGEST >> 20} MB is the most.")
        return Scan(
            format=Format.MNEMOSYNE,
            rows=_notes(stream),
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
        return copy, pictures_within(path, archive, mess)


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
    deck = "" if category in {"<default>", UNTAGGED} else category
    like = Note(row, (), (), deck=deck, guid=element.get("id", ""))
    return basic(like, _inside(element, "Q"), _inside(element, "A"))


def _inside(element: Element, tag: str) -> str:
    found = element.find(tag)
    return (found.text or "") if found is not None else ""


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
        key = element.get("fact", "")
        fact = self.facts.get(key)
        if fact is None:
            return Rejected(row, "The fact that this card asks is missing in the file.")
        asking = Asking(
            fact=key,
            kind=element.get("card_t", ""),
            view=element.get("fact_v", ""),
            tags=[self.tags.get(tag.strip(), "") for tag in element.get("tags", "").split(",")],
            extra=_inside(element, "extra"),
        )
        return card_of(row, fact, asking)
