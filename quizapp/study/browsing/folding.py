"""Text as it is compared: capitals, accents, ways to write a power or a minus, and spaces in formulas do not count."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans({"^": None, "−": "-", "–": "-", "·": "*", "×": "*", "’": "'", "′": "'"})
_AROUND = re.compile(r" ?([-+*/=<>()\[\]{},]) ?")


def folded(text: str) -> str:
    """Equal for texts that a search takes for the same, in any alphabet: Öl and OL, Ά and α, x² + 1 and x^2+1."""
    text = text.translate(_PLAIN)
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.casefold())
        letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
        text = letters.casefold().translate(_PLAIN)
    return _AROUND.sub(r"\1", " ".join(text.lower().split()))
