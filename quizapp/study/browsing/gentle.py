"""Sorting that lets others go on. Python sorts in one go, and while it does no other thread does anything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_PART = 2000
"""So many are sorted within two milliseconds, or thereabouts."""
_SAMPLES = 8
"""Looked at for each part, so that the parts come out about alike."""


def gently_sorted(items: Sequence[T], key: Callable[[T], Any], *, reverse: bool = False) -> list[T]:
    """As `sorted`: dealt out to small parts first, each of which comes before the next, and sorted part by part."""
    if len(items) <= 2 * _PART:
        return sorted(items, key=key, reverse=reverse)
    between = _between(items, key)
    parts: list[list[T]] = [[] for _ in range(len(between) + 1)]
    for item in items:
        parts[bisect_right(between, key(item))].append(item)
    if reverse:
        parts.reverse()
    found: list[T] = []
    for part in parts:
        found += sorted(part, key=key, reverse=reverse)
    return found


def _between(items: Sequence[T], key: Callable[[T], Any]) -> list[Any]:
    """Where each part ends, as some of the keys say."""
    sample = sorted(map(key, items[:: max(1, _PART // _SAMPLES)]))
    return list(dict.fromkeys(sample[_SAMPLES::_SAMPLES]))
