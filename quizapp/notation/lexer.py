"""Typed text to tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from string import ascii_letters, digits
from typing import NoReturn

from quizapp.cards import Symbols
from quizapp.notation import kinds
from quizapp.notation.characters import FRACTIONS, normalise
from quizapp.notation.commands import COMMANDS, FONTS, IGNORED, SIDES
from quizapp.notation.errors import UnfinishedError, UnreadableError
from quizapp.notation.kinds import Kind
from quizapp.notation.names import ELLIPSIS, GREEK_NAMES, names_function, split, starts_a_name
from quizapp.notation.scanner import Scanner, shortened
from quizapp.notation.tokens import Token
from quizapp.notation.tree import Span

_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+(?![0-9.]))?")
_RUN = re.compile(r"[A-Za-z]+")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?|.)", re.DOTALL)
_ENVIRONMENT = re.compile(r"\s*\{([a-zA-Z]*\*?)\}(?:\{[lcr|]*\})?")
_RELATION = re.compile(r"<=|=<|>=|!=|==|:=|[=<>≈≠]")
_ARROW = re.compile(r"-+>|→")

_SIGNS: dict[str, tuple[Kind, str]] = {
    "+": (kinds.OPERATOR, "+"),
    "-": (kinds.OPERATOR, "-"),
    "*": (kinds.OPERATOR, "*"),
    "/": (kinds.OPERATOR, "/"),
    "^": (kinds.OPERATOR, "^"),
    "(": (kinds.OPEN, "("),
    "[": (kinds.OPEN, "["),
    "⟨": (kinds.OPEN, "⟨"),
    ")": (kinds.CLOSE, ")"),
    "]": (kinds.CLOSE, "]"),
    "⟩": (kinds.CLOSE, "⟩"),
    "|": (kinds.BAR, "|"),
    "‖": (kinds.BAR, "‖"),
    ",": (kinds.COMMA, ","),
    ";": (kinds.SEMICOLON, ";"),
    "&": (kinds.CELL, "&"),
    "'": (kinds.PRIME, "'"),
    "!": (kinds.FACTORIAL, "!"),
    "√": (kinds.ROOT, "2"),
    "∛": (kinds.ROOT, "3"),
    "∜": (kinds.ROOT, "4"),
    "∂": (kinds.PARTIAL, "∂"),
    "∇": (kinds.NABLA, ""),
    "∑": (kinds.SUM, "Σ"),
    "∞": (kinds.CONSTANT, "infinity"),
    "π": (kinds.CONSTANT, "pi"),
    "ℯ": (kinds.CONSTANT, "e"),
    "⊤": (kinds.TOP, "T"),
}
_RELATIONS = {"<=": "≤", "=<": "≤", ">=": "≥", "!=": "≠", "==": "=", ":=": "="}
_SUBSCRIPTED = frozenset({kinds.FUNCTION, kinds.LIMIT, kinds.SUM, kinds.BAR, kinds.CLOSE})
"""What has its own subscript, besides letters."""
_JOINING = frozenset({kinds.RELATION, kinds.ARROW, kinds.OPERATOR})
"""What something has to follow."""
_WHY_NOT = {
    "%": "write a percentage as a fraction",
    "°": "angles are in radians",
    "±": "write one answer, with + or with -",
    "∓": "write one answer, with + or with -",
    "∫": "only derivatives are asked here",
}


def tokenise(text: str, symbols: Symbols, *, apart: bool = False) -> tuple[list[Token], tuple[str, ...]]:
    """The tokens of a text, the last one END, and notes on letters taken for others.

    With `apart`, asin is a times sin.

    Raises UnreadableError and UnfinishedError.
    """
    characters = normalise(text)
    return _Lexer(characters, symbols, apart=apart).run(), characters.notes


class _Lexer(Scanner):
    def run(self) -> list[Token]:
        text, length = self.text, len(self.text)
        while (at := self.at) < length:
            here = text[at]
            _WAYS.get(here, _Lexer.other)(self, here)
        end = self.characters.length
        self.tokens.append(Token(kinds.END, "", end, end, self.spaced))
        return self.tokens

    def run_of_letters(self, here: str) -> None:
        run = _RUN.match(self.text, self.at)
        self._letters(run.group() if run else here)

    def digits(self, here: str) -> None:
        number = _NUMBER.match(self.text, self.at)
        self._number(number.group() if number else here)

    def space(self, _here: str) -> None:
        self.at += 1
        self.spaced = True

    def sign(self, here: str) -> None:
        kind, text = _SIGNS[here]
        self._put(kind, text, 1)

    def operator(self, here: str) -> None:
        self.sign(here)
        self._subscript_of_operator()

    def star(self, here: str) -> None:
        if self.text.startswith("**", self.at):
            self._put(kinds.OPERATOR, "^", 2)
        else:
            self.sign(here)

    def dash(self, here: str) -> None:
        if arrow := _ARROW.match(self.text, self.at):
            self._put(kinds.ARROW, "→", len(arrow.group()))
        else:
            self.sign(here)

    def relation(self, here: str) -> None:
        if relation := _RELATION.match(self.text, self.at):
            sign = relation.group()
            self._put(kinds.RELATION, _RELATIONS.get(sign, sign), len(sign))
        elif here in _SIGNS:
            self.sign(here)
        else:
            self._refuse(here)

    def other(self, here: str) -> None:
        """Spaces and signs that are seldom typed."""
        if here in "~$" or here.isspace():
            self.space(here)
        elif here in FRACTIONS:
            self._put(kinds.NUMBER, here, 1, Fraction(*FRACTIONS[here]))
        elif here in "…⋯":
            self._put(kinds.SYMBOL, ELLIPSIS, 1)
        elif here == "Σ" and self.text.startswith("_", self.at + 1):
            self._put(kinds.SUM, here, 1)
        elif here in GREEK_NAMES:
            self._symbol(GREEK_NAMES[here], 1)
        else:
            self._refuse(here)

    def _refuse(self, here: str) -> None:
        advice = _WHY_NOT.get(here, "leave it out or write it another way")
        span = self.characters.span(self.at, self.at + 1)
        raise UnreadableError(f"I can't read the character ‘{here}’; {advice}", span)

    def underscore(self, _here: str) -> None:
        before = self.tokens[-1].kind if self.tokens else kinds.END
        if before not in _SUBSCRIPTED:
            span = self.characters.span(self.at, self.at + 1)
            raise UnreadableError("a subscript _ belongs right behind a letter, as in x_1", span)
        self._put(kinds.UNDERSCORE, "_", 1)

    def dot(self, here: str) -> None:
        if _NUMBER.match(self.text, self.at):
            self.digits(here)
            return
        rest = self.text[self.at + 1 : self.at + 40]
        if rest.startswith(".") and not rest.startswith(".."):
            raise self._two_dots(rest)
        if rest.startswith("..") and (self.spaced or rest.strip(" .$") or not self.tokens):
            self._put(kinds.SYMBOL, ELLIPSIS, 3)
        elif rest.strip(" $.\\)]") == "" and ")" not in rest.replace("\\)", "") and "]" not in rest.replace("\\]", ""):
            self.at += 1
        else:
            self._put(kinds.OPERATOR, "*", 1)

    def _two_dots(self, rest: str) -> UnreadableError | UnfinishedError:
        if rest == ".":
            return UnfinishedError("three dots stand for what is left out")
        return UnreadableError("I can't read .. here; write one dot", self.characters.span(self.at, self.at + 2))

    def brace(self, here: str) -> None:
        if here == "{":
            self.braces.append(max(self.bare - 1, 0))
            self.bare = 0
            self._put(kinds.OPEN, "{", 1)
            return
        waiting = self.braces.pop() if self.braces else 0
        if waiting is None:
            self.at += 1
            self._subscript_of_font()
            return
        self._put(kinds.CLOSE, "}", 1)
        self.bare = waiting

    def _subscript_of_font(self) -> None:
        """\\mathbf{x}_1"""
        last = self.tokens[-1] if self.tokens else None
        if last and last.kind is kinds.CONSTANT and last.text == "e" and self.text.startswith("_", self.at):
            self.tokens[-1] = last = replace(last, kind=kinds.SYMBOL)
        if last and last.kind is kinds.SYMBOL:
            self._add_subscript(names_function(last.text, self.symbols))

    def command(self, _here: str) -> None:
        match = _COMMAND.match(self.text, self.at)
        if not match:
            raise UnfinishedError("a command should follow the \\")
        typed = match.group()
        name = typed[1:].rstrip("*")
        if name in SIDES:
            self.side = SIDES[name]
        if way := _COMMAND_WAYS.get(name):
            way(self, name, len(typed))
        else:
            self._word(name, match)

    def _word(self, name: str, match: re.Match[str]) -> None:
        words = split(name, self.declared, self.symbols.variables) if name.isalpha() else ()
        if len(words) != 1 or words[0].kind is kinds.SYMBOL:
            self._refuse_command(name, match)
        self.at += 1
        if self.bare:
            self._letters(name)
        else:
            self._spell(name, words)

    def ignore(self, name: str, length: int) -> None:
        self.at += length
        self.spaced = True
        if name in {"left", "right"} and self.text.startswith(".", self.at):
            self.at += 1

    def font(self, _name: str, length: int) -> None:
        self.at += length
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1
        if self.text.startswith("{", self.at):
            self.braces.append(None)
            self.at += 1

    def known_command(self, name: str, length: int) -> None:
        kind, text = COMMANDS[name]
        if self.at + length == len(self.text) and kind in _JOINING and _is_beginning(name):
            raise UnfinishedError(f"something should follow \\{name}")
        if kind is kinds.BEGIN or kind is kinds.FINISH:
            self._environment(kind, length)
        elif kind is kinds.SYMBOL:
            self._symbol(text, length)
        else:
            self._put(kind, text, length)
            self._subscript_of_operator()
            if kind is kinds.FRACTION:
                self.bare = 2

    def _environment(self, kind: Kind, length: int) -> None:
        name = _ENVIRONMENT.match(self.text, self.at + length)
        if not name:
            raise UnfinishedError("the matrix is not finished yet")
        self._put(kind, name.group(1), name.end() - self.at)

    def _refuse_command(self, name: str, match: re.Match[str]) -> NoReturn:
        if match.end() == len(self.text) and (_is_beginning(name) or starts_a_name(name)):
            raise UnfinishedError(f"\\{name} is not a command yet")
        raise UnreadableError(
            f"I don't know the command \\{shortened(name)}; write it in plain text", self._span(match)
        )

    def _span(self, match: re.Match[str]) -> Span:
        return self.characters.span(match.start(), match.end())


_WAYS: Mapping[str, Callable[[_Lexer, str], None]] = {
    **dict.fromkeys(ascii_letters, _Lexer.run_of_letters),
    **dict.fromkeys(digits, _Lexer.digits),
    **dict.fromkeys(_SIGNS, _Lexer.sign),
    **dict.fromkeys("∇∂", _Lexer.operator),
    **dict.fromkeys("-→", _Lexer.dash),
    **dict.fromkeys("<>=!:≈≠", _Lexer.relation),
    **dict.fromkeys("{}", _Lexer.brace),
    "*": _Lexer.star,
    " ": _Lexer.space,
    "\\": _Lexer.command,
    "_": _Lexer.underscore,
    ".": _Lexer.dot,
}
"""By the character that begins it; what is not here is a rare sign."""
_COMMAND_WAYS: Mapping[str, Callable[[_Lexer, str, int], None]] = {
    **dict.fromkeys(COMMANDS, _Lexer.known_command),
    **dict.fromkeys(IGNORED, _Lexer.ignore),
    **dict.fromkeys(FONTS, _Lexer.font),
}
"""By name; what is not here may be the name of a function."""


def _is_beginning(name: str) -> bool:
    """Whether a longer command begins so."""
    return any(known != name and known.startswith(name) for known in (*COMMANDS, *FONTS, *IGNORED))
