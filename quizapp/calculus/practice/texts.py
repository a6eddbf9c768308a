"""Reading the pieces of a template."""

from __future__ import annotations

from quizapp.calculus.practice.errors import TemplateError
from quizapp.calculus.walk import nodes
from quizapp.cards import Symbols
from quizapp.notation.read import read_statement
from quizapp.notation.reading import Incomplete, Misread, Read
from quizapp.notation.tree import Node

_MAX_NODES = 200


def tree_of(text: str, symbols: Symbols) -> Node:
    """Raises TemplateError for what cannot be read, or is too long for a problem."""
    match read_statement(text, symbols):
        case Read(tree) if sum(1 for _ in nodes(tree)) <= _MAX_NODES:
            return tree
        case Read():
            raise TemplateError(f"“{text[:30]}…” is too long.")
        case Incomplete(message) | Misread(message):
            raise TemplateError(f"“{text[:60]}” cannot be read: {message.rstrip('.')}.")


def split_outside_brackets(text: str) -> list[str]:
    """The pieces between commas, those inside brackets left whole."""
    pieces, depth = [""], 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += character
    return [piece.strip() for piece in pieces]
