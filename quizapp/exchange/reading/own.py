"""Our own format: what stands at the top holds for all cards, then one [[card]] after another, as in `data/`.

The file is taken apart at its [[card]] lines, and each part read as TOML of its own: a mistake costs one card and has a
line, and no file is too long for the memory.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from quizapp.exchange.content_error import ContentError
from quizapp.exchange.deck_entries import own_of
from quizapp.exchange.reading.encodings import encoding_of
from quizapp.exchange.reading.lines import lines_of
from quizapp.exchange.reading.pictures import media_beside
from quizapp.exchange.scanned import Format, Note, Options, Rejected, Scan, Shape, Unusable
from quizapp.exchange.text.pieces import LONGEST

_CARD = re.compile(r"[ \t]*\[\[[ \t]*card[ \t]*\]\]")
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
_DEEP = re.compile(r"[\[{]{50}")
_MOST_DOTS = 500
"""For tomllib the key a.a.a… takes memory with the square of its length: 20 GB for 60,000 dots."""
Block = tuple[int, str]
"""Lines that belong together, and the number of the first of them."""


def scan_own(path: Path, options: Options) -> Scan:
    """Reads a deck in our own format. Raises Unusable."""
    encoded = encoding_of(path, options.encoding)
    if not encoded.encoding.startswith("utf-8"):
        raise Unusable("A deck in TOML must be text in UTF-8.")
    blocks = _blocks(lines_of(path, encoded.encoding))
    defaults = _defaults(next(blocks, (1, "")))
    first = next(blocks, None)
    return Scan(
        format=Format.OWN,
        rows=_notes(chain([first] if first else [], blocks), defaults, path),
        name=str(defaults.get("deck", path.stem)),
        about=max(encoded.lines // 8, 1),
        media=media_beside(path),
    )


def _blocks(lines: Iterator[str]) -> Iterator[Block]:
    """What stands before the first [[card]], then each card. Raises Unusable for what is too long for a card."""
    begin, kept, size = 1, list[str](), 0
    for number, line in enumerate(lines, 1):
        if _CARD.match(line):
            yield begin, "".join(kept)
            begin, kept, size = number, [], 0
        kept.append(line)
        size += len(line)
        if size > 2 * LONGEST:
            raise Unusable(f"What begins in line {begin} is too long for a card.")
    yield begin, "".join(kept)


def _defaults(block: Block) -> dict[str, object]:
    try:
        defaults = _parsed(block)
    except ValueError as error:
        raise Unusable(str(error)) from error
    if "id" in defaults:
        raise Unusable("An “id” belongs to one card; write it under its [[card]].")
    if tables := [name for name, value in defaults.items() if isinstance(value, dict) and name != "variables"]:
        raise Unusable(f"“{tables[0][:50]}” is not known here; a card begins with [[card]], in two pairs of brackets.")
    return defaults


def _parsed(block: Block) -> dict[str, object]:
    """The TOML of a block. Raises ValueError with a sentence that names the line in the file."""
    begin, source = block
    if _DEEP.search(source):
        raise ValueError(f"In the entry of line {begin} there are too many brackets in one another.")
    if source.count(".") > _MOST_DOTS:
        raise ValueError(f"In the entry of line {begin} there are more than {_MOST_DOTS} dots.")
    try:
        return tomllib.loads(source.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"This is not valid TOML: {_placed(str(error), begin)}.") from error
    except RecursionError as error:
        raise ValueError(f"In the entry of line {begin} there are too many brackets in one another.") from error


def _placed(message: str, begin: int) -> str:
    """The message with the line of the file, not of the block."""
    return _LINE.sub(lambda found: f"(at line {int(found[1]) + begin - 1}, column {found[2]})", message)


def _notes(blocks: Iterator[Block], defaults: Mapping[str, object], path: Path) -> Iterator[Note | Rejected]:
    for block in blocks:
        try:
            yield _note(block, defaults, path)
        except ContentError as error:
            yield Rejected(block[0], _sentence(error))
        except ValueError as error:
            yield Rejected(block[0], str(error))


def _sentence(error: ContentError) -> str:
    problem = error.problem[:1].upper() + error.problem[1:]
    return f"{error.entry}: {problem}" if error.entry else problem


def _note(block: Block, defaults: Mapping[str, object], path: Path) -> Note:
    """May raise ContentError or ValueError."""
    document = _parsed(block)
    entries = document.pop("card")
    if document or not isinstance(entries, list):
        raise ValueError(f"“{next(iter(document), 'card')}” does not belong to a card.")
    table = {**defaults, **entries[0]}
    tags, own = own_of(table, path)
    deck = str(table.get("deck", ""))
    return Note(block[0], (), (), shape=Shape.OWN, deck=deck, tags=tags, guid=own.card.id, own=own)
