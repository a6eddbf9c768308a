"""The fields of a card in words, and what stands in them ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping

from quizapp.cards import Card
from quizapp.ui.formulas.mathematics import Piece, Words, answer_pieces, expression, prose

_NAMES = {
    "kind": "Kind",
    "task": "What is asked",
    "problem": "Problem",
    "prompt": "Question",
    "answer": "Answer",
    "accept": "Also right",
    "wrong": "Wrong choices",
    "wrt": "Differentiated by",
    "variables": "Letters",
    "domain": "Where",
    "deck": "Deck",
    "rules": "Rules",
    "difficulty": "Difficulty",
    "source": "Source",
    "erratum": "Misprint",
    "explanation": "Explanation",
    "hints": "Hints",
    "form": "Form",
    "insists": "Form is required",
    "tags": "Tags",
}
_PROSE = frozenset({"prompt", "explanation", "erratum"})
_MANY_PROSE = frozenset({"hints", "source"})
_ANSWERS = frozenset({"accept", "wrong"})
_NOTHING = (Words("nothing"),)


def field_name(field: str) -> str:
    return _NAMES.get(field, field)


def field_pieces(field: str, value: object, card: Card) -> tuple[Piece, ...]:
    """`card` says what its letters stand for."""
    match value:
        case "" | () | None:
            return _NOTHING
        case str() if field == "problem":
            return (expression(value, card.symbols),)
        case str() if field == "answer":
            return answer_pieces(card, value)
        case str() if field in _PROSE:
            return prose(value, card.symbols) or _NOTHING
        case tuple() if field in _ANSWERS:
            return _joined([answer_pieces(card, str(each)) for each in value])
        case tuple() if field in _MANY_PROSE:
            return _joined([prose(str(each), card.symbols) for each in value])
        case tuple():
            return (Words(", ".join(map(str, value))),)
        case bool():
            return (Words("yes" if value else "no"),)
        case Mapping():
            said = ", ".join(f"{name}: {kind}" for name, kind in value.items())
            return (Words(said),) if said else _NOTHING
        case _:
            return (Words(str(value)),)


def _joined(values: list[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for value in values:
        if pieces:
            pieces.append(Words(" ; "))
        pieces.extend(value)
    return tuple(pieces) or _NOTHING
