"""Which texts are mathematics that can be checked: what our notation reads, and what a person meant as a formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from quizapp.calculus.walk import children
from quizapp.cards import Symbols
from quizapp.exchange.scanned import Maths, Prose, Text
from quizapp.notation import Equation, Node, Norm, Power, Read, Symbol, Transpose, read_at_once
from quizapp.notation.names import ELLIPSIS, FUNCTIONS, GREEK
from quizapp.study.importing.conditions import apart
from quizapp.study.importing.formulas import Formula, Reader, Written
from quizapp.study.importing.texts import as_line
from quizapp.values import value

LONGEST = 400
"""Characters; what is longer is no answer that anybody types."""
_AROUND = re.compile(r"[\s.,;:=]*")
_ALIASES = "asin|acos|atan|acot|asec|acsc|asinh|acosh|atanh|cosec|infinity|lim|grad|nabla|inf|dx|dy|dt|du|pi|tg|ctg"
_NAMES = re.compile("|".join(sorted([*FUNCTIONS, *GREEK, *_ALIASES.split("|")], key=len, reverse=True)), re.IGNORECASE)
_COMMAND = re.compile(r"\\[A-Za-z]+")
_RUN = re.compile(r"[^\W\d_]{3,}")
_SIGN = re.compile(r"[\d^*/+=√∂∇·²³⁴⁵|(\\'′⁻-]")
_REMARK = re.compile(r"(?P<formula>.*?)\s*\((?P<remark>[^()]+)\)[\s.]*")
_STRONG = re.compile(r"[\^√∂∇²³⁴⁵\\′⁻]|\w\(|\b(?:sin|cos|tan|sec|csc|cot|ln|log|exp|sqrt)|[A-Za-z]\s*[*/+=-]\s*[\w(]")


def expression_in(text: Text, *, among_formulas: Callable[[], bool]) -> Formula | None:
    """What a text says that is one formula; None for anything else.

    `among_formulas` says whether what stands beside it speaks of formulas, so that `3/4` or `-1` is one too.
    """
    first = text[0] if len(text) == 1 else None
    if isinstance(first, Prose):
        words = first.text
        return _answer(words) if is_formula(words) and (_STRONG.search(words) or among_formulas()) else None
    if isinstance(first, Maths):
        return _answer(first.latex)
    formulas = [piece.latex for piece in text if isinstance(piece, Maths)]
    around = (piece for piece in text if not isinstance(piece, Maths))
    alone = all(isinstance(piece, Prose) and _AROUND.fullmatch(piece.text) for piece in around)
    return _answer(formulas[0]) if alone and len(formulas) == 1 else None


@value
class Answered:
    """The answer to a problem."""

    formula: Formula
    domain: str = ""
    """The condition behind it."""
    remark: str = ""
    """Words in brackets behind it: `cos x (a table says so)`."""


def answer_to_problem(text: Text, symbols: Symbols | None = None) -> Answered | None:
    """A text that answers a problem: `cos x` is a formula then, and there may be something behind it.

    `symbols`, where its letters were declared.
    """
    if symbols is not None:
        found = _declared(as_line(text), symbols)
        return Answered(found) if found else None
    found = expression_in(text, among_formulas=lambda: True)
    if found is not None:
        return Answered(found)
    match text:
        case (Maths(latex),):
            return _answered(latex)
        case (Maths(latex), Prose(words)):
            formula, remark = _without_remark(words)
            return _answered(latex, remark) if not _AROUND.sub("", formula) else None
        case (Prose(words),):
            return _answered(*_without_remark(words))
        case _:
            return None


def _answered(line: str, remark: str = "") -> Answered | None:
    text, domain = apart(line)
    found = _answer(text) if is_of_functions(text) else None
    return None if found is None else Answered(found, domain, remark)


def _declared(line: str, symbols: Symbols) -> Formula | None:
    match read_at_once(line, symbols):
        case Read(tree) if len(line) <= LONGEST and _is_whole(tree, line):
            return Written(tree)
        case _:
            return None


def _without_remark(words: str) -> tuple[str, str]:
    match = _REMARK.fullmatch(words)
    return (match["formula"], match["remark"]) if match and not is_of_functions(match["remark"]) else (words, "")


def is_formula(words: str) -> bool:
    """Whether a line without delimiters was meant as a formula: signs, and no words but names of functions."""
    return is_of_functions(words) and _SIGN.search(words) is not None


def is_of_functions(words: str) -> bool:
    """One line without words but the names of functions."""
    if len(words) > LONGEST or "\n" in words:
        return False
    if "\\" in words:
        words = _COMMAND.sub(" ", words)
    # The first word of a sentence decides, so that prose costs next to nothing.
    first = _RUN.search(words)
    return first is None or (_names_functions(first[0]) and all(map(_names_functions, _RUN.findall(words))))


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


def _answer(text: str) -> Formula | None:
    """An expression as an answer can be, with nothing left out of it."""
    if len(text) > LONGEST:
        return None
    found = _ANSWERS.formula(text)
    return found[0] if found else None


def _read_answer(text: str) -> tuple[Node, None] | None:
    match read_at_once(text):
        case Read(tree) if _is_whole(tree, text) and not _has_matrices(tree):
            return tree, None
        case _:
            return None


def _is_whole(tree: Node, text: str) -> bool:
    """Whether it is an expression, with nothing left out."""
    return not isinstance(tree, Equation) and ELLIPSIS not in text and "..." not in text


_ANSWERS = Reader(_read_answer)
