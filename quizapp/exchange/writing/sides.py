"""A card as other programs know cards: a front and a back, of words, LaTeX and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from quizapp.cards import Card, Mode, Question, Symbols, Task
from quizapp.cards.prose import Latex, Notation, Part, Words, parts
from quizapp.exchange.text.kinds import statement_of
from quizapp.notation import Read, read_at_once, to_latex

Side = tuple[Part, ...]
"""Without Notation."""
_IN_SYMBOLS = {Task.DIFFERENTIATE, Task.PARTIAL, Task.LIMIT}
"""d/dx [...] and lim are questions without a sentence."""
_LETTERS = "ABCDEFGHIJ"


def front_of(card: Card) -> Side:
    question = Question(card, card.mode)
    formula = (_formula(question.shown, card.symbols),) if question.shown else ()
    sentence = () if formula and _says_it_itself(card) else _sentence(question)
    between = (Words("\n"),) if sentence and formula else ()
    return (*sentence, *between, *formula, *_options(card))


def _sentence(question: Question) -> Side:
    """With what its letters stand for, where that cannot be seen."""
    card = question.card
    said = in_latex(question.instruction, card.symbols)
    kinds = statement_of(card.variables) if card.mode is Mode.TYPED else ""
    if not kinds:
        return said
    end = " " if question.instruction.rstrip().endswith((".", "?", "!", ":")) else ". "
    return (*said, Words(f"{end}{kinds}"))


def _says_it_itself(card: Card) -> bool:
    """Whether the formula alone asks it."""
    in_symbols = card.task in _IN_SYMBOLS or (card.task is Task.GRADIENT and not card.variables)
    return in_symbols and not card.prompt and not card.insists


def back_of(card: Card) -> Side:
    return answer_side(card, card.answer)


def answer_side(card: Card, text: str) -> Side:
    """An answer or a choice of this card."""
    if card.task in {Task.CHOOSE, Task.RECALL}:
        return in_latex(text, card.symbols)
    return (_formula(text, card.symbols),)


def extra_of(card: Card) -> Side:
    """What is shown besides, once it is answered."""
    notes = [in_latex(note, card.symbols) for note in (card.explanation, card.erratum) if note]
    return tuple(part for place, note in enumerate(notes) for part in ((Words("\n"),) if place else ()) + note)


def in_latex(text: str, symbols: Symbols) -> Side:
    """Prose with its notation as LaTeX."""
    return tuple(_formula(part.text, symbols) if isinstance(part, Notation) else part for part in parts(text))


def _options(card: Card) -> Iterator[Part]:
    """The choices of a card to choose from, in an order that says nothing and stays the same."""
    if card.mode is not Mode.CHOICE:
        return
    options = sorted((card.answer, *card.wrong), key=lambda option: sha256(f"{card.id} {option}".encode()).digest())
    for letter, option in zip(_LETTERS, options, strict=False):
        yield Words(f"\n{letter}) ")
        yield from answer_side(card, option)


def _formula(notation: str, symbols: Symbols) -> Part:
    match read_at_once(notation, symbols, answer=False):
        case Read(tree):
            return Latex(to_latex(tree))
        case _:
            return Words(notation)
