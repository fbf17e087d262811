"""Trends: charts over the reported days, in windows of a readable number of days."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from reportgen.history import Point, Series, Trend
from reportgen.site.charts import CHARTS, Dot, Plot, Row
from reportgen.site.page import HOME, Page, Site
from reportgen.site.trusted import trusted
from reportgen.site.view import Ref
from reportgen.site.words import number, short_day, tick_day

WINDOW = 60
"""Dates on one page of charts: what fits beside each other with a dot to point at."""

_STATES = (
    "done",
    "cancelled",
    "in_review",
    "on_track",
    "in_progress",
    "at_risk",
    "blocked",
    "deferred",
    "planned",
    "new",
    "unstated",
    "lapsed",
)


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """One picture with its legend and its table of values."""

    key: str
    title: str
    link: Ref
    svg: Markup
    legend: tuple[tuple[str, str], ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Ref, ...]], ...]
    latest: Ref | None = None
    target: str = ""


class TrendView(msgspec.Struct, frozen=True, kw_only=True):
    """One trend: a panel, or several small ones."""

    key: str
    title: str
    about: str
    small: bool
    panels: tuple[Panel, ...]


class TrendsView(msgspec.Struct, frozen=True, kw_only=True):
    """All charts of one window of dates, and the other windows."""

    trends: tuple[TrendView, ...]
    window: str
    windows: tuple[Ref, ...]
    current: int


class _Window(msgspec.Struct, frozen=True):
    dates: tuple[str, ...]
    at: dict[str, int]


def _style(trend: Trend, series: Series, index: int) -> str:
    return f"v-{series.key}" if trend.shape == "stack" and series.key in _STATES else f"s{index % 8}" if trend.key != "workload" else "s0"


def _href(site: Site, point: Point) -> str:
    """Return the line that a point was read from, or the day's items that it counts."""
    if point.records:
        return site.lookup.line_href(point.records[-1])
    if len(point.tracks) == 1 and point.tracks[0] in site.lines:
        return site.lines[point.tracks[0]].href
    day = site.lookup.days_on.get(point.date)
    return site.lookup.report_href(day.report.key, "open") if day else ""


def _row(site: Site, trend: Trend, series: Series, index: int, window: _Window) -> Row:
    person = site.lookup.people.get(series.key.casefold()) if trend.key == "workload" else None
    href = f"people/{person.slug}.html" if person else site.lines[series.key].href if series.key in site.lines else ""
    points = (point for point in series.points if point.date in window.at)
    dots = tuple(
        Dot(
            at=window.at[point.date], value=point.value, text=point.text or number(point.value), href=href if person else _href(site, point)
        )
        for point in points
    )
    return Row(
        name=series.title, style=_style(trend, series, index), dots=dots, href=href, target=series.target, comparator=series.comparator
    )


def _table(rows: tuple[Row, ...], window: _Window) -> tuple[tuple[str, tuple[Ref, ...]], ...]:
    held = [{dot.at: dot for dot in row.dots} for row in rows]
    used = sorted({dot.at for row in rows for dot in row.dots}, reverse=True)
    return tuple(
        (short_day(window.dates[at]), tuple(Ref(text=by[at].text, href=by[at].href) if at in by else Ref(text="") for by in held))
        for at in used
    )


def _panel(trend: Trend, rows: tuple[Row, ...], window: _Window, name: Ref, unit: str) -> Panel:
    """Draw `rows` as one picture; a name that leads somewhere is that of a small one, and its title is the target."""
    small, title = bool(name.href), name.text
    key = rows[0].style + trend.key if not small else trend.key
    about = f"{trend.about} {len(window.dates)} dates from {tick_day(window.dates[0])} to {tick_day(window.dates[-1])}."
    across = trend.key == "workload"
    plot = Plot(
        key=f"c-{key}", title=title, about=about, unit=unit, dates=window.dates[-1:] if across else window.dates,
        rows=tuple(_at_last(row) for row in rows) if across else rows,
        floor=not small, height=150.0 if small else 240.0, width=380.0 if small else 760.0,
    )  # fmt: skip
    last = rows[0].dots[-1]
    return Panel(
        key=plot.key, title=title, link=Ref(text=title, href=name.href), svg=trusted(CHARTS[trend.shape](plot)),
        legend=tuple((row.style, row.name) for row in rows) if len(rows) > 1 and trend.shape != "strip" and not across else (),
        head=tuple(row.name for row in rows), rows=_table(rows, window), target=name.title,
        latest=Ref(text=last.text, href=last.href) if small else None,
    )  # fmt: skip


def _target(site: Site, series: Series) -> str:
    """Return the target of a metric as its author says it."""
    line = site.lines.get(series.key)
    return f"target {line.target}" if line and line.target else ""


def _at_last(row: Row) -> Row:
    return msgspec.structs.replace(row, dots=tuple(msgspec.structs.replace(dot, at=0) for dot in row.dots[-1:]))


def _trend(site: Site, trend: Trend, window: _Window) -> TrendView | None:
    pairs = [(series, _row(site, trend, series, index, window)) for index, series in enumerate(trend.series)]
    rows = tuple(row for _, row in pairs if row.dots)
    if not rows:
        return None
    small = trend.key == "metrics"
    if small:
        panels = []
        for index, (series, row) in enumerate(pair for pair in pairs if pair[1].dots):
            one = msgspec.structs.replace(row, style="s0")
            made = _panel(trend, (one,), window, Ref(text=series.title, href=row.href, title=_target(site, series)), series.unit)
            svg = made.svg.replace("c-metrics", f"c-metrics-{index}")
            panels.append(msgspec.structs.replace(made, key=f"c-metrics-{index}", svg=svg))
        return TrendView(key=trend.key, title=trend.title, about=trend.about, small=True, panels=tuple(panels))
    unit = trend.series[0].unit
    return TrendView(
        key=trend.key, title=trend.title, about=trend.about, small=False, panels=(_panel(trend, rows, window, Ref(text=trend.title), unit),)
    )


def _windows(site: Site) -> list[_Window]:
    dates = sorted({point.date for trend in site.lookup.history.trends for series in trend.series for point in series.points if point.date})
    cuts = [dates[max(end - WINDOW, 0) : end] for end in range(len(dates), 0, -WINDOW)]
    return [_Window(tuple(cut), {date: at for at, date in enumerate(cut)}) for cut in cuts]


def latest_trend(site: Site, key: str) -> TrendView | None:
    """Return one trend over the latest window of dates, for another page at the root of the site."""
    windows = _windows(site)
    trend = next((trend for trend in site.lookup.history.trends if trend.key == key), None)
    return _trend(site, trend, windows[0]) if trend and windows else None


def trend_pages(site: Site) -> Iterator[Page]:
    """Yield the charts, the latest window first; older windows have pages of their own."""
    windows = _windows(site) or [_Window((), {})]
    paths = ["trends.html" if at == 0 else f"trends-{at + 1}.html" for at in range(len(windows))]
    names = [f"{short_day(w.dates[0])} to {short_day(w.dates[-1])}" if w.dates else "" for w in windows]
    refs = tuple(Ref(text=name, href=path) for name, path in zip(names, paths, strict=True))
    for at, window in enumerate(windows):
        trends = tuple(made for trend in site.lookup.history.trends if window.dates and (made := _trend(site, trend, window)))
        view = TrendsView(trends=trends, window=names[at], windows=refs if len(refs) > 1 else (), current=at)
        yield Page(
            path=paths[at], template="trends.html", title="Trends", view=view, here="trends", crumbs=(HOME,), about="How the numbers run"
        )
