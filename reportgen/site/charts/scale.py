"""Scales: from values to places on an axis with round ticks."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor as round_down
from math import isfinite, log10

import msgspec


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """A linear axis from `low` to `high` with its ticks, lowest first."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def y(self, value: float, top: float, bottom: float) -> float:
        """Return the vertical place of `value` between `bottom` (for `low`) and `top`."""
        return bottom - (value - self.low) / (self.high - self.low) * (bottom - top)


def _step(reach: float, most: int) -> float:
    raw = reach / most
    base = 10.0 ** round_down(log10(raw))
    return next(factor * base for factor in (1, 2, 2.5, 5, 10, 20) if factor * base >= raw * 0.999999)


def scale(values: Sequence[float], most: int = 4, *, floor: bool = False) -> Scale:
    """Return a scale that holds all `values`, with at most about `most` steps; `floor` makes it begin at 0.

    >>> scale([97, 61, 100], floor=True).ticks
    (0.0, 25.0, 50.0, 75.0, 100.0)
    >>> scale([]).ticks
    (0.0, 0.25, 0.5, 0.75, 1.0)
    >>> scale([5, 5]).ticks
    (4.0, 4.5, 5.0, 5.5, 6.0)
    """
    known = [value for value in values if isfinite(value) and abs(value) < 1e15]
    low, high = min(known, default=0.0), max(known, default=1.0)
    low = min(low, 0.0) if floor or (low >= 0 and low <= 0.4 * high) else low
    if high - low < 1e-9 * max(abs(high), 1):
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    step = _step(high - low, most)
    first = round_down(low / step + 1e-9)
    ticks: list[float] = []
    while not ticks or ticks[-1] < high - step * 1e-6:
        ticks.append(round((first + len(ticks)) * step, 10))
    return Scale(low=ticks[0], high=ticks[-1], ticks=tuple(ticks))
