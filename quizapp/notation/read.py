"""Text to a reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from quizapp.cards import Symbols
from quizapp.notation import kinds
from quizapp.notation.asides import is_aside
from quizapp.notation.commas import join_decimals
from quizapp.notation.cursor import Choice
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.lead_ins import without_lead_in
from quizapp.notation.lexer import tokenise
from quizapp.notation.names import ELLIPSIS, may_be_apart
from quizapp.notation.parser import Parser
from quizapp.notation.parts import children
from quizapp.notation.prefixes import answer_in, without_edges
from quizapp.notation.primes import lowered_primes
from quizapp.notation.reading import Incomplete, Misread, Read, Reading
from quizapp.notation.tokens import Token
from quizapp.notation.tree import Node, Span, Symbol
from quizapp.notation.units import with_unit_vectors

_NOTHING_DECLARED = Symbols()
_HALF_A_CHARACTER = re.compile(r"[\ud800-\udfff]")

MAX_LENGTH = 1000
MAX_TREE_DEPTH = 80
MAX_ALTERNATIVES = 8
MANY_DOUBTS = 40
"""With so many places in doubt, only all of a kind are read otherwise."""


def read(text: str, symbols: Symbols = _NOTHING_DECLARED) -> Reading:
    """What a learner's text says. A left side that only names what was asked (`y' = `) is left out.

    Nothing is evaluated. Takes time linear in the length of the text, and never raises.
    """
    return _reading(text, symbols, answer=True)


def read_statement(text: str, symbols: Symbols = _NOTHING_DECLARED) -> Reading:
    """As `read`, but equations stay whole: for rules and problems."""
    return _reading(text, symbols, answer=False)


def read_at_once(text: str, symbols: Symbols = _NOTHING_DECLARED, *, answer: bool = True) -> Reading:
    """As `read` or `read_statement`, in half the time: no other readings are looked for."""
    return _reading(text, symbols, answer=answer, others=False)


def _reading(text: str, symbols: Symbols, *, answer: bool, others: bool = True) -> Reading:
    if not text.isascii():
        text = _HALF_A_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)
    if len(text) > MAX_LENGTH:
        span = Span(MAX_LENGTH, len(text))
        return Misread(f"this is longer than {MAX_LENGTH} characters; write something shorter", span)
    if answer and is_aside(text):
        return Misread("this is no expression; take a hint, or have the answer shown", Span(0, len(text)))
    try:
        text = without_lead_in(text) if answer else text
        typed, notes = tokenise(text, symbols)
        tokens = _words(typed, symbols, answer=answer)
        parser = Parser(text, tokens, symbols)
        tree = _finished(parser, symbols, answer=answer)
    except UnreadableError as error:
        return Misread(error.message, error.span)
    except UnfinishedError as error:
        return Incomplete(error.message)
    notes = (*notes, *_closed(parser.closers))
    if not others:
        return Read(tree, notes)
    readings = chain(
        _with_commas(text, typed, symbols, answer=answer),
        _alternatives(text, tokens, symbols, parser.doubts, answer=answer),
        _apart(text, symbols, answer=answer),
    )
    return Read(tree, notes, tuple(_distinct(tree, readings)))


def _words(tokens: list[Token], symbols: Symbols, *, answer: bool, decimals: bool = True) -> list[Token]:
    """The tokens without what stands around the expression; numbers with a decimal comma as one, with `decimals`."""
    present = {token.kind for token in tokens}
    if kinds.PRIME in present:
        tokens = lowered_primes(tokens)
    if kinds.COMMA in present and decimals:
        tokens = join_decimals(tokens, symbols)
    return without_edges(tokens, answer=answer and kinds.RELATION in present)


def _finished(parser: Parser, symbols: Symbols, *, answer: bool) -> Node:
    tree = parser.statement()
    # No word makes a tree deeper by more than two.
    if 2 * len(parser.tokens) > MAX_TREE_DEPTH and _depth(tree) > MAX_TREE_DEPTH:
        raise UnreadableError("this is nested too deeply to read; write it more simply", tree.span)
    if answer:
        tree = answer_in(tree, symbols)
        if isinstance(tree, Symbol) and tree.name == ELLIPSIS:
            raise UnfinishedError("write an expression")
    return with_unit_vectors(tree, symbols)


def _closed(closers: str) -> tuple[str, ...]:
    if not closers:
        return ()
    if len(closers) == 1:
        return (f"a closing {closers} was added at the end",)
    return (f"closing brackets {closers} were added at the end",)


def _alternatives(
    text: str, tokens: list[Token], symbols: Symbols, doubts: list[Choice], *, answer: bool
) -> Iterator[Node]:
    for choices in _combinations(doubts):
        try:
            yield _finished(Parser(text, tokens, symbols, choices), symbols, answer=answer)
        except (UnreadableError, UnfinishedError):
            continue


def _with_commas(text: str, typed: list[Token], symbols: Symbols, *, answer: bool) -> Iterator[Node]:
    """(x/2,3) as a vector."""
    if all(token.kind is not kinds.COMMA for token in typed):
        return
    tokens = _words(typed, symbols, answer=answer, decimals=False)
    try:
        yield _finished(Parser(text, tokens, symbols), symbols, answer=answer)
    except (UnreadableError, UnfinishedError):
        return


def _apart(text: str, symbols: Symbols, *, answer: bool) -> Iterator[Node]:
    """-asinx as -a sin x."""
    if not may_be_apart(text):
        return
    try:
        tokens = _words(tokenise(text, symbols, apart=True)[0], symbols, answer=answer)
        yield _finished(Parser(text, tokens, symbols), symbols, answer=answer)
    except (UnreadableError, UnfinishedError):
        return


def _combinations(doubts: list[Choice]) -> Iterator[frozenset[Choice]]:
    """Every doubt alone, all of a kind, all together; no more than MAX_ALTERNATIVES."""
    every = frozenset(doubts)
    kinds = dict.fromkeys(doubt for doubt, _ in doubts)
    alone = [frozenset({choice}) for choice in dict.fromkeys(doubts)]
    of_a_kind = [frozenset(choice for choice in every if choice[0] is kind) for kind in kinds]
    count = MAX_ALTERNATIVES if len(doubts) < MANY_DOUBTS else len(kinds)
    yield from list(dict.fromkeys([every, *of_a_kind, *alone]))[:count] if every else ()


def _distinct(tree: Node, others: Iterator[Node]) -> list[Node]:
    found: list[Node] = []
    for other in others:
        if other != tree and other not in found:
            found.append(other)
    return found


def _depth(tree: Node) -> int:
    level, depth = [tree], 0
    while level:
        level = [child for node in level for child in children(node)]
        depth += 1
    return depth
