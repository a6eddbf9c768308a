"""What kind of card a note becomes: one whose answer is checked, one to choose from, or one to recall and rate."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from quizapp.cards import Card, Kind, Task
from quizapp.exchange.scanned import Note, Prose, Shape, Text
from quizapp.notation import Node, to_text
from quizapp.study.importing.choices import options_of
from quizapp.study.importing.expressions import expression_in, speaks_of_formulas
from quizapp.study.importing.problems import Posed, problem_in
from quizapp.study.importing.texts import NameOf, as_line, as_prose, no_pictures

_EXPLAINS = re.compile(r"(?:explanation|extra|back extra|comments?|notes?|remarks?)$", re.IGNORECASE)
_HINT = re.compile(r"hints?[\s_-]*\d*$", re.IGNORECASE)
_LONGEST_EXTRA = 4000


class Unfit(Exception):
    """A note that cannot become a card; one plain sentence."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The card, and what of it was read as formulas."""

    card: Card
    asks: Node | None = None
    """The problem."""
    answers: Node | None = None


def recognised(note: Note, deck: str, rules: Collection[str], name_of: NameOf = no_pictures) -> Recognised:
    """The card, not yet with an id. Raises Unfit."""
    if not note.front:
        raise Unfit("The front is empty, so there is nothing to ask.")
    if not note.back and not note.fields:
        raise Unfit("The back is empty, so there is no answer.")
    found = _chosen(note, deck, name_of) if note.shape is Shape.BASIC else None
    if found is None and not note.back:
        raise Unfit("The back is empty, so there is no answer.")
    found = found or _asked(note, deck, name_of)
    extra = _extra(note, rules, name_of)
    return (
        replace(found, card=replace(found.card, tags=tuple(dict.fromkeys(note.tags)), **extra))
        if (extra or note.tags)
        else found
    )


def _chosen(note: Note, deck: str, name_of: NameOf) -> Recognised | None:
    options = options_of(note)
    if options is None:
        return None
    answer, *wrong = (as_prose(option, name_of) for option in (options.answer, *options.wrong))
    card = Card(
        id="",
        deck=deck,
        kind=Kind.CONCEPT,
        task=Task.CHOOSE,
        prompt=as_prose(options.prompt, name_of),
        answer=answer,
        wrong=tuple(wrong),
    )
    return Recognised(card)


def _asked(note: Note, deck: str, name_of: NameOf) -> Recognised:
    posed = problem_in(note.front) if note.shape is Shape.BASIC else None
    tree = expression_in(note.back, among_formulas=posed is not None or speaks_of_formulas(note.front))
    if tree is None:
        return Recognised(_recalled(note, deck, name_of))
    if posed is None:
        return Recognised(_evaluated(note, deck, tree, name_of), answers=tree)
    return Recognised(_derived(deck, posed, tree), posed.body, tree)


def _recalled(note: Note, deck: str, name_of: NameOf) -> Card:
    return Card(
        id="",
        deck=deck,
        kind=Kind.CONCEPT,
        task=Task.RECALL,
        prompt=as_prose(note.front, name_of),
        answer=as_prose(note.back, name_of),
    )


def _evaluated(note: Note, deck: str, answer: Node, name_of: NameOf) -> Card:
    return Card(
        id="",
        deck=deck,
        kind=Kind.EXERCISE,
        task=Task.EVALUATE,
        prompt=as_prose(note.front, name_of),
        answer=to_text(answer),
    )


def _derived(deck: str, posed: Posed, answer: Node) -> Card:
    return Card(
        id="",
        deck=deck,
        kind=Kind.EXERCISE,
        task=posed.task,
        problem=to_text(posed.body),
        answer=to_text(answer),
        wrt=posed.wrt,
        variables=posed.variables,
    )


def _extra(note: Note, rules: Collection[str], name_of: NameOf) -> dict[str, Any]:
    """What other fields say: hints, an explanation, a source, a difficulty, rules."""
    found: dict[str, Any] = {}
    for name, text in note.fields:
        if not text or text in (note.front, note.back):
            continue
        key, words = name.strip(), as_line(text)
        if _HINT.match(key):
            found["hints"] = (*found.get("hints", ()), as_prose(text, name_of))
        elif _EXPLAINS.match(key):
            found["explanation"] = _joined(found.get("explanation", ""), as_prose(text, name_of))
        elif key.lower() == "source":
            found["source"] = (as_prose(text, name_of)[:_LONGEST_EXTRA],)
        elif key.lower() == "difficulty" and words in {"1", "2", "3"}:
            found["difficulty"] = int(words)
        elif key.lower() in {"rule", "rules"}:
            found["rules"] = _known(text, rules)
    return found


def _known(text: Text, rules: Collection[str]) -> tuple[str, ...]:
    words = re.split(r"[,;\s]+", "".join(piece.text for piece in text if isinstance(piece, Prose)))
    return tuple(dict.fromkeys(word for word in words if word in rules))


def _joined(before: str, more: str) -> str:
    return "\n".join(filter(None, (before, more)))[:_LONGEST_EXTRA]
