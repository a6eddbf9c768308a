"""A card while it is being written: what stands in the fields, whether or not it makes a card yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from quizapp.cards import Card, Form, Kind, SymbolKind, Symbols, Task
from quizapp.cards.card import Fresh
from quizapp.study.editing.letters import functions_in, likely_wrt, tree_of

DERIVED = frozenset({Task.DIFFERENTIATE, Task.PARTIAL, Task.GRADIENT})
IN_PROSE = frozenset({Task.CHOOSE, Task.RECALL})
"""Tasks whose answers are prose, and which are not graded."""
_DRAWN = ("parameters", "conditions")
"""What makes a template of the problem."""
_GRADED = frozenset({"accept", "wrt", "domain", "form", "insists", *_DRAWN})
"""What only an answer that is graded has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Named as the fields of a card."""

    task: Task = Task.DIFFERENTIATE
    problem: str = ""
    prompt: str = ""
    answer: str = ""
    accept: tuple[str, ...] = ()
    """Here and in `wrong`, `hints` and `source`, an empty text is a line that was begun, and no part of the card."""
    wrong: tuple[str, ...] = ()
    wrt: tuple[str, ...] | None = None
    """None: nobody has said, so the problem does."""
    variables: Mapping[str, SymbolKind] = field(default_factory=dict)
    domain: str = ""
    form: Form | None = None
    insists: bool = False
    rules: tuple[str, ...] | None = None
    """None: nobody has chosen, so those of the derivation are taken."""
    difficulty: int = 1
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    deck: str = ""
    source: tuple[str, ...] = ()
    explanation: str = ""
    parameters: tuple[str, ...] = ()
    """What is drawn anew each time: `a, b in 2..9`."""
    conditions: tuple[str, ...] = ()
    """What has to hold for it: `a != b`."""
    base: Card | None = None
    """The card as it is kept; None for a new one. What the draft does not speak of stays as it is there."""

    @property
    def symbols(self) -> Symbols:
        wrt = likely_wrt(self.task, self.problem, self.variables) if self.wrt is None else self.wrt
        return Symbols(self.variables, wrt)

    @property
    def is_graded(self) -> bool:
        return self.task not in IN_PROSE

    @property
    def fresh(self) -> Fresh | None:
        """What makes a template of the problem; None where it is the same each time."""
        if not self.is_graded:
            return self.base.fresh if self.base and self.base.task is self.task else None
        drawn = {name: tuple(text for text in getattr(self, name) if text.strip()) for name in _DRAWN}
        fresh = replace(self.base.fresh if self.base and self.base.fresh else Fresh(), **drawn)
        return None if fresh == Fresh() else fresh

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written yet, wherever it is to be kept."""
        texts = (self.problem, self.prompt, self.answer, self.domain, self.explanation)
        return not any(map(str.strip, (*texts, *self.accept, *self.wrong, *self.hints, *self.source)))

    def uses(self, name: str) -> bool:
        """Whether a card with this task has any use for the field."""
        return self.is_graded or name not in _GRADED


_NAMES = tuple(field.name for field in fields(Draft) if field.name not in {"base", *_DRAWN})
_SEVERAL = ("accept", "wrong", "hints", "source")
_USUAL: Mapping[str, Any] = {"accept": (), "wrt": ("x",), "domain": "", "form": None, "insists": False}


def draft_of(card: Card) -> Draft:
    """The card, to be changed. It has no rules that nobody chose: where it has none, they are found."""
    said = {name: getattr(card, name) for name in _NAMES if name != "rules"}
    drawn = {name: getattr(card.fresh, name) for name in _DRAWN} if card.fresh else {}
    return Draft(**said, **drawn, rules=card.rules or None, base=card)


def as_written(draft: Draft, card_id: str = "") -> Card:
    """The card that the fields make, be it one that can be asked or not. A new one gets the id."""
    said = _said(draft)
    if draft.base is not None:
        return replace(draft.base, **said, kind=_kind(draft, draft.base))
    said["variables"] = {**_functions(draft), **draft.variables}
    return Card(id=card_id, kind=Kind.EXERCISE if draft.is_graded else Kind.CONCEPT, **said)


def next_after(draft: Draft) -> Draft:
    """A new one, asked for in the same manner and kept in the same place."""
    return Draft(task=draft.task, deck=draft.deck, tags=draft.tags)


def _said(draft: Draft) -> dict[str, Any]:
    said = {name: getattr(draft, name) for name in _NAMES if draft.uses(name)}
    for name in _SEVERAL:
        if name in said:
            said[name] = tuple(text for text in said[name] if text.strip())
    said["rules"] = draft.rules or ()
    said["fresh"] = draft.fresh
    if "wrt" in said:
        said["wrt"] = draft.symbols.variables
    if draft.base is None or draft.base.task is not draft.task:
        said = {**{name: usual for name, usual in _USUAL.items() if not draft.uses(name)}, **said}
    return said


def _functions(draft: Draft) -> dict[str, SymbolKind]:
    """f in f(x) is one, and is declared, so that keys for its derivatives are offered."""
    tree = tree_of(draft.problem, draft.symbols)
    return {} if tree is None else dict.fromkeys(sorted(functions_in([tree])), SymbolKind.FUNCTION)


def _kind(draft: Draft, base: Card) -> Kind:
    """As it was, unless the card is asked in another way now."""
    if (base.task in IN_PROSE) is not draft.is_graded:
        return base.kind
    return Kind.EXERCISE if draft.is_graded else Kind.CONCEPT


def differs(draft: Draft, before: Draft) -> bool:
    """Whether there is anything to be saved, or to be kept until it is."""
    if draft.base is None and draft.is_blank:
        return False
    return as_written(draft) != as_written(before)
