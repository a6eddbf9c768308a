"""Words in front of an answer: "Answer: 2x", "The derivative is 2x"."""

from __future__ import annotations

import re

from quizapp.notation.errors import UnfinishedError

_BEFORE = ("so", "thus", "hence", "therefore", "the", "my", "final", "first", "second", "partial")
_NOUNS = ("answer", "ans", "solution", "result", "derivative", "gradient")
_AFTER = ("is", "equals", "equal", "to")
_FIRST_LETTERS = frozenset(word[:2] for word in (*_BEFORE, *_NOUNS, *_AFTER))
_LEAD_IN = re.compile(
    rf"\s*(?:(?:{'|'.join(_BEFORE)})[\s,]+)*(?:{'|'.join(_NOUNS)})\b\s*(?:(?:{'|'.join(_AFTER)})\b\s*|[:=]\s*)+",
    re.IGNORECASE,
)
_FEWEST_LETTERS = 4
"""Shorter beginnings are read as letters: the answer may be a n s."""


def without_lead_in(text: str) -> str:
    """The text with blanks in place of such words, so that every place in it stays the same.

    Raises UnfinishedError where the text so far is the beginning of one.
    """
    if text.isascii() and text.lstrip()[:2].lower() not in _FIRST_LETTERS:
        return text
    if found := _LEAD_IN.match(text):
        return " " * found.end() + text[found.end() :]
    if _is_beginning(text):
        raise UnfinishedError("type the answer")
    return text


def _is_beginning(text: str) -> bool:
    words = re.split(r"[\s,]+", text.strip().lower())
    if not text.isascii() or sum(map(len, words)) < _FEWEST_LETTERS:
        return False
    known = (*_BEFORE, *_NOUNS, *_AFTER)
    return all(word in known for word in words[:-1]) and any(word.startswith(words[-1]) for word in known)
