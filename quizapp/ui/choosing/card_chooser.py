"""Which cards: by deck, rule and difficulty."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from quizapp.study.states import Catalogue, Choice, Chosen
from quizapp.ui.widgets.basics import Panel
from quizapp.ui.widgets.captioned import captioned
from quizapp.ui.widgets.options import SomeOf

_DIFFICULTIES = (("First steps", 1), ("Usual", 2), ("Hard", 3))


class CardChooser(Panel):
    """Nothing chosen means everything."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(padding=(24, 20), gap=18)
        self._decks: SomeOf[str] = SomeOf("Deck")
        self._rules: SomeOf[str] = SomeOf("Rule")
        self._difficulties: SomeOf[int] = SomeOf("Difficulty")
        self._difficulties.show_options(_DIFFICULTIES)
        self._add("Decks", self._decks, "None chosen: all of them.")
        self._add("Difficulty", self._difficulties)
        self._add("Rules", self._rules, "None chosen: all of them.")
        self.show_catalogue(catalogue)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """What was chosen stays chosen."""
        self._decks.show_options([(f"{deck_name(deck)} · {deck.cards}", deck.id) for deck in catalogue.decks])
        self._rules.show_options([(rule.name, rule.id) for rule in catalogue.rules])

    def focus_rules(self) -> None:
        self._rules.focus_first()

    def chosen(self) -> Chosen:
        return Chosen(decks=self._decks.values, rules=self._rules.values, difficulties=self._difficulties.values)

    def _add(self, caption: str, widget: QWidget, aside: str = "") -> None:
        self.content.addLayout(captioned(caption, widget, aside))


def deck_name(deck: Choice) -> str:
    """A deck without a name of its own is called by its id, made readable."""
    name = deck.name.replace("-", " ").replace("_", " ")
    return name[:1].upper() + name[1:]
