"""What keeps a draft from being a card, in plain sentences, each with the field that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.calculus.practice.errors import TemplateError
from quizapp.calculus.practice.pattern import pattern_of
from quizapp.calculus.walk import symbols_in
from quizapp.cards import Card, Symbols, Task
from quizapp.cards.fresh import template_on
from quizapp.cards.practice import DECK as PRACTICE_DECK
from quizapp.notation import Derivative, Gradient, Incomplete, Misread, Read, Symbol, read_at_once, to_text
from quizapp.notation.names import as_read
from quizapp.notation.relations import chains_in
from quizapp.study.editing.draft import DERIVED, Draft, as_written
from quizapp.study.editing.letters import tree_of

LONGEST = 20_000
"""Characters in a field, as in a card that is imported."""
_FEWEST_WRONG, _MOST_WRONG = 2, 8
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_TEXTS = ("problem", "prompt", "answer", "domain", "deck", "explanation")
_LISTS = ("accept", "wrong", "hints", "parameters", "conditions", "source", "tags")
_CONSTANTS = frozenset("abcdknm")
_EMPTY = {
    Task.DIFFERENTIATE: "Write what is to be differentiated.",
    Task.PARTIAL: "Write what is to be differentiated.",
    Task.GRADIENT: "Write what the gradient is taken of.",
    Task.LIMIT: "Write the limit, such as lim_(x->0) sin(x)/x.",
}


@dataclass(frozen=True, slots=True)
class Flaw:
    field: str
    """The name that it has in a draft."""
    sentence: str
    place: int = 0
    """Which of several texts in the field."""


def card_of(draft: Draft, card_id: str = "") -> Card | tuple[Flaw, ...]:
    """The card, a new one with the id; or why it is none yet, in the order of the fields."""
    return tuple(flaws_in(draft)) or as_written(draft, card_id)


def flaws_in(draft: Draft) -> Iterator[Flaw]:
    yield from _unwritten(draft)
    if draft.is_graded:
        yield from _unreadable(draft)
        yield from _letters(draft)
        yield from _domain(draft)
        yield from _template(draft)
    yield from _choices(draft)
    yield from _sorting(draft)
    yield from _not_texts(draft)


def remarks_on(draft: Draft) -> Iterator[Flaw]:
    """What may be meant so, but seldom is."""
    tree = tree_of(draft.problem, draft.symbols) if draft.task in DERIVED else None
    if isinstance(tree, Derivative | Gradient):
        inside = f"write only what is differentiated, {to_text(tree.body)}."
        yield Flaw("problem", f"This would ask for the derivative of a derivative; {inside}")
    letters = frozenset() if tree is None else symbols_in(tree)
    if not letters - _CONSTANTS:
        return
    for name in draft.symbols.variables:
        if as_read(name) not in letters:
            yield Flaw("wrt", f"{name} does not occur in this, so the derivative by it is 0.")


def unreadable(text: str, symbols: Symbols, *, answer: bool = True) -> str:
    """Why a text is no expression; empty where it is one."""
    match read_at_once(text, symbols, answer=answer):
        case Read():
            return ""
        case Incomplete(message) | Misread(message):
            return f"This cannot be read: {message.rstrip('.')}."


def _unwritten(draft: Draft) -> Iterator[Flaw]:
    if not draft.problem.strip() and draft.task in _EMPTY:
        yield Flaw("problem", _EMPTY[draft.task])
    elif not draft.problem.strip() and not draft.prompt.strip():
        yield Flaw("prompt", "Write what is asked.")
    if not draft.answer.strip() and (draft.fresh is None or draft.task not in DERIVED):
        yield Flaw("answer", "Write the answer.")


def _unreadable(draft: Draft) -> Iterator[Flaw]:
    symbols = draft.symbols
    if draft.problem.strip() and (sentence := unreadable(draft.problem, symbols, answer=False)):
        yield Flaw("problem", sentence)
    if draft.answer.strip() and (sentence := unreadable(draft.answer, symbols)):
        yield Flaw("answer", sentence)
    for name in ("accept", "wrong"):
        for place, text in enumerate(getattr(draft, name)):
            if text.strip() and (sentence := unreadable(text, symbols)):
                yield Flaw(name, sentence, place)


def _letters(draft: Draft) -> Iterator[Flaw]:
    names = draft.symbols.variables
    if not names:
        yield Flaw("wrt", "Name the letter to differentiate by.")
    elif strange := [name for name in names if not _is_letter(name, draft.symbols)]:
        yield Flaw("wrt", f"“{strange[0]}” is no letter.")
    elif len(set(names)) < len(names):
        yield Flaw("wrt", "One of these letters is here twice.")
    elif len(names) > 1 and draft.task in {Task.DIFFERENTIATE, Task.PARTIAL}:
        yield Flaw("wrt", "This differentiates by one letter; by several of them, ask for the gradient.")


def _is_letter(name: str, symbols: Symbols) -> bool:
    reading = read_at_once(name, symbols)
    return isinstance(reading, Read) and isinstance(reading.tree, Symbol)


def _domain(draft: Draft) -> Iterator[Flaw]:
    for chain in chains_in(draft.domain):
        if not chain.relations:
            yield Flaw("domain", f"“{chain.text}” is no condition such as x > 0.")
        elif bad := [side for side in chain.sides if unreadable(side, draft.symbols)]:
            yield Flaw("domain", f"“{bad[0]}” cannot be read as a side of a condition.")


def _template(draft: Draft) -> Iterator[Flaw]:
    """What is drawn, and whether it can be."""
    if draft.fresh is None or not draft.problem.strip() or unreadable(draft.problem, draft.symbols, answer=False):
        return
    try:
        pattern_of(template_on(as_written(draft)))
    except TemplateError as error:
        yield Flaw("parameters", str(error))


def _choices(draft: Draft) -> Iterator[Flaw]:
    right = {text.strip() for text in (draft.answer, *(draft.accept if draft.is_graded else ()))}
    seen: set[str] = set()
    for place, text in enumerate(map(str.strip, draft.wrong)):
        if text and text in right:
            yield Flaw("wrong", "This is also given as right.", place)
        elif text and text in seen:
            yield Flaw("wrong", "This is here twice.", place)
        seen.add(text)
    count = len(seen - {""})
    if draft.task is Task.CHOOSE and count < _FEWEST_WRONG:
        yield Flaw("wrong", "To choose from, there have to be at least two wrong answers.", len(draft.wrong))
    elif count > _MOST_WRONG:
        yield Flaw("wrong", f"At most {_MOST_WRONG} wrong answers can be shown.", len(draft.wrong) - 1)


def _sorting(draft: Draft) -> Iterator[Flaw]:
    if draft.uses("insists") and draft.insists and draft.form is None:
        yield Flaw("form", "Say which form the answer has to have.")
    if not draft.deck.strip():
        yield Flaw("deck", "Name the deck that it belongs to.")
    elif not all(part.strip() for part in draft.deck.split("::")):
        yield Flaw("deck", "A name is missing beside “::”, which stands between a deck and the one below it.")
    elif draft.deck.strip() == PRACTICE_DECK:
        yield Flaw("deck", f"“{PRACTICE_DECK}” is where quizapp makes fresh problems; choose another deck.")
    if spaced := [tag for tag in draft.tags if len(tag.split()) != 1]:
        yield Flaw("tags", f"“{spaced[0]}” is no tag: a tag is one word.")


def _not_texts(draft: Draft) -> Iterator[Flaw]:
    texts = [(name, 0, getattr(draft, name)) for name in _TEXTS]
    texts += [(name, place, text) for name in _LISTS for place, text in enumerate(getattr(draft, name))]
    for name, place, text in texts:
        if len(text) > LONGEST:
            yield Flaw(name, f"This is longer than {LONGEST:,} characters.", place)
        elif _NO_TEXT.search(text):
            yield Flaw(name, "There is a character in this that is no text; write it again.", place)
