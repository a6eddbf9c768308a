"""Where to put things that build on each other: in layers from left to right, with few crossings.

Each thing stands one layer behind the last of those it builds on. What skips a layer leaves a gap there for its line.
Within a layer things are ordered by the mean place of their neighbours, to and fro (Sugiyama's method).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import fmean

_SWEEPS = 12
_GAP = 12.0
"""Between things in one layer, as their heights are measured."""
_LINE = 4.0
"""Height of a gap for a line."""

Edge = tuple[str, str]
_Gap = tuple[str, str, int]
"""For the line from one thing to another, where it passes a layer."""
_Item = str | _Gap


@dataclass(frozen=True, slots=True)
class Layers:
    layer: Mapping[str, int]
    middle: Mapping[str, float]
    """The height at which the middle of each thing stands, counted from the top."""
    lines: Mapping[Edge, tuple[float, ...]]
    """For each layer from the one to the other, the height at which the line passes."""
    height: float

    @property
    def count(self) -> int:
        return max(self.layer.values(), default=-1) + 1


def in_layers(builds_on: Mapping[str, Sequence[str]], heights: Mapping[str, float]) -> Layers:
    """`builds_on` has no circles. Lines that others imply are left out."""
    layer = _layers(builds_on)
    edges = _needed(builds_on)
    chains = {edge: _chain(edge, layer) for edge in edges}
    columns = _ordered(_columns(layer, chains), _neighbours(chains))
    middle = _middles(columns, _neighbours(chains), lambda item: heights[item] if isinstance(item, str) else _LINE)
    half = {item: heights[item] / 2 if isinstance(item, str) else _LINE for item in middle}
    top = min((middle[item] - half[item] for item in middle), default=0.0)
    lowest = max((middle[item] + half[item] for item in middle), default=0.0)
    return Layers(
        layer,
        {item: middle[item] - top for item in layer},
        {edge: tuple(middle[item] - top for item in chain) for edge, chain in chains.items()},
        lowest - top,
    )


def _layers(builds_on: Mapping[str, Sequence[str]]) -> dict[str, int]:
    @cache
    def layer(item: str) -> int:
        return max((layer(below) + 1 for below in builds_on[item]), default=0)

    return {item: layer(item) for item in builds_on}


def _needed(builds_on: Mapping[str, Sequence[str]]) -> list[Edge]:
    """Not those that a longer way says already."""

    @cache
    def all_below(item: str) -> frozenset[str]:
        return frozenset(builds_on[item]).union(*(all_below(below) for below in builds_on[item]))

    return [
        (below, item)
        for item, belows in builds_on.items()
        for below in belows
        if not any(below in all_below(other) for other in belows if other != below)
    ]


def _chain(edge: Edge, layer: Mapping[str, int]) -> tuple[_Item, ...]:
    below, item = edge
    gaps = ((below, item, at) for at in range(layer[below] + 1, layer[item]))
    return (below, *gaps, item)


def _columns(layer: Mapping[str, int], chains: Mapping[Edge, tuple[_Item, ...]]) -> list[list[_Item]]:
    columns: list[list[_Item]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for item, at in layer.items():
        columns[at].append(item)
    for chain in chains.values():
        for gap in chain[1:-1]:
            columns[gap[2] if isinstance(gap, tuple) else 0].append(gap)
    return columns


def _neighbours(chains: Mapping[Edge, tuple[_Item, ...]]) -> dict[_Item, tuple[list[_Item], list[_Item]]]:
    """Those to the left and those to the right."""
    found: dict[_Item, tuple[list[_Item], list[_Item]]] = {}
    for chain in chains.values():
        for left, right in pairwise(chain):
            found.setdefault(left, ([], []))[1].append(right)
            found.setdefault(right, ([], []))[0].append(left)
    return found


def _ordered(
    columns: list[list[_Item]], neighbours: Mapping[_Item, tuple[list[_Item], list[_Item]]]
) -> list[list[_Item]]:
    best, fewest = columns, _crossings(columns, neighbours)
    for sweep in range(_SWEEPS):
        side = sweep % 2
        walk = range(1, len(columns)) if side == 0 else range(len(columns) - 2, -1, -1)
        columns = [list(column) for column in columns]
        for at in walk:
            place = {item: index for index, item in enumerate(columns[at - 1 if side == 0 else at + 1])}
            own = {item: float(index) for index, item in enumerate(columns[at])}
            for item in columns[at]:
                if near := neighbours.get(item, ([], []))[side]:
                    own[item] = fmean(place[other] for other in near)
            columns[at].sort(key=own.__getitem__)
        if (crossings := _crossings(columns, neighbours)) < fewest:
            best, fewest = columns, crossings
    return best


def _crossings(columns: list[list[_Item]], neighbours: Mapping[_Item, tuple[list[_Item], list[_Item]]]) -> int:
    crossings = 0
    for left, right in pairwise(columns):
        place = {item: index for index, item in enumerate(right)}
        ends = [sorted(place[other] for other in neighbours.get(item, ([], []))[1]) for item in left]
        flat = [end for each in ends for end in each]
        crossings += sum(before > after for index, before in enumerate(flat) for after in flat[index + 1 :])
    return crossings


def _middles(
    columns: list[list[_Item]],
    neighbours: Mapping[_Item, tuple[list[_Item], list[_Item]]],
    height: Callable[[_Item], float],
) -> dict[_Item, float]:
    """Each as near as can be to the middle of its neighbours, in the order given."""
    middle: dict[_Item, float] = {}
    for column in columns:
        middle.update(zip(column, _apart(column, [0.0] * len(column), height), strict=True))
    for sweep in range(2 * _SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wishes = [_wish(item, middle, neighbours) for item in column]
            middle.update(zip(column, _apart(column, wishes, height), strict=True))
    return middle


def _wish(
    item: _Item, middle: Mapping[_Item, float], neighbours: Mapping[_Item, tuple[list[_Item], list[_Item]]]
) -> float:
    near = [middle[other] for side in neighbours.get(item, ([], [])) for other in side]
    return fmean(near) if near else middle[item]


def _apart(column: list[_Item], wishes: list[float], height: Callable[[_Item], float]) -> list[float]:
    """The places nearest to the wishes, in the mean, at which nothing overlaps: runs that touch move together."""
    offsets = [0.0]
    for one, following in pairwise(column):
        offsets.append(offsets[-1] + (height(one) + height(following)) / 2 + _GAP)
    runs: list[list[float]] = []
    for wish, offset in zip(wishes, offsets, strict=False):
        runs.append([wish - offset])
        while len(runs) > 1 and fmean(runs[-2]) > fmean(runs[-1]):
            runs[-2:] = [runs[-2] + runs[-1]]
    starts = [fmean(run) for run in runs for _ in run]
    return [start + offset for start, offset in zip(starts, offsets, strict=False)]
