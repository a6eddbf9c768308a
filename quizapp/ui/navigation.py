"""All pages behind the first one, and who hears whom. Built when the window shows already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject

from quizapp.study.states import (
    Catalogue,
    Chosen,
    Finished,
    Flashcards,
    Plan,
    Practise,
    Quiz,
    ReviewMissed,
    Study,
    Today,
)
from quizapp.ui.backstage import Backstage, Trouble
from quizapp.ui.choosing.choosing_room import ChoosingRoom
from quizapp.ui.formulas.typesetter import Typesetter
from quizapp.ui.places import Place
from quizapp.ui.settings.fitting import Fitting
from quizapp.ui.sitting.sitting_flow import SittingFlow
from quizapp.ui.sitting.sitting_page import SittingPage
from quizapp.ui.today.today_page import TodayPage
from quizapp.ui.window import Window

if TYPE_CHECKING:
    from quizapp.study.desk import Desk
    from quizapp.ui.cards.cards_room import CardsRoom
    from quizapp.ui.files.files_room import FilesRoom
    from quizapp.ui.rules.rules_room import RulesRoom
    from quizapp.ui.settings.settings_room import SettingsRoom
    from quizapp.ui.sitting.result_page import ResultPage
    from quizapp.ui.sitting.summary_page import SummaryPage
    from quizapp.ui.trouble_page import TroublePage


class Navigation(QObject):
    """Pages are imported and built when they are first needed: the first question need not wait for the last page."""

    def __init__(
        self, window: Window, backstage: Backstage, typesetter: Typesetter, now: Callable[[], datetime]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._typesetter = typesetter
        self._now = now
        self._plan: Plan | None = None
        """Of the sitting under way."""
        self._today = TodayPage(typesetter, now)
        self._sitting = SittingPage(typesetter)
        self._flow = SittingFlow(backstage, self._sitting)
        self._fitting = Fitting(backstage)
        self._choosing = ChoosingRoom(window)
        self._files: FilesRoom | None = None
        """Import and export; none before there is a collection."""
        window.add(self._today)
        window.add(self._sitting)
        self._connect()

    def close(self) -> None:
        self._fitting.close()
        if self._files is not None:
            self._files.close()
        if "_cards" in self.__dict__:
            self._cards.close()

    def show_trouble(self, trouble: Trouble) -> None:
        """On the page where it happened, or on Today."""
        if self._window.page is self._sitting:
            self._sitting.show_trouble(trouble.sentence)
        else:
            self._today.show_trouble(trouble.sentence)
            self._window.show_page(self._today, Place.TODAY)

    # Places

    def _go(self, place: Place) -> None:
        match place:
            case Place.TODAY:
                self._go_today()
            case Place.STUDY if isinstance(self._plan, Study):
                self._return_to_sitting()
            case Place.STUDY:
                self._flow.begin(Study())
            case Place.FLASHCARDS if isinstance(self._plan, Flashcards):
                self._return_to_sitting()
            case Place.FLASHCARDS:
                self._choosing.show_flashcards()
            case Place.QUIZ if isinstance(self._plan, Quiz):
                self._return_to_sitting()
            case Place.QUIZ:
                self._choosing.show_quiz()
            case Place.RULES:
                self._rules.show()
            case Place.CARDS:
                self._go_to_cards()
            case Place.SETTINGS:
                self._settings.show()
            case _:
                assert_never(place)

    def _practise(self, rule: str) -> None:
        self._flow.begin(Practise((rule,)))

    def _go_to_cards(self) -> None:
        self._with_cards(lambda room: room.show())

    def _edit(self, card: str) -> None:
        """From a sitting, and back to it."""
        self._with_cards(lambda room: room.edit_and_return(card, self._return_to_sitting))

    def _with_cards(self, go: Callable[[CardsRoom], None]) -> None:
        if "_cards" in self.__dict__:
            go(self._cards)
        else:
            self._backstage.call(_import_cards, lambda _: go(self._cards))

    def _find_cards(self, search: str) -> None:
        self._cards.search(search)

    def _go_today(self) -> None:
        self._window.show_page(self._today, Place.TODAY)
        self._today.focus()
        self._refresh()

    def _return_to_sitting(self) -> None:
        """Cards may have been changed meanwhile."""
        self._show_sitting()
        self._flow.look_again()

    def _show_sitting(self) -> None:
        if self._plan is not None:
            self._window.show_page(self._sitting, _place_of(self._plan))
            self._sitting.focus()

    # The desk answers

    def _opened(self) -> None:
        self._window.unlock()
        if self._window.is_hurried:
            self._go(Place.STUDY)
        else:
            self._refresh()
        self._look_at_catalogue()
        self._fitting.look_soon()
        self._open_files()

    def _open_files(self) -> None:
        """Only now: what it imports takes longer than showing the first page."""
        from quizapp.ui.files.files_room import FilesRoom  # noqa: PLC0415

        if self._files is not None:
            return
        self._files = files = FilesRoom(self._window, self._backstage, self._typesetter)
        files.cards_changed.connect(self._cards_changed)
        files.practise_wanted.connect(self._ask)
        files.cards_wanted.connect(self._find_cards)
        files.left.connect(lambda: self._go(Place.CARDS))
        self._today.import_wanted.connect(files.show_import)
        files.open()

    def _cards_changed(self) -> None:
        self._refresh()
        self._look_at_catalogue()

    def _not_opened(self, trouble: Trouble) -> None:
        self._trouble.show_trouble(trouble.sentence)
        self._window.show_page(self._trouble, Place.TODAY)
        self._trouble.focus()

    def _open_again(self) -> None:
        self._window.show_opening()
        self._backstage.open()

    def _refresh(self) -> None:
        self._backstage.call(lambda desk: desk.today(), self._show_today)

    def _show_today(self, today: Today) -> None:
        self._today.show_today(today)
        if self._window.is_opening:
            self._window.show_page(self._today, Place.TODAY)
            self._today.focus()

    def _show_what_is_left(self, today: Today) -> None:
        self._summary.show_next(today.due + today.new, today.next_due)

    def _look_at_catalogue(self) -> None:
        self._backstage.call(lambda desk: desk.catalogue(), self._show_catalogue)

    def _show_catalogue(self, catalogue: Catalogue) -> None:
        self._sitting.show_rule_names({rule.id: rule.name for rule in catalogue.rules})
        self._choosing.show_catalogue(catalogue)

    # Sittings

    def _began(self, plan: Plan) -> None:
        self._plan = plan
        self._today.hide_trouble()
        self._show_sitting()

    def _finished(self, finished: Finished) -> None:
        why = "\n".join(finished.passed_over)
        match finished.plan:
            case Flashcards() | Quiz() if not finished.answered and self._is_at_cards:
                self._cards.say_none_asked()
            case Flashcards() | Quiz() as plan if not finished.answered and self._plan is None:
                self._choosing.show_nothing(plan, why)
            case _ if not finished.answered:
                self._window.show_page(self._today, Place.TODAY)
                if why:
                    self._today.show_trouble(why)
                self._today.focus()
            case Quiz():
                self._window.show_page(self._result, Place.QUIZ)
                self._result.show_finished(finished)
            case _:
                self._window.show_page(self._summary, _place_of(finished.plan))
                self._summary.show_finished(finished)
                self._backstage.call(lambda desk: desk.today(), self._show_what_is_left)
        self._plan = None
        self._refresh()
        self._fitting.look()

    @property
    def _is_at_cards(self) -> bool:
        return "_cards" in self.__dict__ and self._window.page is self._cards.page

    def _ask(self, cards: tuple[str, ...]) -> None:
        self._flow.begin(Quiz(Chosen(cards=cards), count=len(cards)))

    def _review_missed_rules(self) -> None:
        self._flow.begin(ReviewMissed())

    # Putting together

    def _connect(self) -> None:
        self._window.place_chosen.connect(self._go)
        self._backstage.opened.connect(self._opened)
        self._backstage.not_opened.connect(self._not_opened)
        self._backstage.trouble.connect(self.show_trouble)
        self._flow.began.connect(self._began)
        self._flow.resumed.connect(self._began)
        self._flow.failed.connect(self.show_trouble)
        self._flow.finished.connect(self._finished)
        self._choosing.start_wanted.connect(self._flow.begin)
        self._sitting.edit_wanted.connect(self._edit)
        self._today.study_wanted.connect(lambda: self._go(Place.STUDY))
        self._today.missed_wanted.connect(self._ask)
        self._today.flashcards_wanted.connect(lambda: self._go(Place.FLASHCARDS))
        self._today.rules_wanted.connect(lambda: self._go(Place.RULES))
        self._today.missed_rules_wanted.connect(self._review_missed_rules)
        self._today.practise_wanted.connect(self._practise)

    # Pages built when needed

    @cached_property
    def _summary(self) -> SummaryPage:
        from quizapp.ui.sitting.summary_page import SummaryPage  # noqa: PLC0415

        page = SummaryPage()
        page.today_wanted.connect(self._go_today)
        page.missed_wanted.connect(self._ask)
        page.undo_wanted.connect(self._flow.undo)
        self._window.add(page)
        return page

    @cached_property
    def _result(self) -> ResultPage:
        from quizapp.ui.sitting.result_page import ResultPage  # noqa: PLC0415

        page = ResultPage(self._typesetter)
        page.today_wanted.connect(self._go_today)
        page.quiz_wanted.connect(lambda: self._go(Place.QUIZ))
        page.missed_wanted.connect(self._ask)
        page.undo_wanted.connect(self._flow.undo)
        self._window.add(page)
        return page

    @cached_property
    def _rules(self) -> RulesRoom:
        from quizapp.ui.rules.rules_room import RulesRoom  # noqa: PLC0415

        room = RulesRoom(self._window, self._backstage, self._typesetter)
        room.practise_wanted.connect(self._practise)
        room.missed_wanted.connect(self._review_missed_rules)
        return room

    @cached_property
    def _cards(self) -> CardsRoom:
        from quizapp.ui.cards.cards_room import CardsRoom  # noqa: PLC0415

        room = CardsRoom(self._window, self._backstage, self._typesetter, self._now)
        room.study_wanted.connect(self._flow.begin)
        room.changed.connect(self._look_at_catalogue)
        room.left.connect(self._go_today)
        if (files := self._files) is not None:
            room.import_wanted.connect(files.show_import)
            room.export_wanted.connect(files.show_export)
            room.export_cards_wanted.connect(files.export_cards)
            files.take_pastes_on(room.page)
        return room

    @cached_property
    def _settings(self) -> SettingsRoom:
        from quizapp.ui.settings.settings_room import SettingsRoom  # noqa: PLC0415

        room = SettingsRoom(self._window, self._backstage, self._fitting)
        if (files := self._files) is not None:
            room.import_wanted.connect(files.show_import)
            room.export_wanted.connect(files.show_export)
        return room

    @cached_property
    def _trouble(self) -> TroublePage:
        from quizapp.ui.trouble_page import TroublePage  # noqa: PLC0415

        page = TroublePage()
        page.again_wanted.connect(self._open_again)
        self._window.add(page)
        return page


def _import_cards(_: Desk) -> None:
    """What the screen is made of takes longer to import than a window may stand still."""
    import quizapp.ui.cards.cards_room  # noqa: F401, PLC0415


def _place_of(plan: Plan) -> Place:
    match plan:
        case Study() | ReviewMissed() | Practise():
            return Place.STUDY
        case Flashcards():
            return Place.FLASHCARDS
        case Quiz():
            return Place.QUIZ
        case _:
            assert_never(plan)
