"""The names that the notation knows, and how a run of letters falls apart into them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from quizapp.cards import SymbolKind, Symbols
from quizapp.notation import kinds
from quizapp.notation.kinds import Kind

_TRIGONOMETRIC = ("sin", "cos", "tan", "cot", "sec", "csc")
INVERSES = (
    {name: f"arc{name}" for name in _TRIGONOMETRIC}
    | {f"{name}h": f"ar{name}h" for name in _TRIGONOMETRIC if name != "csc"}
    | {"csch": "arcsch"}
)
"""Function to inverse: what sin⁻¹ means."""

FUNCTIONS = (*INVERSES, *INVERSES.values(), "exp", "ln", "log", "sqrt", "cbrt", "root", "abs", "sign", "factorial")
"""Every function that a Call may name."""

_ALIASES = {
    "cosec": "csc",
    "cotan": "cot",
    "cotg": "cot",
    "ctg": "cot",
    "tg": "tan",
    "sen": "sin",
    "arctg": "arctan",
    "arcctg": "arccot",
    "cosech": "csch",
    "sgn": "sign",
    "signum": "sign",
    "sine": "sin",
    "cosine": "cos",
    "tangent": "tan",
    "cotangent": "cot",
    "secant": "sec",
    "cosecant": "csc",
    "exponential": "exp",
    "arccosec": "arccsc",
    "acosec": "arccsc",
    "arcosech": "arcsch",
    "acosech": "arcsch",
    "arccosech": "arcsch",
    **{f"a{name}": inverse for name, inverse in INVERSES.items()},
    **{f"arc{name}": inverse for name, inverse in INVERSES.items()},
    **{f"ar{name}": inverse for name, inverse in INVERSES.items() if name.endswith("h")},
}

_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Sigma Phi Psi Omega"
)
GREEK = dict(zip(_GREEK_NAMES.split(), "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΣΦΨΩ", strict=True))
GREEK_NAMES = {letter: name for name, letter in GREEK.items()}

SHY = frozenset({"xi", "mu", "nu", "eta"})
"""Greek names that are products of letters (2x i, n u) unless declared, or written as Greek letters."""

FUNCTION_LETTERS = frozenset("fghFGH")
"""Letters that name a function when a bracket or a prime follows, though nobody declared them."""

ELLIPSIS = "…"
"""The symbol that stands for terms left out."""

_APART = frozenset(f"a{name}" for name in INVERSES)
"""asin and its like, which may be a times sin."""

_LONE = {"inf": (kinds.CONSTANT, "infinity"), "oo": (kinds.CONSTANT, "infinity"), "eta": (kinds.SYMBOL, "eta")}
"""Names only when they are the whole run."""

_WORDS: dict[str, tuple[Kind, str]] = (
    {name: (kinds.FUNCTION, name) for name in FUNCTIONS}
    | {name: (kinds.FUNCTION, meant) for name, meant in _ALIASES.items()}
    | {name: (kinds.SYMBOL, name) for name in GREEK if name not in SHY}
    | {
        "pi": (kinds.CONSTANT, "pi"),
        "infinity": (kinds.CONSTANT, "infinity"),
        "lim": (kinds.LIMIT, "lim"),
        "limit": (kinds.LIMIT, "lim"),
        "grad": (kinds.NABLA, ""),
        "gradient": (kinds.NABLA, ""),
        "nabla": (kinds.NABLA, ""),
        "transpose": (kinds.WORD, "transpose"),
        "norm": (kinds.WORD, "norm"),
    }
)
_LONGEST = max(map(len, _WORDS))
_LONGEST_REMEMBERED = 20
"""Letters of a run; longer ones seldom come again."""


def as_read(letter: str) -> str:
    """Greek letters have their English names in trees, however they are written or declared."""
    return GREEK_NAMES.get(letter, letter)


def symbols_as_read(symbols: Symbols) -> Symbols:
    kinds = {as_read(name): kind for name, kind in symbols.kinds.items()}
    return Symbols(kinds, tuple(map(as_read, symbols.variables)))


class Word(NamedTuple):
    kind: Kind
    name: str
    length: int
    """Letters that it takes from the run."""


def names_function(name: str, symbols: Symbols) -> bool:
    """Whether a bracket after this name holds arguments."""
    if name in symbols.kinds:
        return symbols.kinds[name] is SymbolKind.FUNCTION
    return name in FUNCTION_LETTERS and name not in symbols.variables


def split(run: str, declared: frozenset[str], variables: tuple[str, ...], *, apart: bool = False) -> tuple[Word, ...]:
    """The words of an unbroken run of letters: the longest known name at each place, else a letter.

    With `apart`, asin is a times sin.
    """
    known = _remembered if len(run) <= _LONGEST_REMEMBERED else _words_of
    return known(run, declared, variables, apart)


def _words_of(run: str, declared: frozenset[str], variables: tuple[str, ...], apart: bool) -> tuple[Word, ...]:  # noqa: FBT001
    words: list[Word] = []
    at = 0
    while at < len(run):
        words.append(_word_at(run, at, declared, variables, apart=apart))
        at += words[-1].length
    return tuple(words)


_remembered = lru_cache(maxsize=4096)(_words_of)


def starts_a_name(beginning: str) -> bool:
    return any(name.startswith(beginning) for name in _WORDS)


def may_be_apart(text: str) -> bool:
    """Whether a name occurs that `apart` reads otherwise."""
    return any(name in text for name in _APART)


def _word_at(run: str, at: int, declared: frozenset[str], variables: tuple[str, ...], *, apart: bool) -> Word:
    for length in range(min(_LONGEST, len(run) - at), 1, -1):
        piece = run[at : at + length]
        if apart and piece in _APART:
            continue
        if piece in declared or (piece in SHY and piece in variables):
            return Word(kinds.SYMBOL, piece, length)
        known = _LONE.get(run) if length == len(run) else None
        known = known or _known(piece, declared)
        if known:
            return Word(*known, length)
    letter = run[at]
    if letter == "e" and "e" not in declared and "e" not in variables:
        return Word(kinds.CONSTANT, "e", 1)
    return Word(kinds.SYMBOL, letter, 1)


def _known(piece: str, declared: frozenset[str]) -> tuple[Kind, str] | None:
    if piece in _WORDS:
        if len(piece) == 2 and piece == "tg" and not declared.isdisjoint(piece):
            return None
        return _WORDS[piece]
    capitalised = piece[0].isupper() and (piece[1:].islower() or piece.isupper())
    if capitalised and piece not in GREEK:
        found = _WORDS.get(piece.lower())
        return found if found and found[0] is not kinds.SYMBOL else None
    return None
