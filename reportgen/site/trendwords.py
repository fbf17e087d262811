"""What a chart shows, in one sentence."""

from __future__ import annotations

from collections import Counter

from reportgen.history import Point, Series, Trend
from reportgen.history.gauges import met_last
from reportgen.site.windows import Window
from reportgen.site.words import STATES, count, number, short_day, state_words


def _said(series: Series, point: Point) -> str:
    """Return a value with its unit: "78%", "12 points"."""
    unit = series.unit if series.unit == "%" else f" {series.unit}" if series.unit else ""
    return f"{number(point.value)}{unit}"


def _one(series: Series, points: list[Point]) -> str:
    last, first = points[-1], points[0]
    low, high = min(points, key=lambda one: one.value), max(points, key=lambda one: one.value)
    words = f"{series.title}: {_said(series, last)} on {short_day(last.date)}"
    if len(points) == 1:
        return f"{words}."
    step = last.value - first.value
    moved = (
        f"{'up' if step > 0 else 'down'} {number(abs(step))} since {short_day(first.date)}" if step else f"as on {short_day(first.date)}"
    )
    return f"{words}, {moved}; lowest {_said(series, low)}, highest {_said(series, high)}."


def _levels(trend: Trend, window: Window) -> str:
    now = Counter(points[-1].text for series in trend.series if (points := _within(series, window)))
    words = ", ".join(f"{now[level]} {level}" for level in ("red", "yellow", "green") if now[level])
    return f"{trend.title}: {words} as last stated."


def _bars(trend: Trend, window: Window) -> str:
    held = [(points[-1], series) for series in trend.series if (points := _within(series, window))]
    most, total = max(point.value for point, _ in held), number(sum(point.value for point, _ in held))
    first = [series.title for point, series in held if point.value == most]
    whose = f"{first[0]} holds" if len(first) == 1 else f"{', '.join(first[:3])}{' and others' if len(first) > 3 else ''} each hold"
    return f"{whose} most: {number(most)} of {total} in all."


def _metrics(trend: Trend, window: Window) -> str:
    judged = [met for series in trend.series if (met := _last_met(series, window)) is not None]
    words = count(sum(bool(_within(series, window)) for series in trend.series), "metric")
    return (
        f"{words}; {sum(judged)} of {len(judged)} with a target met it when last measured." if judged else f"{words}, none with a target."
    )


def _last_met(series: Series, window: Window) -> bool | None:
    """Return whether the last value within `window` meets the target that was stated last by then, also before the window."""
    within = _within(series, window)
    return met_last(series.points[: series.points.index(within[-1]) + 1]) if within else None


def _within(series: Series, window: Window) -> list[Point]:
    return [point for point in series.points if (point.date or point.place) in window.at]


def summary(trend: Trend, window: Window) -> str:
    """Return one sentence on how `trend` runs over the dates of `window`; nothing where it has no value there."""
    held = [(series, points) for series in trend.series if (points := _within(series, window))]
    if not held:
        return ""
    if trend.summary and not window.key:
        return trend.summary
    if trend.small:
        return _metrics(trend, window)
    if trend.shape == "strip":
        return _levels(trend, window)
    if trend.shape == "bars" and all(len(points) == 1 for _, points in held):
        return _bars(trend, window)
    if len(held) == 1:
        return _one(*held[0])
    last = max(points[-1].date for _, points in held)
    now = [(series, points[-1]) for series, points in held if points[-1].date == last and points[-1].value]
    words = ", ".join(
        f"{state_words(series.key) if series.key in STATES else series.title} {_said(series, point)}" for series, point in now
    )
    return f"On {short_day(last)}: {words}." if words else f"On {short_day(last)} all are 0."
