"""FSRS's parameters as they are kept: with the version they are of, so that a later version does not misread them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

VERSION = 6
LENGTH = 21
DEFAULTS = tuple(float(value) for value in DEFAULT_PARAMETERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Parameters fitted to one learner, and how well they did."""

    values: tuple[float, ...]
    reviews: int
    """That they were fitted to and measured on."""
    loss: float
    """Mean log loss on the reviews held back."""
    loss_before: float
    """That of the parameters used before, on the same reviews."""
    version: int = VERSION
    length: int = LENGTH

    def as_setting(self) -> dict[str, Any]:
        return {**asdict(self), "values": list(self.values)}

    @classmethod
    def from_setting(cls, kept: object) -> Self | None:
        """None for anything that this version cannot use: the defaults are then right."""
        if not isinstance(kept, Mapping) or (kept.get("version"), kept.get("length")) != (VERSION, LENGTH):
            return None
        try:
            values = tuple(float(value) for value in kept["values"])
            found = cls(
                values=values,
                reviews=int(kept["reviews"]),
                loss=float(kept["loss"]),
                loss_before=float(kept["loss_before"]),
            )
        except (KeyError, TypeError, ValueError):
            return None
        return found if within_bounds(values) == values else None


def within_bounds(values: tuple[float, ...]) -> tuple[float, ...] | None:
    """The nearest parameters that the scheduler takes; None when there are too few or too many."""
    if len(values) != LENGTH:
        return None
    bounds = zip(values, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(min(max(value, float(low)), float(high)) for value, low, high in bounds)
