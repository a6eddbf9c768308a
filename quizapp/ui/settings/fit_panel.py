"""How the learner's memory is predicted: with everybody's parameters, or with parameters fitted to the reviews."""

from __future__ import annotations

from PySide6.QtCore import Signal

from quizapp.memory.fitting import Fit, NoBetter, Stopped, TooFew
from quizapp.memory.parameters import Parameters
from quizapp.study.fitted import FitState
from quizapp.study.words import counted
from quizapp.ui.settings.fitting import Fitted
from quizapp.ui.widgets.basics import Panel, label
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.flow_box import FlowBox


class FitPanel(Panel):
    fit_wanted = Signal()
    stop_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(padding=(24, 22), gap=10)
        self._in_use = label("", wraps=True)
        self._said = label("", "small", wraps=True)
        self._fit = Button("Fit to my reviews")
        self._stop = Button("Stop fitting")
        self._forget = Button("Back to the defaults")
        self.content.addWidget(label("How your memory is predicted", "caption"))
        self.content.addWidget(self._in_use)
        self.content.addWidget(self._said)
        self.content.addWidget(FlowBox(self._fit, self._stop, self._forget))
        self._fit.clicked.connect(self.fit_wanted)
        self._stop.clicked.connect(self.stop_wanted)
        self._forget.clicked.connect(self.forget_wanted)
        self.hide()

    def show_fitted(self, fitted: Fitted) -> None:
        state = fitted.state
        had_focus = self._fit.hasFocus() or self._stop.hasFocus()
        self._in_use.setText(in_use(state))
        self._said.setText(said(fitted))
        self._said.setVisible(bool(self._said.text()))
        self._fit.setVisible(not fitted.is_running and state.reviews >= state.needed)
        self._stop.setVisible(fitted.is_running)
        self._forget.setVisible(state.parameters is not None and not fitted.is_running)
        self.show()
        if had_focus:
            (self._stop if fitted.is_running else self._fit).setFocus()


def in_use(state: FitState) -> str:
    own = state.parameters
    if own is None:
        return "FSRS's default parameters are in use. They suit most people."
    return (
        f"Parameters fitted to {counted(own.reviews, 'review')} of yours are in use. On the latest fifth, which "
        f"they had not seen, the error (log loss) fell from {own.loss_before:.3f} to {own.loss:.3f}, by "
        f"{1 - own.loss / own.loss_before:.0%}."
    )


def said(fitted: Fitted) -> str:
    state = fitted.state
    if fitted.is_running:
        return "Fitting to your reviews… You can go on meanwhile."
    if fitted.fit is not None:
        return outcome(fitted.fit)
    if state.reviews < state.needed:
        missing = counted(state.needed - state.reviews, "review")
        return f"Your own can be fitted from {state.needed} reviews on: {missing} to go. It then happens by itself."
    return "Now and then your own are fitted anew by themselves, and kept only when they predict better."


def outcome(fit: Fit) -> str:
    match fit:
        case Parameters():
            return "They predict better than what was used before, and count from the next session on."
        case NoBetter():
            return "Fitted, but the result predicts no better, so what was in use stays."
        case TooFew(reviews, needed):
            return f"Only {counted(reviews, 'review')} tell of their own card; {needed} are needed."
        case Stopped():
            return "Stopped. Nothing changed."
