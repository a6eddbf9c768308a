"""What people type where an answer should stand, when they have none."""

from __future__ import annotations

import re

_ASIDES = frozenset(
    {
        *("idk", "i dont know", "dont know", "dunno", "i dunno", "no idea", "no clue", "not sure", "im not sure"),
        *("help", "hint", "pass", "skip", "next", "give up", "i give up", "forgot", "i forgot", "lol", "what", "why"),
    }
)


def is_aside(text: str) -> bool:
    """Whether the whole text is a remark such as "I don't know"."""
    words = re.sub(r"[’'`]", "", text.lower())
    return re.sub(r"[\W_]+", " ", words).strip() in _ASIDES or (bool(text.strip()) and not text.strip(" ?"))
