"""Which texts are mathematics that can be checked: what our notation reads, and what a person meant as a formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from quizapp.calculus.walk import children
from quizapp.cards import Symbols
from quizapp.exchange.scanned import Maths, Prose, Text
from quizapp.notation import Equation, Node, Norm, Power, Read, Symbol, Transpose, read_at_once
from quizapp.notation.names import ELLIPSIS, FUNCTIONS, GREEK

LONGEST = 400
"""Characters; what is longer is no answer that anybody types."""
_AROUND = re.compile(r"[\s.,;:=]*")
_ALIASES = "asin|acos|atan|acot|asec|acsc|asinh|acosh|atanh|cosec|infinity|lim|grad|nabla|inf|dx|dy|dt|du|pi|tg|ctg"
_NAMES = re.compile("|".join(sorted([*FUNCTIONS, *GREEK, *_ALIASES.split("|")], key=len, reverse=True)), re.IGNORECASE)
_COMMAND = re.compile(r"\\[A-Za-z]+")
_RUN = re.compile(r"[^\W\d_]{3,}")
_SIGN = re.compile(r"[\d^*/+=√∂∇·²³⁴⁵|(\\'′⁻-]")
_STRONG = re.compile(r"[\^√∂∇²³⁴⁵\\′⁻]|\w\(|\b(?:sin|cos|tan|sec|csc|cot|ln|log|exp|sqrt)|[A-Za-z]\s*[*/+=-]\s*[\w(]")


def expression_in(
    text: Text, *, among_formulas: Callable[[], bool], is_asked: bool = False, symbols: Symbols | None = None
) -> Node | None:
    """The tree of a text that is one formula; None for anything else. `symbols`, where its letters were declared.

    `is_asked` says that a formula is the answer to what was asked, so that `cos x` or `x` is one.
    `among_formulas` says whether what stands beside it speaks of formulas, so that `3/4` or `-1` is one too.
    """
    answer = _answer if symbols is None else partial(_answer_with, symbols)
    match text:
        case (Maths(latex),):
            return answer(latex)
        case (Prose(words),) if is_asked and _names_only_functions(words):
            return answer(words)
        case (Prose(words),):
            return answer(words) if is_formula(words) and (_STRONG.search(words) or among_formulas()) else None
        case _:
            formulas = [piece.latex for piece in text if isinstance(piece, Maths)]
            around = (piece for piece in text if not isinstance(piece, Maths))
            alone = all(isinstance(piece, Prose) and _AROUND.fullmatch(piece.text) for piece in around)
            return answer(formulas[0]) if alone and len(formulas) == 1 else None


def is_formula(words: str) -> bool:
    """Whether a line without delimiters was meant as a formula: signs, and no words but names of functions."""
    return _SIGN.search(words) is not None and _names_only_functions(words)


def _names_only_functions(words: str) -> bool:
    if len(words) > LONGEST or "\n" in words:
        return False
    return all(_names_functions(run) for run in _RUN.findall(_without_commands(words)))


def _without_commands(words: str) -> str:
    return _COMMAND.sub(" ", words) if "\\" in words else words


@lru_cache(maxsize=4096)
def _names_functions(run: str) -> bool:
    """xsinx, but not yes."""
    return len(_NAMES.sub("", run)) <= 2


def speaks_of_formulas(text: Text) -> bool:
    return any(isinstance(piece, Maths) or (isinstance(piece, Prose) and is_formula(piece.text)) for piece in text)


def _has_matrices(tree: Node) -> bool:
    """Nothing says which of its letters are matrices, and they would be compared as numbers."""
    match tree:
        case Transpose() | Norm() | Power(Symbol(), Symbol("T")):
            return True
        case _:
            return any(map(_has_matrices, children(tree)))


@lru_cache(maxsize=4096)
def _answer(text: str) -> Node | None:
    """An expression as an answer can be, with nothing left out of it."""
    tree = _answer_with(Symbols(), text)
    return None if tree is None or _has_matrices(tree) else tree


def _answer_with(symbols: Symbols, text: str) -> Node | None:
    if len(text) > LONGEST:
        return None
    match read_at_once(text, symbols):
        case Read(Equation()):
            return None
        case Read(tree) if ELLIPSIS not in text and "..." not in text:
            return tree
        case _:
            return None
