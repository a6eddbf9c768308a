"""The place of the settings: its page, and what it asks the desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from quizapp.study.states import Settings
from quizapp.ui.backstage import Backstage
from quizapp.ui.places import Place
from quizapp.ui.settings.fitting import Fitting
from quizapp.ui.settings.settings_page import SettingsPage
from quizapp.ui.window import Window


class SettingsRoom(QObject):
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, window: Window, backstage: Backstage, fitting: Fitting) -> None:
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._fitting = fitting
        self._page = page = SettingsPage()
        page.changed.connect(self._save)
        page.fit_wanted.connect(fitting.fit)
        page.stop_wanted.connect(fitting.stop)
        page.forget_wanted.connect(fitting.forget)
        page.import_wanted.connect(self.import_wanted)
        page.export_wanted.connect(self.export_wanted)
        fitting.changed.connect(page.show_fitted)
        fitting.failed.connect(lambda trouble: page.say(trouble.sentence))
        window.add(page)

    def show(self) -> None:
        """When the desk has told what they are."""
        self._backstage.call(lambda desk: desk.settings(), self._show_settings)

    def _show_settings(self, settings: Settings) -> None:
        self._page.show_settings(settings)
        self._fitting.show()
        self._window.show_page(self._page, Place.SETTINGS)
        self._page.focus()

    def _save(self, settings: Settings) -> None:
        def saved(kept: Settings) -> None:
            self._page.show_settings(kept)
            self._page.say("Saved.")

        self._backstage.call(
            lambda desk: desk.change_settings(settings), saved, lambda trouble: self._page.say(trouble.sentence)
        )
