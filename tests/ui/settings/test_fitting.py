from __future__ import annotations

import threading

from quizapp.memory.fitting import NoBetter, Stopped, TooFew
from quizapp.memory.parameters import DEFAULTS, Parameters
from quizapp.study.fitted import FitState
from quizapp.ui.settings.fit_panel import in_use, outcome, said
from quizapp.ui.settings.fitting import Fitted, Fitting

OWN = Parameters(values=DEFAULTS, reviews=812, loss=0.36, loss_before=0.40)


class Job:
    """A fit that goes on until it is told to stop or to finish."""

    def __init__(self, fit):
        self.fit = fit
        self.goes_on = threading.Event()
        self.thread = None

    def run(self, is_cancelled):
        self.thread = threading.current_thread()
        while not self.goes_on.wait(0.005):
            if is_cancelled():
                return Stopped()
        return self.fit


class Desk:
    def __init__(self, job, *, is_due=True):
        self.job = job
        self.is_due = is_due
        self.kept = []

    def fit_state(self):
        return FitState(None, 500, 400, self.is_due)

    def fit_job(self):
        return self.job

    def keep_fit(self, fit):
        self.kept.append(fit)
        return True


class Backstage:
    """Answers at once."""

    def __init__(self, desk):
        self.desk = desk

    def call(self, work, done, _failed=None):
        done(work(self.desk))


def test_it_runs_on_a_thread_of_its_own_and_what_comes_of_it_is_kept(qtbot):
    job = Job(OWN)
    desk = Desk(job)
    fitting = Fitting(Backstage(desk))
    fitting.look()
    assert fitting.is_running
    with qtbot.waitSignal(fitting.changed):
        job.goes_on.set()
    assert job.thread is not threading.main_thread()
    assert desk.kept == [OWN]
    assert not fitting.is_running


def test_it_does_nothing_by_itself_when_it_is_not_due(qtbot):
    fitting = Fitting(Backstage(Desk(Job(OWN), is_due=False)))
    fitting.look()
    assert not fitting.is_running


def test_it_stops_when_it_is_told_to(qtbot):
    desk = Desk(Job(OWN))
    fitting = Fitting(Backstage(desk))
    fitting.fit()
    with qtbot.waitSignal(fitting.changed) as told:
        fitting.stop()
    assert isinstance(told.args[0].fit, Stopped)
    assert desk.kept == [Stopped()]


def test_closing_ends_it(qtbot):
    job = Job(OWN)
    fitting = Fitting(Backstage(Desk(job)))
    fitting.look()
    fitting.close()
    assert not job.thread.is_alive()


def test_a_quiet_fit_is_not_told_as_an_outcome(qtbot):
    job = Job(OWN)
    fitting = Fitting(Backstage(Desk(job)))
    fitting.look()
    with qtbot.waitSignal(fitting.changed) as told:
        job.goes_on.set()
    assert told.args[0].fit is None


def test_settings_say_how_many_reviews_are_missing(learner):
    learner.click("Settings")
    learner.wait_to_see("400 reviews to go")
    assert learner.sees("FSRS's default parameters are in use")
    assert not learner.sees("Fit to my reviews")


def test_parameters_of_ones_own_say_what_they_were_fitted_to_and_what_they_gain():
    sentence = in_use(FitState(OWN, 900, 400, is_due=False))
    assert "812 reviews" in sentence
    assert "by 10%" in sentence.replace("\u00a0", "")


def test_each_outcome_is_one_sentence():
    state = FitState(None, 900, 400, is_due=False)
    assert "by themselves" in said(Fitted(state, is_running=False))
    assert "no better" in said(Fitted(state, is_running=False, fit=NoBetter(900, 0.4, 0.4)))
    assert "400 are needed" in outcome(TooFew(380))
    assert "go on meanwhile" in said(Fitted(state, is_running=True))
