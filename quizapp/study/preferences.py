"""What the learner set, and the scheduler that goes by it."""

from __future__ import annotations

from dataclasses import asdict

from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection
from quizapp.study.fitted import parameters_of
from quizapp.study.states import Settings

_SETTINGS = "study"


def settings_of(collection: Collection) -> Settings:
    return Settings(**{**asdict(Settings()), **collection.setting(_SETTINGS, {})})


def keep_settings(collection: Collection, settings: Settings) -> None:
    collection.set_setting(_SETTINGS, asdict(settings))


def scheduler_of(collection: Collection) -> Scheduler:
    parameters = parameters_of(collection)
    return Scheduler(settings_of(collection).desired_retention, parameters.values if parameters else None)
