"""A card is written: checked while it grows, saved when nothing is wrong with it, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut

from quizapp.cards import Card
from quizapp.study.editing.checking import Checked
from quizapp.study.editing.draft import Draft, differs, draft_of
from quizapp.study.editing.flaws import Flaw, card_of
from quizapp.study.editing.workbench import Known
from quizapp.study.words import counted
from quizapp.ui.cards.editor_bar import EditorBar
from quizapp.ui.cards.editor_field import Field
from quizapp.ui.cards.editor_header import EditorHeader
from quizapp.ui.cards.editor_sheet import Sheet
from quizapp.ui.cards.editor_tabbing import step
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.widgets.basics import at_once
from quizapp.ui.widgets.column import Column

_QUIET = 250
"""Milliseconds without a key before it is checked."""
_JUDGED = frozenset({"problem", "answer", "wrt", "variables", "domain"})
"""What the judgement on the answer hangs on."""


class EditorPage(Column):
    save_wanted = Signal(object, bool)
    """A Draft with nothing wrong that can be seen at once; whether a new card is wanted next."""
    check_wanted = Signal(object)
    """A Draft, when nothing was typed for a moment."""
    put_away = Signal(object)
    """A Draft that is not saved, when the page is left in whatever way."""
    discard_wanted = Signal(object)
    """A Draft that was kept from before, and is not wanted any more."""
    left = Signal()

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._before = Draft()
        """As it is kept."""
        self._checked = Checked()
        self._refused: tuple[Flaw, ...] = ()
        """Said when it was to be saved, as long as their fields stay as they are."""
        self._sheet = Sheet(typesetter)
        self._fields = self._sheet.fields
        self._header = EditorHeader()
        self._bar = EditorBar()
        self._timer = QTimer(self, singleShot=True)
        self.above.addWidget(self._header)
        self.content.addWidget(self._sheet)
        self.content.addStretch(1)
        self.pin(self._bar)
        self.follow_focus()
        self._connect()

    @property
    def draft(self) -> Draft:
        return self._fields.draft()

    @property
    def is_unsaved(self) -> bool:
        """Whether anything was written that is not kept as a card."""
        return differs(self.draft, self._before)

    def focus(self) -> None:
        self._sheet.focus_first()

    # What is shown

    def show_known(self, known: Known) -> None:
        self._fields.show_known(known)

    def show_draft(self, draft: Draft, *, before: Draft | None = None) -> None:
        """`before` is what is kept, where the draft was written earlier and not saved."""
        self._before = before or draft
        self._refused, self._checked = (), Checked()
        with at_once(self.content):
            self._fields.show_draft(draft)
            self._sheet.more.unfold(on=False)
            self._sheet.standing.forget()
            self._header.show_draft(draft, is_unsaved=before is not None)
            self._sheet.arrange()
            self._say_flaws()
        self._sheet.look_again(draft)
        self._bar.say("")
        self.to_top()
        self._timer.start(0)

    def show_checked(self, draft: Draft, checked: Checked) -> None:
        """Nothing where something else stands there by now."""
        if draft == self.draft:
            self._checked = checked
            self._fields.rules.show_found(checked.rules)
            self._sheet.standing.show_checked(checked, self._fields.symbols)
            self._say_flaws()
            if self._fields.answer.line.hasFocus():
                self.reveal(self._sheet.standing, self._fields.answer)

    def show_flaws(self, flaws: Sequence[Flaw]) -> None:
        """Why it was not saved, each where it is; the focus goes to the first."""
        self._refused = tuple(flaws)
        self._say_flaws()
        if flaws:
            count = len({*flaws, *self._checked.flaws})
            self._bar.say(f"Not saved yet: {counted(count, 'thing')} to look at.", "flaw")
            first = min(flaws, key=lambda flaw: (self._fields.all.index(self._place(flaw)), flaw.place))
            field = self._place(first)
            self._sheet.unfold_for(field)
            field.focus_on(first.place)
            self.reveal(field)

    def show_saved(self, card: Card, sentence: str) -> None:
        """What stands there is this card now; what was typed meanwhile is not saved yet."""
        self._before = draft_of(card)
        self._fields.rebase(card)
        self._header.show_draft(self._before, is_unsaved=False)
        self._bar.say(sentence)
        self._timer.start(_QUIET)

    def say(self, sentence: str) -> None:
        self._bar.say(sentence)

    def say_trouble(self, sentence: str) -> None:
        self._bar.say("Not saved.", "flaw")
        self._header.say_trouble(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc as a plain key: as a shortcut it would leave the page when it is to close a list that dropped down."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802
        return step(self, (self._header, self._sheet, self._bar), forward=forward) or super().focusNextPrevChild(
            forward
        )

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if not event.spontaneous():  # the window is only minimised
            self._timer.stop()
            if self.is_unsaved:
                self.put_away.emit(self.draft)

    # What is done

    def _save(self, *, then_next: bool) -> None:
        self._header.hide_trouble()
        self._fields.take_lines()
        draft = self.draft
        card = card_of(draft)
        flaws = (*self._fields.own_flaws(), *(() if isinstance(card, Card) else card))
        self.show_flaws(flaws)
        if not flaws:
            self._bar.say("Saving …")
            self.save_wanted.emit(draft, then_next)

    def _changed(self, field: Field | None) -> None:
        """`field` None: something else is asked now."""
        self.reveal()
        if field is None:
            self._sheet.arrange()
            self._refused = ()
            self._checked = Checked()
            self._say_flaws()
        else:
            self._refused = tuple(flaw for flaw in self._refused if flaw.field != field.name)
            field.show_flaws(())
            field.show_remarks(())
        if field is None or field.name in _JUDGED:
            self._sheet.standing.wait()
        self._sheet.look_again(self.draft)
        self._bar.say("")
        self._timer.start(_QUIET)

    def _say_flaws(self) -> None:
        flaws = tuple(dict.fromkeys((*self._refused, *self._checked.flaws)))
        for field in self._fields.all:
            field.show_flaws([flaw for flaw in flaws if self._place(flaw) is field])
            field.show_remarks([remark for remark in self._checked.remarks if self._place(remark) is field])

    def _place(self, flaw: Flaw) -> Field:
        return self._fields.for_flaw(flaw)

    def _connect(self) -> None:
        self._fields.changed.connect(self._changed)
        self._header.leave_wanted.connect(self.left)
        self._header.discard_wanted.connect(self._discard)
        self._bar.save_wanted.connect(lambda: self._save(then_next=False))
        self._bar.next_wanted.connect(lambda: self._save(then_next=True))
        self._timer.timeout.connect(lambda: self.check_wanted.emit(self.draft))
        self._key("Ctrl+S", lambda: self._save(then_next=False))
        self._key("Ctrl+Return", lambda: self._save(then_next=True))
        self._key("Ctrl+Enter", lambda: self._save(then_next=True))

    def _discard(self) -> None:
        unwanted = self.draft
        self.show_draft(self._before)
        self.focus()
        self.discard_wanted.emit(unwanted)

    def _key(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
