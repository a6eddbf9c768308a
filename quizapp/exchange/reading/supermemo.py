"""SuperMemo's Q/A text: lines that begin with Q: and A:, items parted by empty lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.exchange.reading.textfile import text_file
from quizapp.exchange.scanned import Format, Note, Options, Rejected, Scan, Unusable
from quizapp.exchange.text import TooLong, text_of_plain
from quizapp.exchange.text.pieces import LONGEST


def scan_supermemo(path: Path, options: Options) -> Scan:
    """Raises Unusable."""
    file = text_file(path, options)
    return Scan(
        format=Format.SUPERMEMO,
        rows=(item.note() for item in _items(file.lines)),
        name=path.stem,
        about=max(file.count // 3, 1),
        remarks=file.remarks,
    )


@dataclass(slots=True)
class _Item:
    row: int
    question: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, line: str) -> None:
        """A line of the question or of the answer, or one that goes on with what was last. Raises Unusable."""
        sign, words = line[:2].upper(), line[2:].strip()
        if sign == "Q:":
            self.question.append(words)
        elif sign == "A:":
            self.answer.append(words)
        else:
            (self.answer or self.question).append(line.strip())
        self.size += len(line)
        if self.size > 2 * LONGEST:
            raise Unusable(f"The item that begins in line {self.row} is too long for a card.")

    def note(self) -> Note | Rejected:
        try:
            front, back = text_of_plain("\n".join(self.question)), text_of_plain("\n".join(self.answer))
        except TooLong as error:
            return Rejected(self.row, str(error))
        if front and back:
            return Note(self.row, front, back)
        return Rejected(self.row, f"There is no {'answer (A:)' if front else 'question (Q:)'} in this item.")


def _items(lines: Iterable[tuple[int, str]]) -> Iterator[_Item]:
    """An item ends with an empty line, or where a question follows an answer."""
    item: _Item | None = None
    for number, line in lines:
        bare = line.lstrip("\ufeff").strip()
        if item and (not bare or (item.answer and bare[:2].upper() == "Q:")):
            yield item
            item = None
        if bare:
            item = item or _Item(number)
            item.add(bare)
    if item:
        yield item
