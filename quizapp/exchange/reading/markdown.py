"""Decks in Markdown: `front :: back`; a front, a line with ? alone, a back; or ## front and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from quizapp.exchange.reading.anki.cloze import cloze_cards, has_holes
from quizapp.exchange.reading.formula_tables import blocks_of
from quizapp.exchange.reading.pictures import media_beside
from quizapp.exchange.reading.textfile import text_file
from quizapp.exchange.scanned import Format, Note, Options, Rejected, Scan, Text, Unusable
from quizapp.exchange.text import TooLong, plain, text_of_markdown
from quizapp.exchange.text.pieces import LONGEST

_INLINE = re.compile(r"(?<!:):::?(?!:)")
_TURN = re.compile(r"\?{1,2}\s*\Z")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*\s*\Z")
_TAGS = re.compile(r"(?:#[^\s#]+\s*)+\Z")
_FENCE = ("```", "~~~")
_BULLET = re.compile(r"(?:[-*+]|\d{1,4}[.)])\s+(?=\S)")
_LOOKED_AT = 2000
"""Lines in which it shows whether cards are marked, or headings are the fronts."""


def scan_markdown(path: Path, options: Options) -> Scan:
    """Raises Unusable."""
    file = text_file(path, options)
    start = [pair for pair, _ in zip(file.lines, range(_LOOKED_AT), strict=False)]
    marked = any(_has_mark(line) for _, line in start)
    lines = _body(chain(start, file.lines))
    rows: list[_Found] = []
    lines = _without_tables(lines, rows)
    found = chain(_marked(lines) if marked else _headed(lines), rows)
    return Scan(
        format=Format.MARKDOWN,
        rows=chain.from_iterable(card.notes() for card in found),
        name=path.stem,
        about=max(file.count // 2, 1),
        media=media_beside(path),
        remarks=file.remarks,
    )


def _has_mark(line: str) -> bool:
    return bool(_TURN.match(line.strip())) or _parted(line) is not None


def _parted(line: str) -> tuple[str, str, bool] | None:
    """Front, back, and whether it is asked both ways; None for a line without :: outside of code and formulas."""
    for sign in _INLINE.finditer(line[:LONGEST]):
        before, after = line[: sign.start()], line[sign.end() :]
        balanced = before.count("`") % 2 == before.count("$") % 2 == 0 and before.count("{{") == before.count("}}")
        if balanced and before.strip() and after.strip():
            return _BULLET.sub("", before.strip(), count=1), after.strip(), len(sign.group()) == 3
    return None


@dataclass(slots=True)
class _Found:
    """A card as it stands in the file."""

    row: int
    front: str
    back: str
    both_ways: bool = False
    deck: str = ""
    tags: tuple[str, ...] = ()
    back_named: str = ""

    def notes(self) -> Iterator[Note | Rejected]:
        try:
            yield from self._notes()
        except TooLong as error:
            yield Rejected(self.row, str(error))

    def _notes(self) -> Iterator[Note | Rejected]:
        like = Note(self.row, (), (), deck=self.deck, tags=self.tags, back_named=self.back_named)
        if has_holes(self.front):
            yield from cloze_cards(_with(like, (), text_of_markdown(self.back)), self.front, text_of_markdown)
            return
        front, back = text_of_markdown(self.front), text_of_markdown(self.back)
        if not front or not back:
            yield Rejected(self.row, f"The {'back' if front else 'front'} of this card is empty.")
            return
        yield _with(like, front, back)
        if self.both_ways:
            yield _with(like, back, front, ordinal=1)


def _with(like: Note, front: Text, back: Text, ordinal: int = 0) -> Note:
    return replace(like, front=front, back=back, ordinal=ordinal)


@dataclass(slots=True)
class _Where:
    """What headings and lines of tags have said so far."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    tags: tuple[str, ...] = ()

    def deck(self) -> str:
        return "::".join(name for _, name in self.headings)

    def heard(self, line: str) -> bool:
        """Whether the line was a heading or tags, and is none of a card."""
        if _TAGS.match(line):
            self.tags = tuple(tag[1:] for tag in line.split())
            return True
        heading = _HEADING.match(line)
        if heading:
            depth = len(heading[1])
            self.headings = [(level, name) for level, name in self.headings if level < depth]
            self.headings.append((depth, plain(text_of_markdown(heading[2]))[:100]))
        return heading is not None


def _body(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines without the properties between --- at the top. Raises Unusable for what never ends."""
    rest = iter(lines)
    first = next(rest, None)
    if first and first[1].strip() == "---":
        for _, line in rest:
            if line.strip() in {"---", "..."}:
                break
    elif first:
        yield first
    yield from rest


def _without_tables(lines: Iterable[tuple[int, str]], rows: list[_Found]) -> Iterator[tuple[int, str]]:
    """The other lines. What the tables ask is put into `rows` on the way."""
    where = _Where()
    for block in blocks_of(lines):
        if block.asks is None:
            for _, line in block.lines:
                where.heard(line.strip())
            yield from block.lines
        asked = block.asks or ()
        rows += (_Found(row.row, row.front, row.back, False, where.deck(), where.tags, row.back_named) for row in asked)


def _marked(lines: Iterable[tuple[int, str]]) -> Iterator[_Found]:
    """Cards by :: and by ? lines; headings name decks."""
    where = _Where()
    for block in _blocks(lines):
        turn = next((place for place, (_, line) in enumerate(block) if _TURN.match(line.strip())), None)
        if turn:
            front, back = (_joined(part) for part in (block[:turn], block[turn + 1 :]))
            both = block[turn][1].strip() == "??"
            yield _Found(block[0][0], front, back, both, where.deck(), where.tags)
            continue
        for number, line in block:
            if not where.heard(line.strip()) and (parts := _parted(line)):
                yield _Found(number, *parts, where.deck(), where.tags)


def _blocks(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Lines without an empty one between them; headings and tags are blocks of their own."""
    block: list[tuple[int, str]] = []
    size = 0
    for number, line in lines:
        bare = line.strip()
        alone = bool(_HEADING.match(line) or _TAGS.match(bare))
        if block and (alone or not bare):
            yield block
            block, size = [], 0
        if alone:
            yield [(number, bare)]
        elif bare:
            block.append((number, line))
            size += len(line)
            if size > 4 * LONGEST:
                yield block
                block, size = [], 0
    if block:
        yield block


def _headed(lines: Iterable[tuple[int, str]]) -> Iterator[_Found]:
    """Cards whose fronts are headings: those that have a text of their own below them; the others name decks."""
    where = _Where()
    card: _Heading | None = None
    fenced = False
    for number, line in lines:
        bare = line.strip()
        fenced ^= bare.startswith(_FENCE)
        heading = None if fenced else _HEADING.match(line)
        if heading:
            yield from card.found(where) if card else ()
            card = _Heading(number, len(heading[1]), heading[2], line)
        elif card and not (_TAGS.match(bare) and not card.below):
            card.add(line)
        elif _TAGS.match(bare):
            where.heard(bare)
    yield from card.found(where) if card else ()


@dataclass(slots=True)
class _Heading:
    row: int
    depth: int
    name: str
    line: str
    below: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, line: str) -> None:
        if line.strip() or self.below:
            self.below.append(line)
        self.size += len(line)
        if self.size > 4 * LONGEST:
            raise Unusable(f"What stands below the heading in line {self.row} is too long for a card.")

    def found(self, where: _Where) -> Iterator[_Found]:
        """The card of this heading, if there is anything below it; else it names a deck."""
        back = "\n".join(self.below).strip()
        above = [name for level, name in where.headings if level < self.depth]
        if back and self.depth > 1:
            yield _Found(self.row, self.name, back, False, "::".join(above), where.tags)
        else:
            where.heard(self.line.strip())


def _joined(block: list[tuple[int, str]]) -> str:
    return "\n".join(line for _, line in block).strip()
