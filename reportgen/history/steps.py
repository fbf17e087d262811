"""Steps: where a series of values goes over to another level for good, above its own noise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from reportgen.history.chart import median
from reportgen.history.model import Point, Step

SIDE = 4
"""Points that must stand on each side of a step."""

_MARGIN = 1.5
_CLEARLY = 0.7


class _Split(NamedTuple):
    at: int
    score: float


def steps(points: Sequence[Point]) -> tuple[Step, ...]:
    """Return where the level of `points` changes, each with the medians of the points between it and its neighbours.

    Binary segmentation (Scott and Knott 1974): the split of a stretch that maximizes the CUSUM of its mean, in units of the
    noise, ``|mean after - mean before| * sqrt(k (n - k) / n)``, is a step where it exceeds ``sqrt(2 ln n) + 1.5`` (the universal
    threshold, Yao 1988, and a margin for noise that is not Gaussian); then both sides are searched. The noise is
    ``1.4826 MAD`` of the differences between neighbours over ``sqrt(2)``, which steps do not raise, and at least 0.5 % of the
    median value. Each side has at least four points, so that fewer than eight have no step. A drift is none either: the two
    levels must leave less than 70 % of the squares that a straight line through the eight points on each side leaves.
    """
    values = [point.value for point in points]
    cuts = sorted(_cuts(values, _noise(values)))
    bounds = [0, *cuts, len(values)]
    made = []
    for before, at, after in zip(bounds, bounds[1:], bounds[2:], strict=False):
        left, right = sorted(values[before:at]), sorted(values[at:after])
        levels = round(median(left), 6), round(median(right), 6)
        made.append(Step(date=points[at].date, before=levels[0], after=levels[1], points_before=len(left), points_after=len(right)))
    return tuple(made)


def _noise(values: Sequence[float]) -> float:
    if len(values) < 2 * SIDE:
        return 0.0
    jumps = [after - before for before, after in pairwise(values)]
    middle = median(sorted(jumps))
    spread = median(sorted(abs(jump - middle) for jump in jumps))
    return max(1.4826 * spread / sqrt(2), 0.005 * abs(median(sorted(values))))


def _cuts(values: Sequence[float], noise: float) -> list[int]:
    """Return the places of the first values after each step, found on ever shorter stretches."""
    found: list[int] = []
    left = [(0, len(values))] if noise else []
    while left:
        first, last = left.pop()
        if last - first < 2 * SIDE:
            continue
        split = _split(values[first:last], noise)
        if split.score > sqrt(2 * log(last - first)) + _MARGIN and _is_abrupt(values[first:last], split.at):
            found.append(first + split.at)
            left += [(first, first + split.at), (first + split.at, last)]
    return found


def _split(values: Sequence[float], noise: float) -> _Split:
    total, number, run, best = sum(values), len(values), 0.0, _Split(0, 0.0)
    for at in range(1, number - SIDE + 1):
        run += values[at - 1]
        if at >= SIDE:
            apart = abs((total - run) / (number - at) - run / at)
            best = max(best, _Split(at, apart * sqrt(at * (number - at) / number) / noise), key=lambda split: split.score)
    return best


def _is_abrupt(values: Sequence[float], at: int) -> bool:
    """Say whether two levels explain the eight values on each side of a split clearly better than one straight line does."""
    first = max(at - 2 * SIDE, 0)
    values, at = values[first : at + 2 * SIDE], at - first
    number, half = len(values), (len(values) - 1) / 2
    mean = sum(values) / number
    places = sum((place - half) ** 2 for place in range(number))
    slope = sum((place - half) * (value - mean) for place, value in enumerate(values)) / places
    line = sum((value - mean - slope * (place - half)) ** 2 for place, value in enumerate(values))
    return _squares(values[:at]) + _squares(values[at:]) < _CLEARLY * line


def _squares(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values)
