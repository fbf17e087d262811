"""Windows: the spans of dates that charts show, each short enough to read, and the sprints and weeks that days belong to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby

import msgspec

from reportgen.history import Day, History, Trend
from reportgen.site.words import iso_day, short_day

WIDE = 60
"""Dates on one chart: what fits beside each other with a dot to point at."""

SPRINTS = 12
"""The latest sprints that have a window of their own; the older ones are inside the wide windows."""


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Some dates in order: `key` ends a file name, `name` is for people, `at` maps a date to its place."""

    key: str
    name: str
    dates: tuple[str, ...]
    at: dict[str, int]


def window(key: str, name: str, dates: tuple[str, ...]) -> Window:
    """Return the window over `dates`."""
    return Window(key=key, name=name, dates=dates, at={date: at for at, date in enumerate(dates)})


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """The days of one sprint or of one calendar week; `slug` is its file name, `number` what reports call it."""

    slug: str
    name: str
    number: str
    days: tuple[Day, ...]

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates in order, each once."""
        return tuple(dict.fromkeys(day.report.date or "" for day in self.days))


def span_href(kind: str, period: Period) -> str:
    """Return the page of a ``week`` or ``sprint``."""
    return f"{kind}s/{period.slug}.html"


def weeks(history: History) -> tuple[Period, ...]:
    """Return the calendar weeks that hold reported days, oldest first."""
    found = []
    for (year, number), days in groupby(history.days, key=lambda day: iso_week(day.report.date)):
        if number:
            slug = f"{year}-w{number:02d}"
            found.append(Period(slug=slug, name=f"Week {number} of {year}", number=slug.upper(), days=tuple(days)))
    return tuple(found)


def iso_week(text: str | None) -> tuple[int, int]:
    """Return the ISO year and week of a date; zeros for what is no date.

    >>> iso_week("2025-01-14"), iso_week(None)
    ((2025, 3), (0, 0))
    """
    day = iso_day(text)
    return day.isocalendar()[:2] if day else (0, 0)


def sprints(history: History) -> tuple[Period, ...]:
    """Return the sprints that reports number, oldest first, each from its first report to the one before the next sprint."""
    found = []
    dates = [day.report.date or "" for day in history.days]
    for one in history.windows:
        days = history.days[bisect_left(dates, one.first) : bisect_right(dates, one.last)]
        if one.key.startswith("sprint-") and days:
            number, _, again = one.key.removeprefix("sprint-").partition("-")
            found.append(Period(slug=one.key, name=f"{one.title} ({again})" if again else one.title, number=number, days=days))
    return tuple(reversed(found))


WEEKS = 26
"""The latest weeks that lists can be filtered by."""


def periods(history: History) -> dict[str, tuple[str, str]]:
    """Map a report's key to the number of its week and of its sprint; empty for one that is long ago, or without a number."""
    recent = {day.report.key: week.number for week in weeks(history)[-WEEKS:] for day in week.days}
    named = {day.report.key: sprint.name for sprint in sprints(history)[-SPRINTS:] for day in sprint.days}
    return {day.report.key: (recent.get(day.report.key, ""), named.get(day.report.key, "")) for day in history.days}


def places(trend: Trend) -> tuple[str, ...]:
    """Return where the points of a trend that has no dates on its axis stand, in the order of its series."""
    return tuple(dict.fromkeys(point.place for series in trend.series for point in series.points if not point.date))


def trend_dates(history: History) -> tuple[str, ...]:
    """Return every date that a chart has a point on, oldest first."""
    return tuple(sorted({point.date for trend in history.trends for series in trend.series for point in series.points if point.date}))


def windows(history: History) -> tuple[Window, ...]:
    """Return all windows: the latest `WIDE` dates, the last reports, the latest sprints, and everything in pieces of `WIDE` dates.

    The pieces are counted from the oldest date and come when they are full, so that one more report touches the latest window only.
    """
    dates = trend_dates(history)
    latest = window("", "All" if len(dates) <= WIDE else f"Latest {WIDE} dates", dates[-WIDE:])
    full = [dates[at : at + WIDE] for at in range(0, len(dates) - WIDE + 1, WIDE)] if len(dates) > WIDE else []
    pieces = [window(f"all-{at}", f"{short_day(cut[0])} to {short_day(cut[-1])}", cut) for at, cut in enumerate(full, start=1)]
    named = [one for one in history.windows if one.key != "all"][: SPRINTS + 1]
    short = [window(one.key, one.title, tuple(date for date in dates if one.first <= date <= one.last)[-WIDE:]) for one in named]
    return (*((latest,) if dates else ()), *(one for one in short if one.dates), *reversed(pieces))


def charted(history: History, found: tuple[Window, ...]) -> dict[str, str]:
    """Map the keys of the windows `found` to the first trend that has a value in it; windows without any are left out."""
    first: dict[str, str] = {}
    for trend in history.trends:
        dates = {point.date for series in trend.series for point in series.points}
        first |= {one.key: trend.key for one in found if one.key not in first and not dates.isdisjoint(one.at)}
    return first
