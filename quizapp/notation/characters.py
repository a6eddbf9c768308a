"""The characters people type, brought to a small alphabet, each still knowing its place in the text.

Superscripts become `^{…}` and subscripts `_{…}`; look-alike dashes, dots, primes and letters become the ones
the lexer knows; invisible marks vanish.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from quizapp.notation.tree import Span

SUPERSCRIPTS = dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᶻᵃᵇᶜᵈᵉᵏᵐᵖʳˢᵗᵘᵛʷᶠᵍʰʲˡᵒ", "0123456789+-=()nixyzabcdekmprstuvwfghjlo", strict=True)
) | {"ᵀ": "⊤", "ᐟ": "/", "\u2e33": ".", "ˢ": "s", "ᶿ": "θ", "ᵅ": "α", "ᵝ": "β"}

SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-()aehijklmnoprstuvx", strict=True))

_FRACTION_SLASH = "⁄"
_RAISED = SUPERSCRIPTS | {_FRACTION_SLASH: "/"}

FRACTIONS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅐": (1, 7),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅑": (1, 9),
    "⅒": (1, 10),
}

_HOMOGLYPHS = dict(zip("хауеорскіԁһјѕԛԝвАВЕКМНОРСТХУІЈЅ", "xayeopckidhjsqwvABEKMHOPCTXYIJS", strict=True)) | {
    "ο": "o",
    "Ο": "O",
    "Α": "A",
    "Β": "B",
    "Ε": "E",
    "Ζ": "Z",
    "Η": "H",
    "Ι": "I",
    "Κ": "K",
    "Μ": "M",
    "Ν": "N",
    "Ρ": "P",
    "Τ": "T",
    "Χ": "X",
    "Υ": "Y",
    "ı": "i",
    "ȷ": "j",
}
_SCRIPTS = {"CYRILLIC": "Cyrillic", "GREEK": "Greek"}

_SAME = (
    dict.fromkeys("−–—‐‑‒―﹣－➖⁃˗", "-")
    | dict.fromkeys("×⋅·∙•∗✕✖⨯⨉⊗⊙∘⋆★•", "*")
    | dict.fromkeys("÷∕⁄／➗", "/")
    | dict.fromkeys("➕＋", "+")
    | dict.fromkeys("′’‘ʹʼ´`‛", "'")
    | {"″": "''", "‴": "'''", "⁗": "''''", "“": "''", "”": "''", '"': "''", "ˮ": "''"}
    | {
        "≤": "<=",
        "≦": "<=",
        "⩽": "<=",
        "≥": ">=",
        "≧": ">=",
        "⩾": ">=",
        "≃": "≈",
        "≅": "≈",
        "∼": "≈",
        "≔": "=",
        "⁼": "=",
    }
    | {"⟶": "→", "⇒": "→", "➝": "→", "➔": "→", "↦": "→"}
    | {
        "∆": "Δ",
        "𝜕": "∂",
        "𝝏": "∂",
        "ⅆ": "d",
        "ⅇ": "ℯ",
        "ℇ": "ℯ",
        "ϑ": "θ",
        "ϕ": "φ",
        "ϵ": "ε",
        "ϱ": "ρ",
        "ς": "σ",
        "µ": "μ",
    }
    | {"∥": "‖", "∣": "|", "｜": "|", "ǀ": "|", "⏐": "|", "❘": "|"}
    | {"〈": "⟨", "〉": "⟩", "❬": "⟨", "❭": "⟩", "⊺": "⊤", "ꓔ": "T", "î": "i", "ĵ": "j", "ℎ": "h", "ℓ": "l"}
    | {"⦅": "(", "⦆": ")", "❨": "(", "❩": ")", "⟦": "[", "⟧": "]", "【": "[", "】": "]"}
)


@dataclass(slots=True)
class Characters:
    """The text in the lexer's alphabet; `starts[i]` and `ends[i]` are character i's place in the typed text."""

    text: str
    starts: list[int]
    ends: list[int]
    notes: tuple[str, ...] = ()
    length: int = 0

    def span(self, start: int, end: int) -> Span:
        """The place in the typed text of the characters from `start` up to `end`."""
        if start >= len(self.starts):
            return Span(self.length, self.length)
        return Span(self.starts[start], self.ends[max(end - 1, start)])


@dataclass(slots=True)
class _Tape:
    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def put(self, piece: str, start: int, end: int) -> None:
        for character in piece:
            self.pieces.append(character)
            self.starts.append(start)
            self.ends.append(end)


def normalise(text: str) -> Characters:
    """Bring a typed text to the lexer's alphabet."""
    if text.isascii() and text.isprintable() and '"' not in text and "`" not in text:
        count = len(text)
        return Characters(text, list(range(count)), list(range(1, count + 1)), (), count)
    tape = _Tape()
    at = 0
    while at < len(text):
        at = _shifted(text, at, tape)
    return Characters("".join(tape.pieces), tape.starts, tape.ends, tuple(dict.fromkeys(tape.foreign)), len(text))


def _shifted(text: str, at: int, tape: _Tape) -> int:
    """Put the character at `at`, or the whole run of raised or lowered ones that it starts; the place after it."""
    for table, mark in ((_RAISED, "^"), (SUBSCRIPTS, "_")):
        end = at
        while end < len(text) and text[end] in table and (end > at or text[end] != _FRACTION_SLASH):
            end += 1
            if text[end - 1] == _FRACTION_SLASH:
                table = _RAISED | SUBSCRIPTS  # noqa: PLW2901 - below the slash of x¹⁄₂
        if end > at:
            tape.put(mark + "{", at, at + 1)
            for place in range(at, end):
                tape.put(table[text[place]], place, place + 1)
            tape.put("}", end - 1, end)
            return end
    tape.put(_plain(text[at], tape), at, at + 1)
    return at + 1


def _plain(character: str, tape: _Tape) -> str:
    if character.isascii():
        return _SAME.get(character, _visible(character))
    if character in _SAME:
        return _SAME[character]
    if character in _HOMOGLYPHS:
        meant = _HOMOGLYPHS[character]
        script = unicodedata.name(character, "").split(" ")[0]
        tape.foreign.append(f"the {_SCRIPTS.get(script, 'foreign')} letter {character} was read as {meant}")
        return meant
    if character in FRACTIONS:
        return character
    return _compatible(character)


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else ""


def _compatible(character: str) -> str:
    """Full-width and mathematical letters as plain ones; invisible marks as nothing; anything else unchanged."""
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cf", "Cc", "Mn"}:
        return ""
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) == 1 and plain != character:
        return _SAME.get(plain, plain)
    return character
