"""When two notes are the same: the same note in another version of its file, or another note that asks the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from hashlib import blake2b

from quizapp.cards import Card, Symbols, Task
from quizapp.cards.prose import Image, Latex, Notation, Words, parts
from quizapp.exchange.scanned import Maths, Note, Piece, Prose
from quizapp.grading.canonical import canonical
from quizapp.notation import Node, Read, read_at_once
from quizapp.notation.names import GREEK_NAMES
from quizapp.study.importing.formulas import Written
from quizapp.study.importing.recognising import Recognised
from quizapp.study.importing.template_meaning import template_meaning

RECOGNITION = "2"
"""Changes when notes are recognised otherwise, so that files imported before are looked at again."""
OWN_PREFIX = "own-"
_PICTURE = "\x1d"
"""Stands before the name of a picture in what a digest is made of."""
_SPACE = re.compile(r"\s+")
_EDGES = " \t\n.?!:;"
_FIELDS = tuple(field.name for field in fields(Card) if field.name != "id")
_IN_SYMBOLS = {Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT, Task.LIMIT}


def digest_of(*said: str) -> str:
    """The same as long as these stay the same, and notes are recognised as they are."""
    return _hashed("\x1f".join((RECOGNITION, *said)))


def digest_of_note(note: Note, deck: str, marks_of: Callable[[Note], Iterable[str]] = lambda _: ()) -> str:
    """The same as long as the note, where it goes, and its pictures by their marks stay the same."""
    said = [deck, note.shape, note.guid, str(note.ordinal), *note.tags, "", *map(_raw, note.front), ""]
    said += map(_raw, note.back)
    if note.own:
        said.append(repr(note.own.card))
    for name, text in note.fields:
        said += ("", name, *map(_raw, text))
    joined = "\x1f".join(said)
    return digest_of(joined, *marks_of(note)) if note.own or _PICTURE in joined else digest_of(joined)


def meaning_of(found: Recognised) -> str:
    """The same for cards that ask the same, however it is written."""
    says = found.says
    if says.get("fresh") is not None:
        return _hashed(f"fresh {_asks(says['task'])} {_by(found)} {template_meaning(found.card(''))}")
    if found.asks is not None and says["task"] in _IN_SYMBOLS:
        return _hashed(f"{_asks(says['task'])} {_by(found)} {found.asks.form}")
    return _hashed(f"asks {_prose_meaning(says['prompt'])} {says.get('problem', '')}")


def answer_meaning(found: Recognised) -> str:
    if found.answers is not None:
        return found.answers.form
    return _prose_meaning(found.says["answer"])


def answers_as(one: Card, other: Card) -> bool:
    """Whether two cards that ask the same answer the same too."""
    return answer_meaning(read_again(one)) == answer_meaning(read_again(other))


def read_again(card: Card) -> Recognised:
    """A card that was written or kept, with its formulas read."""
    says = {name: getattr(card, name) for name in _FIELDS}
    is_formula = card.task in _IN_SYMBOLS and card.fresh is None
    asks = _formula(card.problem, card.symbols) if is_formula else None
    answers = None if card.task in {Task.CHOOSE, Task.RECALL} else _formula(card.answer, card.symbols)
    return Recognised(says, asks, answers)


def _formula(text: str, symbols: Symbols) -> Written | None:
    tree = _tree(text, symbols)
    return None if tree is None else Written(tree)


def id_of(note: Note, deck: str, meaning: str) -> str:
    """Stable, import after import: by the other program's id of the note, else by what it asks, in its deck."""
    key = f"guid {note.guid} {note.ordinal}" if note.guid else f"asks {deck}\x1f{meaning}"
    return OWN_PREFIX + _hashed(key)[:20]


def id_instead_of(card_id: str) -> str:
    """For a card whose own id belongs to the program."""
    return OWN_PREFIX + _hashed(f"instead of {card_id}")[:20]


def _by(found: Recognised) -> str:
    """What is differentiated by; a limit says itself where it goes."""
    if found.says["task"] is Task.LIMIT:
        return ""
    return ",".join(GREEK_NAMES.get(name, name) for name in found.says["wrt"])


def _asks(task: Task) -> str:
    """A partial derivative by one variable asks for the same as a derivative."""
    return Task.DIFFERENTIATE if task is Task.PARTIAL else task


def _prose_meaning(text: str) -> str:
    if "\\" not in text and "$" not in text:
        return _plain(text)
    return " ".join(filter(None, map(_part_meaning, parts(text))))


def _part_meaning(part: object) -> str:
    match part:
        case Words(text):
            return _plain(text)
        case Latex(text) | Notation(text):
            tree = _tree(text)
            return _SPACE.sub("", text) if tree is None else canonical(tree)
        case Image(name):
            return repr(Image(name))
        case _:
            return repr(part)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES).casefold()


def _tree(text: str, symbols: Symbols | None = None) -> Node | None:
    reading = read_at_once(text, symbols or Symbols(), answer=False)
    return reading.tree if isinstance(reading, Read) else None


def _raw(piece: Piece) -> str:
    match piece:
        case Prose():
            return piece.text
        case Maths():
            return f"\x1e{piece.display:d}{piece.latex}"
        case _:
            return f"{_PICTURE}{piece.name}" + (f"{_PICTURE}{piece.title}" if piece.title else "")


def _hashed(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
