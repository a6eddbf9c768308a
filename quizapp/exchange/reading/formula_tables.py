r"""Tables in Markdown: `| sin x | cos x |` under a header, and the lines of `$$ \frac{d}{dx} x^2 &= 2x \\ ... $$`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizapp.exchange.text.pieces import LONGEST

Line = tuple[int, str]

_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*\Z")
_BAR = re.compile(r"((?<!\\)\|)")
_DISPLAY = "$$"
_ROWS_BEGIN = re.compile(r"\\begin\{(?:align|aligned|array|gather|eqnarray|split)\*?\}(?:\{[^\n]*?\}(?=[\s\\&]))?")
_ROWS_END = re.compile(r"\\end\{")
_NEXT_ROW = re.compile(r"\\\\(?:\[[^\]]*\])?")
_EQUALS = re.compile(r"(?<![<>!\\])=")
_ASKS = re.compile(r"\s*(?:\\(?:frac|dfrac|tfrac)\s*\{\s*(?:\\mathrm\s*\{\s*d\s*\}|d|\\partial)|\\nabla|d\s*/\s*d\w)")
_REASON = re.compile(r"\\(?:because|text|quad|qquad|tag)\b")


@dataclass(frozen=True, slots=True)
class TableRow:
    row: int
    front: str
    back: str
    """Both in Markdown."""
    back_named: str = ""
    """What the header calls the backs."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines, and what they ask as part of a table."""

    lines: list[Line]
    asks: tuple[TableRow, ...] | None = None
    """None where they are no part of a table."""


class _Ahead:
    """Lines, of which the next can be looked at before it is taken."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self.line = next(self._lines, None)

    @property
    def text(self) -> str:
        return self.line[1] if self.line else ""

    def take(self) -> list[Line]:
        taken, self.line = self.line, next(self._lines, None)
        return [taken] if taken else []


def blocks_of(lines: Iterable[Line]) -> Iterator[Block]:
    """All lines, in their order."""
    ahead = _Ahead(lines)
    while ahead.line is not None:
        if ahead.text.lstrip().startswith(_DISPLAY):
            display = _display(ahead)
            yield Block(display, tuple(_formulas(display)) or None)
        elif "|" in ahead.text:
            yield from _columns(ahead)
        else:
            yield Block(ahead.take())


def _display(ahead: _Ahead) -> list[Line]:
    """From $$ to $$, or as far as a formula may be long."""
    marks, size, lines = ahead.text.count(_DISPLAY), 0, ahead.take()
    while ahead.line is not None and marks < 2 and size < LONGEST:
        marks += ahead.text.count(_DISPLAY)
        size += len(ahead.text)
        lines += ahead.take()
    return lines


def _formulas(lines: list[Line]) -> Iterator[TableRow]:
    """Each line that says what a derivative, a gradient or a limit is."""
    number = lines[0][0]
    source = "\n".join(line for _, line in lines).replace(_DISPLAY, "")
    begins, ends = _ROWS_BEGIN.search(source), _ROWS_END.search(source)
    start = begins.end() if begins else 0
    number += source.count("\n", 0, start)
    for line in _NEXT_ROW.split(source[start : ends.start() if ends else None]):
        row = number + line.count("\n", 0, len(line) - len(line.lstrip()))
        number += line.count("\n")
        sides = _EQUALS.split(_REASON.split(line.replace("&", " "))[0])
        front, back = sides[0].strip(), _closed(sides[-1].strip())
        if len(sides) > 1 and back and _ASKS.match(front):
            yield TableRow(row, f"${front}$", f"${back}$")


def _closed(latex: str) -> str:
    r"""Without the braces that were opened before it: 2x} is what is left of \mathrm{0+2x=2x}."""
    bare = latex.rstrip("} \n")
    at_the_end, too_many = latex.count("}", len(bare)), latex.count("}") - latex.count("{")
    return latex if too_many <= 0 else bare + "}" * (at_the_end - too_many)


def _columns(ahead: _Ahead) -> Iterator[Block]:
    """A header, a rule and the rows. Two columns are questions and answers; more are something else."""
    header = ahead.take()
    names = _cells(header[0][1])
    if len(names) != 2 or not _RULE.match(ahead.text):
        yield Block(header)
        return
    yield Block([*header, *ahead.take()], ())
    while "|" in ahead.text:
        line = ahead.take()
        row = _cells(line[0][1])
        asks = (TableRow(line[0][0], row[0], row[1], names[1]),) if len(row) == 2 and all(row) else ()
        yield Block(line, asks)


def _cells(line: str) -> list[str]:
    """A | within $...$ is part of the formula."""
    cells = [""]
    for part in _BAR.split(line.strip().strip("|")):
        if part == "|" and cells[-1].count("$") % 2 == 0:
            cells.append("")
        else:
            cells[-1] += part
    return [cell.replace("\\|", "|").strip() for cell in cells]
