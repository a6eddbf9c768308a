"""Which encoding a text file is in. The whole file is looked through once, a block at a time."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from quizapp.exchange.scanned import Unusable

_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_LONGEST = 128 << 20
"""Bytes; a hundred thousand cards take a tenth of it."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "shift_jis", "gb18030", "big5", "euc_kr", "euc_jp", "koi8_r"]
"""What spreadsheets wrote before UTF-8, and write still."""
_WESTERN = frozenset("äöüßÄÖÜéèêëàâçîïôûùœæåøñáíóúÉÈÀÇÑÅØ“”„‘’‚«»–—…•·€£°²³¹½¼¾±×÷µ§¿¡ªº´\xa0")
_FOREIGN_RUN = re.compile(r"[À-ÿ]{3}")


@dataclass(frozen=True, slots=True)
class Encoded:
    """How a text file is to be decoded, and how many lines it has."""

    encoding: str
    lines: int
    remark: str = ""


def encoding_of(path: Path, wish: str = "") -> Encoded:
    """The encoding of a file, and proof that all of it can be read so. Raises Unusable."""
    if path.stat().st_size > _LONGEST:
        raise Unusable(f"The file is too large; {_LONGEST >> 20} MB is the most for text.")
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    name = wish or _marked(start) or _unmarked_wide(start)
    if name:
        return Encoded(name, _read_through(path, name))
    try:
        return Encoded("utf-8", _read_through(path, "utf-8"))
    except _Undecodable as error:
        return _old_encoding(path, error)


class _Undecodable(Unusable):
    """The file is not in the encoding that was tried."""

    def __init__(self, line: int, encoding: str) -> None:
        super().__init__(f"Line {line} cannot be read as {encoding.upper()}.")
        self.line = line


def _marked(start: bytes) -> str:
    return next((name for mark, name in _MARKS if start.startswith(mark)), "")


def _unmarked_wide(start: bytes) -> str:
    """UTF-16 without its mark: every second byte of western text is zero."""
    pairs = len(start) // 2
    for name, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        if pairs and start[offset : 2 * pairs : 2].count(0) > 0.6 * pairs and start[1 - offset :: 2].count(0) == 0:
            return name
    return ""


def _read_through(path: Path, encoding: str) -> int:
    """The number of line ends. Raises Unusable at what cannot be decoded, and at a zero character."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
    except LookupError as error:
        raise Unusable(f"There is no encoding called “{encoding}”.") from error
    lines = 0
    with path.open("rb") as file:
        while True:
            block = file.read(_BLOCK)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeError as error:
                before = error.object[: error.start] if isinstance(error, UnicodeDecodeError) else b""
                raise _Undecodable(lines + before.count(b"\n") + 1, encoding) from error
            if "\0" in text:
                line = lines + text.count("\n", 0, text.index("\0")) + 1
                raise Unusable(f"There is a zero character in line {line}; this is not a text file.")
            lines += text.count("\n") or text.count("\r")
            if not block:
                return lines


def _old_encoding(path: Path, error: _Undecodable) -> Encoded:
    """The encoding of a file that is not in UTF-8. Raises Unusable where part of it is."""
    sample = _telling_lines(path)
    if _has_utf8(sample):
        raise Unusable(
            f"Most of this file is in UTF-8, but line {error.line} is in another encoding; save it once more as UTF-8."
        ) from error
    for name in (*_likely(sample), "cp1252", "latin-1"):
        try:
            lines = _read_through(path, name)
        except _Undecodable:
            continue
        return Encoded(name, lines, f"The file is not in UTF-8; it was read as {_spoken(name)}.")
    raise error


def _likely(sample: bytes) -> list[str]:
    """The encoding that fits best. In a few words charset-normalizer sees any; where they look western, they are."""
    if _looks_western(sample):
        return ["cp1252"]
    found = {match.encoding: match.chaos for match in from_bytes(sample, cp_isolation=_OLD, threshold=0.6)}
    best = min(found.values(), default=1.0)
    return [name for name in _OLD if found.get(name, 1.0) <= best][:1]


def _looks_western(sample: bytes) -> bool:
    """Whether, read as Windows-1252, it has letters of the West and usual signs, and no three such letters in a row."""
    text = sample.decode("cp1252", "replace")
    return _WESTERN.issuperset(char for char in text if char > "\x7f") and not _FOREIGN_RUN.search(text)


def _telling_lines(path: Path) -> bytes:
    """The lines that are not plain ASCII, as many as help."""
    found = bytearray()
    with path.open("rb") as file:
        while len(found) < _SAMPLE and (line := file.readline(_SAMPLE)):
            if not line.isascii():
                found += line
    return bytes(found)


def _has_utf8(sample: bytes) -> bool:
    """Whether some lines hold real UTF-8, which no other encoding holds by accident but in a character or two."""
    lines = [line for line in sample.split(b"\n") if line]
    return sum(map(_decodes, lines)) > 0


def _decodes(line: bytes) -> bool:
    try:
        return bool(line.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _spoken(name: str) -> str:
    return name.replace("cp125", "Windows-125") if name.startswith("cp") else name.upper()
