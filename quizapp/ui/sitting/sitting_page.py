"""One question after another: study, flashcards and quizzes all happen here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent

from quizapp.cards import Card, Mode, Question
from quizapp.cards.practice import practised_rule
from quizapp.study.states import Asked, Judged, NotCounted
from quizapp.ui.formulas.mathematics import Formula, Picture, answer_pieces, front_pieces, pictures_behind
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.sitting.question_panel import QuestionPanel
from quizapp.ui.sitting.rating_bar import RatingBar
from quizapp.ui.sitting.sitting_header import SittingHeader
from quizapp.ui.sitting.solution_panel import SolutionPanel
from quizapp.ui.sitting.verdict_panel import VerdictPanel
from quizapp.ui.widgets.basics import at_once
from quizapp.ui.widgets.buttons import ENTER_KEYS
from quizapp.ui.widgets.column import Column
from quizapp.ui.widgets.notice import Notice

_RULES_NAMED = 3
_GO_ON = ENTER_KEYS | {Qt.Key.Key_Space}


class SittingPage(Column):
    """Shows a state of the sitting, says what the learner wants, and ignores keys until the next state comes."""

    answered = Signal(str)
    chosen = Signal(str)
    turned = Signal()
    gave_up = Signal()
    hint_wanted = Signal()
    rated = Signal(object)
    """A Rating."""
    undo_wanted = Signal()
    leave_wanted = Signal()
    edit_wanted = Signal(str)
    """The id of the card that was answered."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._rule_names: Mapping[str, str] = {}
        self._state: Asked | Judged | None = None
        self._header = SittingHeader()
        self._notice = Notice()
        self._question = QuestionPanel(typesetter)
        self._verdict = VerdictPanel(typesetter)
        self._solution = SolutionPanel(typesetter)
        self._ratings = RatingBar()
        self.above.addWidget(self._header)
        for part in (self._notice, self._question, self._verdict, self._solution):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.pin(self._ratings)
        self._connect()

    def show_rule_names(self, names: Mapping[str, str]) -> None:
        self._rule_names = names

    def show_asked(self, asked: Asked) -> None:
        self._state = asked
        self._show_place(asked)
        with at_once(self.content):
            for part in (self._notice, self._verdict, self._solution, self._ratings):
                part.hide()
            self._question.show_asked(asked)
        if asked.passed_over:
            self._notice.say("\n".join(asked.passed_over))
            self._announce("\n".join(asked.passed_over))
        self.to_top()
        self._typeset_ahead(asked.question.card, asked.upcoming)

    def show_not_counted(self, state: NotCounted) -> None:
        self._state = state.asked
        self._show_place(state.asked)
        self._question.complain(state.feedback.verdict)

    def show_hint(self, sentence: str, asked: Asked) -> None:
        """An empty sentence: there turned out to be none."""
        self._state = asked
        sentence = sentence or "There is no hint for this one."
        self._question.show_hint(sentence, asked)
        self._announce(sentence)

    def show_judged(self, judged: Judged) -> None:
        self._state = judged
        self._show_place(judged.asked)
        rules = self._rules(judged.asked.question.card)
        with at_once(self.content):
            self._notice.hide()
            self._question.show_judged(judged)
            said = self._verdict.show_judged(judged, rules)
            self._solution.show_judged(judged, rules)
        self._ratings.show()
        if judged.rated:
            self._ratings.show_ratings(judged.suggested, judged.intervals)
        else:
            self._ratings.show_next(judged.suggested)
        self._announce(said)
        self.reveal(self._solution, self._verdict)

    def show_explained(self, judged: Judged) -> None:
        """What went wrong, and the way to the answer, for the verdict that is shown."""
        self._state = judged
        with at_once(self.content):
            self._question.show_mistake(judged)
            said = self._verdict.show_diagnosis(judged, self._rule_at_fault(judged))
            why = self._solution.show_solution(judged)
        if judged.rated:
            self._ratings.show_intervals(judged.intervals)
        self._announce(said or why)
        if said:
            self.reveal(self._verdict)
        else:
            self.reveal(self._solution, self._verdict)

    def show_trouble(self, sentence: str) -> None:
        """What was asked for failed; the screen stays as it is, the answer in its field."""
        self._notice.say(sentence)
        self.to_top()
        if isinstance(self._state, Asked):
            self._show_place(self._state)

    def show_slow(self) -> None:
        self._header.show_busy("Checking…" if isinstance(self._state, Asked) else "One moment…")

    def focus(self) -> None:
        """When the learner comes back to this page."""
        match self._state:
            case Asked(question=question) if question.mode is Mode.TYPED:
                self._question.typed.focus_field()
            case None:
                pass
            case _:
                self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """What the focused widget left alone."""
        if not self._take_key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _take_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        elif control and key == Qt.Key.Key_Z:
            self.undo_wanted.emit()
        elif control:
            return key == Qt.Key.Key_H and self._hint()
        else:
            return self._answer_key(key)
        return True

    def _answer_key(self, key: Qt.Key) -> bool:
        match self._state:
            case Judged() if key in _GO_ON:
                self._ratings.accept()
                return True
            case Judged() if key == Qt.Key.Key_S:
                self._announce(self._solution.reveal_next())
                return True
            case Judged() if key == Qt.Key.Key_A:
                return self._solution.reveal_all()
            case Judged() if key == Qt.Key.Key_E:
                self._edit()
                return True
            case Judged():
                return self._ratings.rate_number(key - Qt.Key.Key_0)
            case Asked(question=question) if question.mode is Mode.RECALL and key in _GO_ON:
                self.turned.emit()
                return True
            case Asked(question=question) if question.mode is Mode.CHOICE:
                first = Qt.Key.Key_A if key >= Qt.Key.Key_A else Qt.Key.Key_1
                return self._question.choice.choose_number(key - first)
            case Asked() | None:
                return False
            case _:
                assert_never(self._state)

    def _edit(self) -> None:
        """Not before it is answered, for the answer would be seen."""
        if isinstance(self._state, Judged) and _is_kept(self._state.asked.question):
            self.edit_wanted.emit(self._state.asked.question.card.id)

    def _hint(self) -> bool:
        if isinstance(self._state, Asked) and self._state.hints_left:
            self.hint_wanted.emit()
        return True

    def _connect(self) -> None:
        self._question.answered.connect(self.answered)
        self._question.chosen.connect(self.chosen)
        self._question.turned.connect(self.turned)
        self._question.gave_up.connect(self.gave_up)
        self._question.hint_wanted.connect(self.hint_wanted)
        self._solution.revealed.connect(lambda step, goes_on: self.reveal(goes_on, step))
        self._ratings.rated.connect(self.rated)
        self._header.undo_wanted.connect(self.undo_wanted)
        self._header.leave_wanted.connect(self.leave_wanted)
        self._header.edit_wanted.connect(self._edit)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _show_place(self, asked: Asked) -> None:
        can_edit = isinstance(self._state, Judged) and _is_kept(asked.question)
        self._header.show_place(asked.number, asked.total, can_undo=asked.can_undo, can_edit=can_edit)

    def _rules(self, card: Card) -> str:
        """The main ones, each kept on one line."""
        names = [self._named(rule) for rule in card.rules]
        return "     ".join(name.replace(" ", "\u00a0") for name in names[:_RULES_NAMED])

    def _rule_at_fault(self, judged: Judged) -> str:
        return self._named(judged.diagnosis.rule) if judged.diagnosis and judged.diagnosis.rule else ""

    def _named(self, rule: str) -> str:
        return self._rule_names.get(rule) or rule.replace("-", " ").capitalize()

    def _typeset_ahead(self, card: Card, upcoming: Card | None) -> None:
        """So that the answer, and then the next question, are drawn when they are wanted."""
        for name in pictures_behind(card):
            self._typesetter.gallery.want(name)
        for piece in (*front_pieces(upcoming), *answer_pieces(card, card.answer)):
            match piece:
                case Formula(latex):
                    self._typesetter.svg(latex)
                case Picture(name):
                    self._typesetter.gallery.want(name)

    def _announce(self, sentence: str) -> None:
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


def _is_kept(question: Question) -> bool:
    """Whether there is a card to edit; problems that are made for a rule have none."""
    return practised_rule(question.card.id) is None and not (question.which or question.exposes)
