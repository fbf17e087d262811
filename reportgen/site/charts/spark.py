"""Sparklines: the run of a few numbers as a picture the size of a word."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT, MOST = 72.0, 18.0, 40


def spark(values: Sequence[float]) -> str:
    """Return the latest values as one small SVG, which is decoration: the numbers stand beside it.

    >>> spark([1, 2])[:70]
    '<svg class="spark" viewBox="0 0 72 18" width="72" height="18" aria-hid'
    """
    shown = list(values)[-MOST:]
    low, high = min(shown), max(shown)
    reach = (high - low) or 1.0
    step = (WIDTH - 6) / max(len(shown) - 1, 1)
    spots = [(3 + at * step, HEIGHT - 3 - (value - low) / reach * (HEIGHT - 6)) for at, value in enumerate(shown)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    end = spots[-1]
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" width="{WIDTH:g}" height="{HEIGHT:g}" aria-hidden="true">'
        f'<polyline points="{path}"/><circle cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="2.2"/></svg>'
    )
