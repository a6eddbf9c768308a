"""How people ask for a derivative in words: in English, and the commonest ways in a few other languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizapp.exchange.scanned import Prose, Text

_ORDERS = ("first", "second", "third", "fourth", "fifth")
_ORDER = rf"(?:(?P<order>{'|'.join(_ORDERS)}|erste|zweite)\s+)?"
_ORDER_NUMBERS = {**{word: number for number, word in enumerate(_ORDERS, 1)}, "erste": 1, "zweite": 2}
_DERIVATIVE_SIGN = (
    r"(?:(?P<sign>[fy]\s*(?:['′]{1,9}|″))\s*(?:\([^\W\d]\))?|d[yf]\s*/\s*d\w|\\frac\s*\{d[yf]\}\s*\{d\w\}"
    rf"|(?:the|its)\s+{_ORDER}derivative)"
)
_ASKS = (
    r"(?:please\s+)?(?:find|compute|calculate|determine|evaluate|give|state|what\s+is|what['’]s"
    r"|was\s+ist|quelle\s+est|cu[aá]l\s+es|qual\s+[eè])"
)
_DERIVATIVE_OF = r"(?:derivative\s+of|ableitung\s+von|d[ée]riv[ée]e\s+de|derivada\s+de|derivata\s+di)"
_NAMED = r"(?P<of>(?:[fy]|f\s*\(\w\))\s*=\s*.+?)"
"""What is differentiated, with its name."""
_GIVEN = rf"(?:if|let|given(?:\s+that)?|for)?\s*{_NAMED}"
_BY = r"(?:\s*,?\s*(?:with\s+respect\s+to|w\.?\s*r\.?\s*t\.?|by)\s+(?P<by>\\?[A-Za-z]+))?"
_END = r"\s*(?:=\s*)?[?.:=]*\s*$"
_WORDINGS = tuple(
    re.compile(wording, re.IGNORECASE)
    for wording in (
        rf"^(?:{_ASKS}\s+)?(?:the\s+|die\s+|la\s+|a\s+)?{_ORDER}{_DERIVATIVE_OF}\s+(?:the\s+function\s+)?(?P<of>.+?){_BY}{_END}",
        rf"^derivative\s*:\s*(?P<of>.+?){_BY}{_END}",
        rf"^differentiate\s*:?\s+(?:the\s+function\s+)?(?P<of>.+?){_BY}{_END}",
        rf"^{_GIVEN}\s*[,;.:]?\s*(?:then\s+)?{_ASKS}\s+{_DERIVATIVE_SIGN}{_END}",
        rf"^{_GIVEN}(?:\s*[,;]\s*|\s+)(?:then\s+)?{_DERIVATIVE_SIGN}{_END}",
        rf"^(?:{_ASKS}\s+)?{_DERIVATIVE_SIGN}\s+(?:if|when|for|where|given(?:\s+that)?)\s+{_NAMED}{_END}",
    )
)
_TELLING = ("=", "deriv", "dériv", "ableit", "different")
"""None of the wordings goes without one of these."""
_LETTERS = r"\\?[A-Za-z]\w*(?:\s*,\s*\w+)*(?:\s*,?\s+and\s+\w+)?"
_WITH = r"(?:with\s+respect\s+to|by)"
_GRADIENT = re.compile(
    rf"^(?:{_ASKS}\s+)?(?:the\s+)?gradient\s+(?:{_WITH}\s+(?P<by>{_LETTERS})\s*[.:,]?\s*)?(?:of\s+)?(?P<of>.+?)"
    rf"(?:\s*,?\s*{_WITH}\s+(?P<by_then>{_LETTERS}))?{_END}",
    re.IGNORECASE,
)
_IN_SIGNS = re.compile(rf"^{_ASKS}\s+(?P<asked>.+?)\s*[?.:]*$", re.IGNORECASE)
_OF = re.compile(r"(d\s*/\s*d\w|\\frac\s*\{d\}\s*\{d\w\})\s+of\b", re.IGNORECASE)
_DERIVATIVES = re.compile(
    r"(?:the\s+)?(?:derivatives?|f\s*['′]\s*(?:\(x\))?|y['′]|d[yf]?/dx|ableitung|d[ée]riv[ée]e|derivada|derivata)",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s*(?:\b(?:is|equals)\b|=|:)?\s*\[[^\[\]]*\][\s.$]*$")
_AT_A_POINT = re.compile(r"\b(?:at|when|for|where|if)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sentence asks to differentiate, as it is written there."""

    of: str
    by: str = ""
    """Empty where nothing is said of it."""
    order: int = 1


def may_ask(text: Text) -> bool:
    """False for most of what asks for no derivative, gradient or limit, in words or in signs: told at a glance."""
    if len(text) != 1 or not isinstance(only := text[0], Prose):
        return True
    words = only.text.lower()
    return (
        "'" in words
        or "=" in words
        or "/" in words
        or "\\" in words
        or "deriv" in words
        or "different" in words
        or "lim" in words
        or "grad" in words
        or "D" in only.text
        or not words.isascii()
        or "nabla" in words
        or "ableit" in words
        or '"' in words
        or "`" in words
    )


def derivative_wanted(line: str) -> list[Wanted]:
    """All ways to take the sentence; a value at a point is something else."""
    lowered = line.lower()
    if not any(word in lowered for word in _TELLING):
        return []
    matches = (wording.match(line) for wording in _WORDINGS)
    return [_wanted(match) for match in matches if match and not _AT_A_POINT.search(match["of"])]


def _wanted(match: re.Match[str]) -> Wanted:
    said = match.groupdict()
    word, sign = said.get("order"), said.get("sign") or ""
    order = _ORDER_NUMBERS[word.lower()] if word else max(sum(map(sign.count, "'′")) + 2 * sign.count("″"), 1)
    return Wanted(match["of"], said.get("by") or "", order)


def gradient_wanted(line: str) -> Wanted | None:
    match = _GRADIENT.match(line) if "radient" in line else None
    if match is None or _AT_A_POINT.search(match["of"]):
        return None
    return Wanted(match["of"], match["by"] or match["by_then"] or "")


def asked_for(line: str) -> str:
    """What stands behind “What is”, if the sentence begins so; else all of it."""
    match = _IN_SIGNS.match(line)
    return match["asked"] if match else line


def without_of(formula: str) -> str:
    """d/dx of x^2 as d/dx x^2."""
    return _OF.sub(r"\1", formula)


def without_gap(line: str) -> str:
    """What stands before the gap of a cloze, without “is”; empty where no gap is at the end."""
    rest, gaps = _GAP.subn("", line)
    return rest if gaps else ""


@lru_cache(maxsize=64)
def is_of_derivatives(heading: str) -> bool:
    """Whether a column that is called so holds derivatives."""
    return _DERIVATIVES.fullmatch(heading.strip()) is not None
