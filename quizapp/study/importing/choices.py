"""Questions with choices: options among the fields of a note, or as lettered lines in its front."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.exchange.scanned import Note, Piece, Prose, Text

FEWEST_WRONG = 2
MOST = 10
_WRONG = re.compile(
    r"(?:wrong|incorrect|false|distractor)(?:[\s_-]*(?:answer|option|choice)s?)?[\s_-]*\w?$", re.IGNORECASE
)
_OPTION = re.compile(r"(?:(?:option|choice|answer)[\s_-]*\w|[A-H])$", re.IGNORECASE)
_LETTERED = re.compile(r"^\s*\(?([A-Ha-h1-8])[).:]\s+", re.MULTILINE)
_LETTER = re.compile(r"\(?([A-Ha-h1-8])\)?[).:]?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Options:
    prompt: Text
    answer: Text
    wrong: tuple[Text, ...]


def options_of(note: Note) -> Options | None:
    """None where there are too few, or where it cannot be said which of them is right."""
    if note.fields and (found := _of_fields(note)):
        return found
    return _of_lines(note)


def _of_fields(note: Note) -> Options | None:
    wrong = [text for name, text in note.fields if text and _WRONG.match(name)]
    if wrong:
        return _options(note.front, note.back, wrong)
    options = [text for name, text in note.fields if text and _OPTION.match(name)]
    return _chosen(note.front, options, note.back)


def _of_lines(note: Note) -> Options | None:
    """The front goes on, a line each, with A) … B) … C) …; formulas may stand in them."""
    if len(note.front) == 1 and isinstance(only := note.front[0], Prose) and "\n" not in only.text:
        return None
    if not any(isinstance(piece, Prose) and _LETTERED.search(piece.text) for piece in note.front):
        return None
    prompt: list[Piece] = []
    options: list[list[Piece]] = []
    for piece in note.front:
        if not isinstance(piece, Prose):
            (options[-1] if options else prompt).append(piece)
            continue
        before, *rest = _LETTERED.split(piece.text)
        (options[-1] if options else prompt).append(Prose(before))
        options.extend([Prose(text)] for text in rest[1::2])
    return _chosen(_tidied(prompt), [_tidied(option) for option in options], note.back)


def _chosen(prompt: Text, options: list[Text], right: Text) -> Options | None:
    place = _place(options, right)
    if place is None:
        return None
    return _options(prompt, options[place], [option for at, option in enumerate(options) if at != place])


def _options(prompt: Text, answer: Text, wrong: list[Text]) -> Options | None:
    different = list(dict.fromkeys(option for option in wrong if option != answer))
    fits = prompt and answer and FEWEST_WRONG <= len(different) < MOST
    return Options(prompt, answer, tuple(different)) if fits else None


def _place(options: list[Text], right: Text) -> int | None:
    """By the option's own words, or by its letter or number."""
    if right in options:
        return options.index(right)
    match right:
        case (Prose(words), *_) if found := _LETTER.match(words):
            mark = found[1].lower()
            place = int(mark) - 1 if mark.isdigit() else ord(mark) - ord("a")
            return place if place < len(options) else None
        case _:
            return None


def _tidied(pieces: list[Piece]) -> Text:
    """Without blank edges."""
    kept = list(pieces)
    while kept and isinstance(kept[0], Prose) and not kept[0].text.strip():
        del kept[0]
    while kept and isinstance(kept[-1], Prose) and not kept[-1].text.strip():
        del kept[-1]
    if kept and isinstance(first := kept[0], Prose):
        kept[0] = Prose(first.text.lstrip())
    if kept and isinstance(last := kept[-1], Prose):
        kept[-1] = Prose(last.text.rstrip())
    return tuple(kept)
