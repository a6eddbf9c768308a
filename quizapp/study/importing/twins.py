"""Cards of the collection that ask and answer what a new note does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from quizapp.cards import Card
from quizapp.storage.imports import LastImported
from quizapp.study.importing.kept import Kept
from quizapp.study.importing.meaning import answers_as, meaning_of, read_again
from quizapp.study.importing.plan import Entry


class Twins:
    """They are looked for among the learner's own cards, in the deck that was named if one was; and among the program's
    in the very decks that the file names."""

    def __init__(self, kept: Kept, imported: Mapping[str, LastImported], deck: str, named: Set[str]) -> None:
        self._kept = kept
        self._by_meaning: dict[str, list[str]] = {}
        for card_id, last in imported.items():
            if deck in {"", last.deck}:
                self._by_meaning.setdefault(last.meaning, []).append(card_id)
        for card in self._never_imported(deck, named):
            self._by_meaning.setdefault(meaning_of(read_again(card)), []).append(card.id)

    def _never_imported(self, deck: str, named: Set[str]) -> Iterator[Card]:
        yield from (card for card in self._kept.never_imported() if deck in {"", card.deck})
        yield from self._kept.shipped_in(named)

    def of(self, entry: Entry, but: Set[str]) -> str:
        """The id of one, but none of these; empty where there is none."""
        same = self._by_meaning.get(entry.meaning)
        if not same:
            return ""
        cards = self._kept.kept_cards([card_id for card_id in same if card_id not in but])
        return next((card_id for card_id, its in cards.items() if answers_as(its.card, entry.card)), "")
