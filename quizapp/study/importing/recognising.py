"""What kind of card a note becomes: one whose answer is checked, one to choose from, or one to recall and rate."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from quizapp.cards import Card, Kind, Task
from quizapp.exchange.scanned import Note, Prose, Shape, Text
from quizapp.study.importing.choices import options_of
from quizapp.study.importing.expressions import Answered, answer_to_problem, expression_in, speaks_of_formulas
from quizapp.study.importing.formulas import Formula
from quizapp.study.importing.problems import Posed, answered_with, problem_in, problem_in_table
from quizapp.study.importing.texts import NameOf, as_line, as_prose, no_pictures
from quizapp.values import value

_EXPLAINS = re.compile(r"(?:explanation|extra|back extra|comments?|notes?|remarks?)$", re.IGNORECASE)
_HINT = re.compile(r"hints?[\s_-]*\d*$", re.IGNORECASE)
_LONGEST_EXTRA = 4000


class Unfit(Exception):
    """A note that cannot become a card; one plain sentence."""


@value
class Recognised:
    """What a card will say, and what of it was read as formulas. Its id comes of what it means."""

    says: dict[str, Any]
    """The fields of the card but its id."""
    asks: Formula | None = None
    """The problem."""
    answers: Formula | None = None

    def card(self, card_id: str) -> Card:
        return Card(id=card_id, **self.says)


def recognised(note: Note, deck: str, rules: Collection[str], name_of: NameOf = no_pictures) -> Recognised:
    """Raises Unfit."""
    if not note.front:
        raise Unfit("The front is empty, so there is nothing to ask.")
    if not note.back and not note.fields:
        raise Unfit("The back is empty, so there is no answer.")
    found = _chosen(note, name_of) if note.shape is Shape.BASIC else None
    if found is None and not note.back:
        raise Unfit("The back is empty, so there is no answer.")
    found = found or _asked(note, name_of)
    found.says["deck"] = deck
    if note.tags:
        found.says["tags"] = tuple(dict.fromkeys(note.tags))
    if note.fields:
        extra = _extra(note, rules, name_of)
        explanation = _joined(found.says.get("explanation", ""), extra.get("explanation", ""))
        found.says.update({**extra, "explanation": explanation})
    return found


def _chosen(note: Note, name_of: NameOf) -> Recognised | None:
    options = options_of(note)
    if options is None:
        return None
    answer, *wrong = (as_prose(option, name_of) for option in (options.answer, *options.wrong))
    prompt = as_prose(options.prompt, name_of)
    says = {"kind": Kind.CONCEPT, "task": Task.CHOOSE, "prompt": prompt, "answer": answer, "wrong": tuple(wrong)}
    return Recognised(says)


def _asked(note: Note, name_of: NameOf) -> Recognised:
    posed = problem_in(note.front, is_cloze=note.shape is not Shape.BASIC)
    if posed is None and note.back_named:
        posed = problem_in_table(note.front, note.back_named)
    if posed is not None and (answered := answer_to_problem(note.back, posed.declared)):
        return _derived(posed, answered)
    formula = expression_in(note.back, among_formulas=lambda: speaks_of_formulas(note.front))
    prompt = as_prose(note.front, name_of)
    if formula is None:
        answer = as_prose(note.back, name_of)
        return Recognised({"kind": Kind.CONCEPT, "task": Task.RECALL, "prompt": prompt, "answer": answer})
    says = {"kind": Kind.EXERCISE, "task": Task.EVALUATE, "prompt": prompt, "answer": formula.text}
    return Recognised(says, answers=formula)


def _derived(posed: Posed, answered: Answered) -> Recognised:
    posed = answered_with(posed, answered.formula)
    says = {
        "kind": Kind.EXERCISE,
        "task": posed.task,
        "problem": posed.body.text,
        "answer": answered.formula.text,
        "wrt": posed.wrt,
        "variables": posed.variables,
        "domain": posed.domain or answered.domain,
        "explanation": answered.remark,
    }
    return Recognised(says, posed.body, answered.formula)


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
