"""One sentence about something that went wrong, on the page it went wrong on."""

from __future__ import annotations

from quizapp.ui.widgets.basics import Panel, label


class Notice(Panel):
    """Hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__("amber-panel", padding=(14, 10))
        self._sentence = label("", wraps=True)
        self.content.addWidget(self._sentence)
        self.hide()

    def say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
