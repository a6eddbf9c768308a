"""What people type where an answer should stand, when they have none."""

from __future__ import annotations

import re

_ASIDES = frozenset(
    {
        *("idk", "i dont know", "dont know", "dunno", "i dunno", "no idea", "no clue", "not sure", "im not sure"),
        *("help", "hint", "pass", "skip", "next", "give up", "i give up", "forgot", "i forgot", "lol", "what", "why"),
    }
)
_APOSTROPHES = re.compile(r"[’'`]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_MOST_LETTERS = max(len(aside.replace(" ", "")) for aside in _ASIDES)
_MORE_LETTERS = re.compile(rf"(?:[\W_]*[^\W_]){{{_MOST_LETTERS + 1}}}")
"""What most answers have, so that no more is done for them."""


def is_aside(text: str) -> bool:
    """Whether the whole text is a remark such as "I don't know"."""
    if _MORE_LETTERS.match(text):
        return False
    words = _APOSTROPHES.sub("", text.lower())
    return _BETWEEN_WORDS.sub(" ", words).strip() in _ASIDES or (bool(text.strip()) and not text.strip(" ?"))
