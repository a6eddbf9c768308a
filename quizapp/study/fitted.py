"""The learner's own FSRS parameters: where they are kept, when to fit them again, and what changes with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quizapp.memory.fitting import NEEDED, Fit, FitJob, NoBetter
from quizapp.memory.parameters import DEFAULTS, Parameters
from quizapp.memory.replaying import replay_all, with_dates_of
from quizapp.memory.scheduler import Scheduler
from quizapp.storage.collection import Collection

_PARAMETERS = "fsrs"
_TRIED = "fsrs tried"
"""Number of reviews when it was last fitted, with or without a gain."""
_REBUILD = "fsrs rebuild"
"""True until the memories have been built again with parameters that are new."""
AGAIN_AFTER = 1.25
"""By so much the reviews have to have grown before it is tried again without being asked to."""


@dataclass(frozen=True, slots=True)
class FitState:
    """What Settings shows."""

    parameters: Parameters | None
    """None: the defaults are used."""
    reviews: int
    needed: int
    is_due: bool
    """Whether fitting now is worth while; nothing keeps the learner from asking for it before."""


def fit_state(collection: Collection) -> FitState:
    settings, reviews = collection.settings(), collection.count_reviews()
    is_due = reviews >= max(NEEDED, AGAIN_AFTER * _number(settings.get(_TRIED)))
    return FitState(Parameters.from_setting(settings.get(_PARAMETERS)), reviews, NEEDED, is_due)


def fit_job(collection: Collection) -> FitJob:
    """To be run on any thread, while the learner goes on."""
    parameters = parameters_of(collection)
    return FitJob(tuple(collection.history()), parameters.values if parameters else DEFAULTS)


def keep_fit(collection: Collection, fit: Fit) -> bool:
    """Notes what came of fitting; True when other parameters are used from the next sitting on."""
    match fit:
        case Parameters():
            kept = {_PARAMETERS: fit.as_setting(), _TRIED: fit.reviews, _REBUILD: True}
            collection.change_settings(kept)
            return True
        case NoBetter(reviews=reviews):
            collection.set_setting(_TRIED, reviews)
            return False
        case _:
            return False


def forget_fit(collection: Collection) -> None:
    """Back to the defaults."""
    collection.change_settings({_PARAMETERS: None, _REBUILD: True})


def parameters_of(collection: Collection) -> Parameters | None:
    return Parameters.from_setting(collection.setting(_PARAMETERS))


def rebuild_memories(collection: Collection, scheduler: Scheduler) -> None:
    """Once after other parameters came into use, before a sitting begins: what is remembered is seen with them.

    Due dates stay as they were promised; the next review of each card sets its own.
    """
    if collection.setting(_REBUILD) is True:
        rebuilt = with_dates_of(replay_all(scheduler, collection.history()), collection.memories())
        collection.replace_memories(rebuilt, {_REBUILD: False})


def _number(kept: Any) -> float:
    return float(kept) if isinstance(kept, int | float) else 0.0
