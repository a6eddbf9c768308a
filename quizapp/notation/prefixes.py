"""What people write around an answer: y' = in front, a full stop behind."""

from __future__ import annotations

from quizapp.cards import Symbols
from quizapp.notation import kinds
from quizapp.notation.commas import partners
from quizapp.notation.tokens import Token
from quizapp.notation.tree import Apply, Derivative, Equation, Gradient, Limit, Node, Symbol

_TRAILING = frozenset({kinds.COMMA, kinds.SEMICOLON})


def without_edges(tokens: list[Token], *, answer: bool) -> list[Token]:
    """The tokens without punctuation behind; of an answer, without a lone = or d/dx = in front."""
    end = len(tokens) - 1
    while end and tokens[end - 1].kind in _TRAILING:
        end -= 1
    if end < len(tokens) - 1 and _is_inside_bracket(tokens, end):
        end = len(tokens) - 1
    trimmed = tokens if end == len(tokens) - 1 else [*tokens[:end], tokens[-1]]
    if not answer:
        return trimmed
    start = 0
    while start < min(12, len(trimmed)) and not _is_equals(trimmed[start]):
        start += 1
    if start < len(trimmed) and _is_equals(trimmed[start]) and _is_bare_operator(trimmed[:start]):
        return trimmed[start + 1 :]
    return trimmed


def _is_inside_bracket(tokens: list[Token], place: int) -> bool:
    opened = sum(token.kind is kinds.OPEN for token in tokens[:place])
    return opened > len(partners(tokens[:place])) or any(token.kind is kinds.BEGIN for token in tokens)


def _is_equals(token: Token) -> bool:
    return token.kind is kinds.RELATION and token.text == "="


def _is_bare_operator(tokens: list[Token]) -> bool:
    """Nothing at all, d/dx, ∂/∂x or ∇."""
    letters = [token for token in tokens if token.kind not in {kinds.OPEN, kinds.CLOSE, kinds.FRACTION}]
    shape = [token.kind for token in letters]
    if not shape or shape == [kinds.NABLA]:
        return True
    if any(token.is_operator("/") for token in letters):
        letters = [token for token in letters if not token.is_operator("/")]
    return len(letters) == 3 and all(_is_d(token) for token in letters[:2]) and letters[2].kind is kinds.SYMBOL


def _is_d(token: Token) -> bool:
    return token.kind is kinds.PARTIAL or (token.kind is kinds.SYMBOL and token.text == "d")


def answer_in(tree: Node, symbols: Symbols) -> Node:
    """The right side of an equation whose left side names what was asked: y, y', f'(x), dy/dx, ∇f.

    Of a chain y' = 2·1 = 2, the last.
    """
    match tree:
        case Equation(Equation() as left, right, "="):
            return tree if answer_in(left, symbols) is left else right
        case Equation(left, right, "=") if _names_the_question(left, symbols):
            return right
        case _:
            return tree


def _names_the_question(left: Node, symbols: Symbols) -> bool:
    match left:
        case Symbol(name):
            return name not in symbols.variables
        case Apply() | Derivative() | Gradient() | Limit():
            return True
        case _:
            return False
