"""Windows: stretches of time to look at charts in: the last reports, each sprint, all."""

from __future__ import annotations

from collections import Counter

import msgspec

from reportgen.history.chart import Book, by_sprint, date_of
from reportgen.history.model import Series, Trend, Window

RECENT = 10
"""Dates with reports in the first window."""


def windows(book: Book) -> tuple[Window, ...]:
    """Return the windows of a book: the last ten dates, each sprint from its first to its last report, the latest first, and all."""
    dates = [date_of(chapter) for chapter in book.chapters]
    if not dates:
        return ()
    recent = [Window(key="recent", title=f"Last {RECENT} reports", first=dates[-RECENT], last=dates[-1])] if len(dates) > RECENT else []
    return (*recent, *reversed(_sprints(book)), Window(key="all", title="All", first=dates[0], last=dates[-1]))


def _sprints(book: Book) -> list[Window]:
    found: list[Window] = []
    times: Counter[int] = Counter()
    for number, chapters in by_sprint(book):
        times[number] += 1
        key = f"sprint-{number}" if times[number] == 1 else f"sprint-{number}-{times[number]}"
        found.append(Window(key=key, title=f"Sprint {number}", first=date_of(chapters[0]), last=date_of(chapters[-1])))
    return found


def window(trend: Trend, first: str, last: str) -> Trend:
    """Return `trend` with only the points from the date `first` to the date `last`, and without series that have none.

    Points that stand on no date stay; so does the summary, which speaks of all.
    """
    cut = (_cut(series, first, last) for series in trend.series)
    return msgspec.structs.replace(trend, series=tuple(series for series in cut if series.points))


def _cut(series: Series, first: str, last: str) -> Series:
    points = tuple(point for point in series.points if not point.date or first <= point.date <= last)
    steps = tuple(step for step in series.steps if first <= step.date <= last)
    return msgspec.structs.replace(series, points=points, steps=steps)
