r"""Finds the formulas in a text: \( \), \[ \], [$] [/$], [$$] [/$$], [latex] [/latex], $ $ and $$ $$.

Goes through the text once: where a closing delimiter is missing, it is looked for no second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizapp.exchange.scanned import Maths, Piece, Prose

_OPENING = re.compile(r"(?<!\\)\\[(\[]|\[\$\$?\]|\[latex\]|(?<!\\)\$\$?", re.IGNORECASE)
_CLOSING = {r"\(": r"\)", r"\[": r"\]", "[$]": "[/$]", "[$$]": "[/$$]", "[latex]": "[/latex]", "$": "$", "$$": "$$"}
_DISPLAYED = frozenset({r"\[", "[$$]", "$$"})
_HINTS = ("\\", "$", "[l", "[L")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{(?:displaymath|equation\*?|math)\}")


def split_maths(source: str) -> Iterator[Piece]:
    """The prose and the formulas of a text, in order. Prose keeps all its white space."""
    if not any(hint in source for hint in _HINTS):
        yield Prose(source)
        return
    yield from _Splitter(source).pieces()


@dataclass(slots=True)
class _Splitter:
    source: str
    lacking: set[str] = field(default_factory=set)
    """Closing delimiters that stand nowhere in the rest of the text."""

    def pieces(self) -> Iterator[Piece]:
        start = 0
        opening = _OPENING.search(self.source)
        while opening:
            span = self._span(opening)
            if span is None:
                opening = _OPENING.search(self.source, opening.end())
                continue
            yield Prose(self.source[start : opening.start()])
            inside, start = span
            yield from _formula(self.source[opening.end() : inside], opening.group().lower())
            opening = _OPENING.search(self.source, start)
        yield Prose(self.source[start:])

    def _span(self, opening: re.Match[str]) -> tuple[int, int] | None:
        """Where the formula ends, and where what follows it begins; None if it is no formula."""
        closing = _CLOSING[opening.group().lower()]
        if closing in self.lacking:
            return None
        end = self._end(closing, opening.end())
        if end < 0:
            self.lacking.add(closing)
            return None
        if closing == "$" and not self._is_dollar_maths(opening.end(), end):
            return None
        return (end, end + len(closing)) if self.source[opening.end() : end].strip() else None

    def _end(self, closing: str, start: int) -> int:
        """The next closing delimiter that no backslash undoes."""
        if closing == "[/latex]":
            found = _LATEX_END.search(self.source, start)
            return found.start() if found else -1
        end = self.source.find(closing, start)
        while end > 0 and closing in {"$", "$$"} and self.source[end - 1] == "\\":
            end = self.source.find(closing, end + 1)
        return end

    def _is_dollar_maths(self, start: int, end: int) -> bool:
        """As Pandoc has it: $5 and $6 are prices, so a formula touches its dollars, and no digit follows."""
        after = self.source[end + 1 : end + 2]
        return not self.source[start].isspace() and not self.source[end - 1].isspace() and not after.isdigit()


_LATEX_END = re.compile(r"\[/latex\]", re.IGNORECASE)


def _formula(latex: str, opening: str) -> Iterator[Piece]:
    if opening != "[latex]":
        yield Maths(latex.strip(), opening in _DISPLAYED)
        return
    # What stands in [latex] is a piece of a document: a formula, or words with formulas in them.
    inner = list(split_maths(latex)) if "$" in latex or r"\[" in latex or r"\(" in latex else []
    if any(isinstance(piece, Maths) for piece in inner):
        yield from inner
    elif bare := _ENVIRONMENT.sub("", latex).strip():
        yield Maths(bare, bare != latex.strip())
