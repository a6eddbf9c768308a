"""Decimal commas: `0,5x` is a number, `(2, 3)` and `f(1,2)` are not."""

from __future__ import annotations

from fractions import Fraction

from quizapp.cards import SymbolKind, Symbols
from quizapp.notation import kinds
from quizapp.notation.errors import UnreadableError
from quizapp.notation.names import names_function
from quizapp.notation.tokens import Token
from quizapp.notation.tree import Span


def partners(tokens: list[Token]) -> dict[int, int]:
    """The index of each opening bracket with that of the bracket which closes it."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for index, token in enumerate(tokens):
        kind = token.kind
        if kind is kinds.OPEN:
            waiting.append(index)
        elif kind is kinds.CLOSE and waiting:
            found[waiting.pop()] = index
    return found


def join_decimals(tokens: list[Token], symbols: Symbols) -> list[Token]:
    """The tokens with numbers that are written with a decimal comma as one.

    Raises UnreadableError for a comma that may as well group thousands.
    """
    joined: list[Token] = []
    openers = _openers(tokens)
    index = 0
    while index < len(tokens):
        if _could_be_decimal(tokens, index) and _is_decimal(tokens, index, openers, symbols):
            joined.append(_join(tokens[index], tokens[index + 2]))
            index += 3
        else:
            joined.append(tokens[index])
            index += 1
    return joined


def _openers(tokens: list[Token]) -> dict[int, int | None]:
    """The opening bracket around each comma, by index."""
    found: dict[int, int | None] = {}
    waiting: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is kinds.OPEN:
            waiting.append(index)
        elif token.kind is kinds.CLOSE and waiting:
            waiting.pop()
        elif token.kind is kinds.COMMA:
            found[index] = waiting[-1] if waiting else None
    return found


def _could_be_decimal(tokens: list[Token], index: int) -> bool:
    if index + 2 >= len(tokens):
        return False
    whole, comma, part = tokens[index : index + 3]
    return (
        comma.kind is kinds.COMMA
        and whole.kind is kinds.NUMBER
        and part.kind is kinds.NUMBER
        and comma.glued
        and part.glued
        and whole.text.isdecimal()
        and part.text.isdecimal()
    )


def _is_decimal(tokens: list[Token], index: int, openers: dict[int, int | None], symbols: Symbols) -> bool:
    comma = index + 1
    opener = openers[comma]
    if opener is None:
        return not any(_opens_angle(tokens, place) for place in range(index))
    if tokens[opener].text not in "({":
        return False
    if sum(1 for other in openers.values() if other == opener) > 1:
        return False
    before = tokens[opener - 1] if opener else None
    if before and before.kind is kinds.FUNCTION:
        return before.text not in {"root", "log"}
    if before and before.kind is kinds.SYMBOL and names_function(before.text, symbols):
        return False
    alone = opener == index - 1 and tokens[comma + 2].kind in {kinds.CLOSE, kinds.END}
    return not alone and _is_scalar(symbols)


def _opens_angle(tokens: list[Token], place: int) -> bool:
    """Whether a < stands where a vector <2x, 3y> begins."""
    token = tokens[place]
    before = tokens[place - 1].kind if place else kinds.OPERATOR
    return token.kind is kinds.RELATION and token.text == "<" and before in {kinds.OPERATOR, kinds.RELATION, kinds.OPEN}


def _is_scalar(symbols: Symbols) -> bool:
    shaped = symbols.of_kind(SymbolKind.VECTOR) | symbols.of_kind(SymbolKind.MATRIX)
    return len(symbols.variables) < 2 and not shaped


def _join(whole: Token, part: Token) -> Token:
    if len(part.text) == 3 and len(whole.text) < 4 and not whole.text.startswith("0"):
        text = f"{whole.text},{part.text}"
        plain = f"{whole.text}{part.text} or {whole.text}.{part.text}"
        raise UnreadableError(f"{text} can be read two ways; write {plain}", Span(whole.start, part.end))
    text = f"{whole.text}.{part.text}"
    return Token(kinds.NUMBER, text, whole.start, part.end, whole.spaced, Fraction(text))
