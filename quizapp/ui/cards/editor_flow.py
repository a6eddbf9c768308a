"""Carries cards between the desk and the editor's page: opened, checked as they are written, saved, kept meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from quizapp.study.editing.checking import Checked
from quizapp.study.editing.draft import Draft, next_after
from quizapp.study.editing.workbench import Known, Opened, Refused, Saved
from quizapp.ui.backstage import Backstage, Trouble
from quizapp.ui.cards.editor_page import EditorPage

if TYPE_CHECKING:
    from quizapp.study.desk import Desk

_UNCHANGED = "Saved; nothing was different."


class EditorFlow(QObject):
    """One check at a time, of what stands there then: the newest wins."""

    opened = Signal()
    """The page has the card, and is to be shown."""
    left = Signal()
    """The page is to be left for where it was opened from."""
    saved = Signal(object, str)
    """An Edit, when a card was added or changed, and the id of the card if it is new."""
    unsaved = Signal(object)
    """All that was written and not saved, as a tuple of Drafts, whenever that changed; may be empty."""
    failed = Signal(object)
    """A Trouble: the card could not be opened."""

    def __init__(self, backstage: Backstage, page: EditorPage) -> None:
        super().__init__()
        self._backstage = backstage
        self._page = page
        self._newest: Draft | None = None
        """What is to be checked next, or is being checked. Another thread looks whether it is still the same."""
        self._is_checking = False
        self._saving: Draft | None = None
        page.check_wanted.connect(self._check)
        page.save_wanted.connect(self._save)
        page.put_away.connect(self._put_away)
        page.discard_wanted.connect(self.discard)
        page.left.connect(self.left)

    def edit(self, card_id: str | None = None, deck: str = "") -> None:
        """A card, or a new one in the deck; `opened` says when it is there."""
        self._keep_what_is_shown()
        self._backstage.call(lambda desk: desk.workbench.open(card_id, deck), self._show, self.failed.emit)

    def come_back(self, draft: Draft) -> None:
        """To what was not saved."""
        self.edit(draft.base.id if draft.base else None)

    def discard(self, draft: Draft) -> None:
        def work(desk: Desk) -> tuple[Draft, ...]:
            desk.workbench.discard(draft)
            return desk.workbench.unsaved()

        self._backstage.call(work, self.unsaved.emit)

    def look(self) -> None:
        """Says what was not saved, perhaps another day."""
        self._backstage.call(lambda desk: desk.workbench.unsaved(), self.unsaved.emit)

    def close(self) -> None:
        """The window closes: what was typed a moment ago is kept too."""
        self._keep_what_is_shown()

    def _keep_what_is_shown(self) -> None:
        if self._page.isVisible() and self._page.is_unsaved:
            self._put_away(self._page.draft)

    def _show(self, opened: Opened) -> None:
        self._page.show_known(opened.known)
        if opened.unsaved is None:
            self._page.show_draft(opened.draft)
        else:
            self._page.show_draft(opened.unsaved, before=opened.draft)
        self.opened.emit()
        self._page.focus()

    # Checking

    def _check(self, draft: Draft) -> None:
        self._newest = draft
        if not self._is_checking and self._saving is None:
            self._check_newest()

    def _check_newest(self) -> None:
        draft = self._newest
        if draft is None:
            return
        is_unsaved = self._page.is_unsaved
        self._is_checking = True

        def work(desk: Desk) -> Checked | None:
            desk.workbench.keep(draft) if is_unsaved else desk.workbench.discard(draft)
            return desk.workbench.check(draft, lambda: self._newest is not draft)

        self._backstage.call(work, lambda checked: self._back(draft, checked), lambda _: self._back(draft, None))

    def _back(self, draft: Draft, checked: Checked | None) -> None:
        self._is_checking = False
        if checked is not None:
            self._page.show_checked(draft, checked)
        if self._newest is not draft and self._saving is None:
            self._check_newest()

    # Saving

    def _save(self, draft: Draft, then_next: bool) -> None:  # noqa: FBT001  # a slot
        if self._saving is not None:
            return
        self._saving = draft
        self._newest = None  # nobody waits for the check under way
        self._backstage.call(
            lambda desk: desk.workbench.save(draft),
            lambda outcome: self._saved(draft, outcome, then_next=then_next),
            self._not_saved,
        )

    def _saved(self, draft: Draft, outcome: Saved | Refused, *, then_next: bool) -> None:
        self._saving = None
        match outcome:
            case Refused(flaws):
                self._page.show_flaws(flaws)
                self._look_if_left()
            case Saved(card, edit):
                sentence = edit.sentence if edit else _UNCHANGED
                if then_next and self._page.draft == draft:
                    self._page.show_draft(next_after(draft))
                    self._page.say(sentence)
                    self._page.focus()
                else:
                    self._page.show_saved(card, sentence)
                    self._keep_what_was_typed_meanwhile(draft)
                if edit is not None:
                    self.saved.emit(edit, "" if draft.base else card.id)
                self._backstage.call(_known_and_unsaved, self._look_around)

    def _not_saved(self, trouble: Trouble) -> None:
        self._saving = None
        self._page.say_trouble(trouble.sentence)
        self._look_if_left()

    def _look_if_left(self) -> None:
        """It was left while it was being saved, and was not saved after all."""
        if not self._page.isVisible():
            self.look()

    def _keep_what_was_typed_meanwhile(self, draft: Draft) -> None:
        """On a page that was left: as changes to the card, and no more as a new one."""
        if not self._page.isVisible() and self._page.is_unsaved:
            self.discard(draft)
            self._put_away(self._page.draft)

    def _look_around(self, there_is: tuple[Known, tuple[Draft, ...]]) -> None:
        known, unsaved = there_is
        self._page.show_known(known)
        self.unsaved.emit(unsaved)

    def _put_away(self, draft: Draft) -> None:
        """What is being saved is kept by that, if it fails."""
        if draft == self._saving:
            return

        def work(desk: Desk) -> tuple[Draft, ...]:
            desk.workbench.keep(draft)
            return desk.workbench.unsaved()

        self._newest = None
        self._backstage.call(work, self.unsaved.emit)


def _known_and_unsaved(desk: Desk) -> tuple[Known, tuple[Draft, ...]]:
    return desk.workbench.known(), desk.workbench.unsaved()
