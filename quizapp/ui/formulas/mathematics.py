"""Notation, and prose with formulas in it, as what a screen can draw and a screen reader can say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quizapp.cards import Card, Mode, Question, SymbolKind, Symbols, Task
from quizapp.cards.prose import Image, Latex, Notation, Part, parts, pictures_in
from quizapp.notation import read_statement, to_latex, to_speech, to_text
from quizapp.notation.marking import with_mark
from quizapp.notation.reading import Read
from quizapp.notation.tree import Node, Span


@dataclass(frozen=True, slots=True)
class Words:
    """Prose. Unreadable notation becomes words too: better shown as written than not at all."""

    text: str

    @property
    def spoken(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Formula:
    latex: str
    plain: str
    """Unicode text, drawn until the formula is typeset."""
    spoken: str


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    """In the collection."""
    title: str = ""

    @property
    def spoken(self) -> str:
        return f"picture: {self.title}" if self.title else "picture"

    @property
    def text(self) -> str:
        """What stands for it where there is room for words only: in the line of a list."""
        return f"[{self.title or 'a picture'}]"

    def instead(self, why: str) -> Words:
        """What stands in its place where it is not there, or cannot be shown."""
        return Words(f"({why}: {self.title})" if self.title else f"({why})")


Piece = Words | Formula | Picture


def formula(tree: Node) -> Formula:
    return Formula(to_latex(tree), to_text(tree), to_speech(tree))


def expression(notation: str, symbols: Symbols) -> Piece:
    """One expression, equation or problem in notation. Read once, on whatever thread it is asked for first."""
    return _expression(notation, frozenset(symbols.kinds.items()), symbols.variables)


@lru_cache(maxsize=1024)
def _expression(notation: str, kinds: frozenset[tuple[str, SymbolKind]], variables: tuple[str, ...]) -> Piece:
    reading = read_statement(notation, Symbols(dict(kinds), variables))
    return formula(reading.tree) if isinstance(reading, Read) else Words(notation)


def expression_with_mark(notation: str, symbols: Symbols, start: int, end: int) -> Piece:
    """The same with one part of its text standing out."""
    reading = read_statement(notation, symbols)
    return formula(with_mark(reading.tree, Span(start, end))) if isinstance(reading, Read) else Words(notation)


def prose(text: str, symbols: Symbols) -> tuple[Piece, ...]:
    """Words and formulas of a card's text."""
    pieces = (_piece(part, symbols) for part in parts(text))
    return tuple(piece for piece in pieces if not isinstance(piece, Words) or piece.text.strip())


def spoken(pieces: tuple[Piece, ...]) -> str:
    return " ".join(filter(None, (piece.spoken.strip() for piece in pieces)))


def answer_pieces(card: Card, text: str) -> tuple[Piece, ...]:
    """An answer or a choice of this card: prose in a concept, notation elsewhere."""
    if card.task in {Task.CHOOSE, Task.RECALL}:
        return prose(text, card.symbols)
    return (expression(text, card.symbols),)


def front_pieces(card: Card | None) -> tuple[Piece, ...]:
    """All that is to be drawn when the card is asked the way that suits it; nothing for no card."""
    if card is None:
        return ()
    question = Question(card, card.mode)
    shown = (expression(question.shown, card.symbols),) if question.shown else ()
    choices = (card.answer, *card.wrong) if card.mode is Mode.CHOICE else ()
    drawn = (piece for choice in choices for piece in answer_pieces(card, choice))
    return (*prose(question.instruction, card.symbols), *shown, *drawn)


def pictures_behind(card: Card) -> frozenset[str]:
    """Names of the pictures in hints, and in what is shown after answering besides the answer."""
    return frozenset().union(*map(pictures_in, (*card.hints, card.explanation, card.erratum)))


def _piece(part: Part, symbols: Symbols) -> Piece:
    match part:
        case Notation(text):
            return expression(text, symbols)
        case Latex(text):
            return _as_written(text, symbols)
        case Image(name, title):
            return Picture(name, title)
        case _:
            return Words(part.text)


def _as_written(latex: str, symbols: Symbols) -> Formula:
    """LaTeX from elsewhere is drawn as it is; where our notation reads it, there are words for it."""
    match read_statement(latex, symbols):
        case Read(tree):
            return Formula(latex, to_text(tree), to_speech(tree))
        case _:
            return Formula(latex, latex, latex)
