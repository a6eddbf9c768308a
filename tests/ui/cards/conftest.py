from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from quizapp.cards import Card
from quizapp.study.browsing import Edit
from quizapp.study.editing import Draft
from quizapp.ui.cards.editor_flow import EditorFlow
from quizapp.ui.cards.editor_page import EditorPage
from quizapp.ui.places import Place


@dataclass
class Author:
    """A learner who writes cards."""

    learner: Any
    page: EditorPage
    flow: EditorFlow
    edits: list[Edit] = field(default_factory=list)
    unsaved: list[tuple[Draft, ...]] = field(default_factory=list)

    @property
    def fields(self) -> Any:
        return self.page._fields

    def open(self, card_id: str | None = None, deck: str = "") -> None:
        self.flow.edit(card_id, deck)
        self.learner.wait_until(self.page.isVisible)
        self.learner.wait_until(lambda: self.page.isAncestorOf(self.learner.focus))

    def write(self, field_: Any, text: str) -> None:
        """As somebody who goes to the field and types."""
        field_.focus()
        self.learner.type(text)

    def press_in_list(self, field_: Any, *keys: Any) -> None:
        """In what drops down below the field, which has the keyboard then."""
        popup = field_.line.completer().popup()
        self.learner.wait_until(popup.isVisible)
        for key in keys:
            self.learner._qtbot.keyClick(popup, key)

    def ask(self, work: Any) -> Any:
        """What the desk says."""
        back: list[Any] = []
        self.flow._backstage.call(work, back.append)
        self.learner.wait_until(lambda: bool(back))
        return back[0]

    def own_cards(self) -> list[Card]:
        cards: list[Card] = self.ask(lambda desk: [card for card in desk.cards() if card.id.startswith("own-")])
        return cards


@pytest.fixture
def author(learner: Any) -> Author:
    rooms = learner.rooms
    page = EditorPage(rooms._typesetter)
    learner.window.add(page)
    flow = EditorFlow(rooms._backstage, page)
    somebody = Author(learner, page, flow)
    flow.opened.connect(lambda: learner.window.show_page(page, Place.TODAY))
    flow.left.connect(rooms._go_today)
    flow.saved.connect(lambda edit, _: somebody.edits.append(edit))
    flow.unsaved.connect(somebody.unsaved.append)
    return somebody
