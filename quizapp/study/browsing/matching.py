"""Which cards a search finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from quizapp.cards import Rule
from quizapp.cards.decks import BELOW
from quizapp.study.browsing.catalogue import Catalogue
from quizapp.study.browsing.folding import folded
from quizapp.study.browsing.known import Known
from quizapp.study.browsing.query import (
    COMPARISONS,
    AnyOf,
    Difficulty,
    InDeck,
    Is,
    Not,
    NotUnderstood,
    OfRule,
    Query,
    Says,
    Tagged,
    Term,
)

Places = Sequence[int]
"""Of cards in the catalogue, in the order in which they are to be listed."""


@dataclass(frozen=True, slots=True)
class Matcher:
    cards: Catalogue
    known: Known
    rules: Sequence[Rule]
    decks: Sequence[str]
    """In order; also empty ones, and those that only stand above others."""

    def matching(self, query: Query, among: Places) -> Places:
        """Raises NotUnderstood where a deck, a rule or a tag is named that there is not."""
        for term in query:
            among = self._matching(term, among)
        return among

    def _matching(self, term: Term, among: Places) -> Places:
        match term:
            case Says(text):
                return self._saying(folded(text), among)
            case InDeck(name):
                return _where(self.cards.decks, self._decks(name), among)
            case OfRule(name):
                return _where_any(self.cards.rules, self._rules(name), among)
            case Tagged(name):
                if not (tags := self._tags(name)):
                    raise NotUnderstood(f"No card has the tag “{name}”.")
                return _where_any(self.cards.tags, tags, among)
            case Difficulty(comparison, number):
                compare, difficulties = COMPARISONS[comparison], self.cards.difficulties
                return [place for place in among if compare(difficulties[place], number)]
            case Is():
                return self._being(term, among)
            case Not(Tagged(name)) if not self._tags(name):
                return among
            case Not(denied):
                out = set(self._matching(denied, among))
                return [place for place in among if place not in out]
            case AnyOf(terms):
                found = set().union(*(self._matching(each, among) for each in terms))
                return [place for place in among if place in found]
            case _:
                assert_never(term)

    def _saying(self, wanted: str, among: Places) -> Places:
        texts, tags = self.cards.texts, self.cards.tags
        tagged = {listed for listed, said in self.cards.folded_tags.items() if wanted in said}
        if not tagged:
            return [place for place in among if wanted in texts[place]]
        return [place for place in among if wanted in texts[place] or tags[place] in tagged]

    def _being(self, wanted: Is, among: Places) -> Places:
        ids, suspended, known = self.cards.ids, self.cards.suspended, self.known
        match wanted:
            case Is.DUE:
                return [place for place in among if ids[place] in known.due and not suspended[place]]
            case Is.NEW:
                return [place for place in among if ids[place] not in known.memories and not suspended[place]]
            case Is.LEARNING:
                learning = known.memories.keys() - known.in_review
                return [place for place in among if ids[place] in learning]
            case Is.REVIEW:
                return [place for place in among if ids[place] in known.in_review]
            case Is.MISSED:
                return [place for place in among if ids[place] in known.missed]
            case Is.SUSPENDED:
                return [place for place in among if suspended[place]]
            case Is.OWN:
                return [place for place in among if self.cards.is_own[place]]
            case _:
                assert_never(wanted)

    def _decks(self, name: str) -> frozenset[str]:
        fits = _fitting(name)
        found = frozenset(deck for deck in self.decks if fits(deck))
        if not found:
            raise NotUnderstood(f"There is no deck “{name}”.")
        return found

    def _rules(self, name: str) -> frozenset[str]:
        fits = _fitting(name)
        found = frozenset(rule.id for rule in self.rules if fits(rule.id) or fits(rule.name))
        if not found:
            raise NotUnderstood(f"There is no rule “{name}”.")
        return found

    def _tags(self, name: str) -> frozenset[str]:
        fits = _fitting(name)
        return frozenset(tag for tag in self.cards.distinct_tags() if fits(tag))


def _fitting(name: str) -> Callable[[str], bool]:
    """Whether a name is this one, or one below it."""
    first, *rest = (re.escape(folded(part)) for part in name.split("*"))
    # What stands between two stars is found where it comes first, for good: no name takes long, however many there are.
    stars = "".join(f"(?>.*?{part})" for part in rest[:-1]) + f".*{rest[-1]}" if rest else ""
    whole = re.compile(f"{first}{stars}(?:{BELOW}.*)?", re.DOTALL)
    return lambda other: whole.fullmatch(folded(other)) is not None


def _where(column: Sequence[str], wanted: frozenset[str], among: Places) -> Places:
    return [place for place in among if column[place] in wanted]


def _where_any(column: Sequence[tuple[str, ...]], wanted: Iterable[str], among: Places) -> Places:
    """Where a list holds one of those wanted. Most lists are the same as others, so each is looked at once."""
    names = frozenset(wanted)
    fit = {listed for listed in {column[place] for place in among} if not names.isdisjoint(listed)}
    return [place for place in among if column[place] in fit]
