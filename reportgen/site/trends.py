"""Trends: a page for each over several windows, and an overview of small charts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec
from markupsafe import Markup

from reportgen.files import File
from reportgen.history import Series, Trend
from reportgen.site.dayviews import shown
from reportgen.site.forecasts import forecast_words, picture
from reportgen.site.page import HOME, Later, Page, Site
from reportgen.site.panels import BY_OWNER, Cut, Frame, Panel, cuts, judged, panel, place_anchors, row_of, series_href
from reportgen.site.trendwords import summary
from reportgen.site.view import Line, Ref
from reportgen.site.windows import Window
from reportgen.text.tables import csv_cell, csv_line

FEW = 9
"""Small charts of metrics on the overview; their own page has more of them."""

MANY = 48
"""Small charts on one page; every metric has its chart on its own page too."""


MOST = 60
"""Items listed behind one place of a chart without dates."""


class TrendView(msgspec.Struct, frozen=True, kw_only=True):
    """One trend over one window: a panel, or several small ones of which `more` have no room.

    No author's word is in the summary of one that is `ours`.
    """

    key: str
    title: str
    about: str
    summary: str
    small: bool
    panels: tuple[Panel, ...]
    more: int = 0
    ours: bool = False


class TrendPage(msgspec.Struct, frozen=True, kw_only=True):
    """A trend, its windows, its CSV file, the trends beside it, and for an axis without dates the items behind each place."""

    trend: TrendView | None
    windows: tuple[Ref, ...]
    current: int
    csv: Ref
    before: Ref | None
    after: Ref | None
    behind: tuple[tuple[str, str, tuple[Line, ...]], ...] = ()


class TrendsView(msgspec.Struct, frozen=True, kw_only=True):
    """The overview: one small chart a trend, those of several metrics below, and the forecasts in words and as a picture."""

    cards: tuple[TrendView, ...]
    families: tuple[TrendView, ...]
    forecasts: tuple[str, ...]
    range: Markup | None


def _target(site: Site, series: Series) -> str:
    """Return the target of a metric as its author says it."""
    line = site.lines.get(series.key)
    return f"target {line.target}" if line and line.target else ""


def trend_view(site: Site, trend: Trend, frame: Frame, most: int = MANY) -> TrendView | None:
    """Return `trend` over one window, or None where it has no value in it."""
    return cut_view(site, cuts(trend, (frame.window,))[0], frame, most)


def cut_view(site: Site, cut: Cut, frame: Frame, most: int = MANY) -> TrendView | None:
    """Return a trend over the window of `cut`, or None where it has no value in it; `frame` says how it is drawn."""
    trend, frame = cut.trend, msgspec.structs.replace(frame, window=cut.window)
    if not trend.series:
        return None
    words = summary(trend, frame.window)
    rows = tuple(row_of(site, cut, at) for at in range(len(trend.series[:most] if trend.small else trend.series)))
    if not trend.small:
        name = Ref(text=trend.title, href=f"trends/{trend.key}.html" if frame.small else "")
        only = panel(trend, rows, frame, cut.unit, name, f"c-{trend.key}")
        return TrendView(
            key=trend.key, title=trend.title, about=trend.about, summary=words, small=False, panels=(only,),
            ours=trend.key not in BY_OWNER,
        )  # fmt: skip
    small = msgspec.structs.replace(frame, small=True)
    panels = tuple(
        panel(
            trend, (msgspec.structs.replace(row, style="s0"),), small, series.unit,
            Ref(text=series.title, href=row.href, title=_target(site, series)), f"c-{trend.key}-{index}",
        )
        for index, (series, row) in enumerate(zip(trend.series, rows, strict=False))
    )  # fmt: skip
    return TrendView(
        key=trend.key, title=trend.title, about=trend.about, summary=words, small=True, panels=panels, more=len(trend.series) - len(panels)
    )


def latest_trend(site: Site, key: str) -> TrendView | None:
    """Return one trend over the latest window of dates, for another page at the root of the site."""
    trend = next((trend for trend in site.lookup.history.trends if trend.key == key), None)
    return trend_view(site, trend, Frame(window=site.windows[0], language=site.lookup.look.language)) if trend and site.windows else None


def _path(trend: Trend, one: Window) -> str:
    return f"trends/{trend.key}{'-' + one.key if one.key else ''}.html"


def _overview(site: Site, latest: Window | None) -> Page:
    trends = site.lookup.history.trends if latest else ()
    frame = Frame(window=latest, small=True, language=site.lookup.look.language) if latest else None
    made = [view for trend in trends if frame and (view := trend_view(site, trend, frame, FEW))]
    shown = TrendsView(
        cards=tuple(one for one in made if not one.small),
        families=tuple(one for one in made if one.small),
        forecasts=forecast_words(site.lookup.history),
        range=picture(site),
    )
    return Page(
        path="trends.html", template="trends.html", title="Trends", view=shown, here="trends", crumbs=(HOME,), about="How the numbers run"
    )


def _behind(site: Site, trend: Trend) -> tuple[tuple[str, str, tuple[Line, ...]], ...]:
    """Return the items behind each place of an axis without dates, under the anchor that its points lead to."""
    anchors = place_anchors(trend)
    keys: dict[str, dict[str, None]] = {place: {} for place in anchors}
    for point in (point for series in trend.series for point in series.points if point.place in keys):
        keys[point.place] |= dict.fromkeys(point.tracks)
    return tuple((anchors[place].partition("#")[2], place, shown(site, held)[:MOST]) for place, held in keys.items() if held)


class _Around(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around a trend on its pages: the windows that it has a value in, the trends beside it, the items behind its places."""

    windows: tuple[Ref, ...]
    before: Ref | None
    after: Ref | None
    behind: tuple[tuple[str, str, tuple[Line, ...]], ...]


_Told = dict[int, tuple[object, ...]]
"""By the identity of a point what a chart tells of it; points cannot be keys, and each is in several windows."""


def _told(site: Site, trend: Trend) -> _Told:
    """Return what charts tell of the points of `trend`; where those lead that count several items follows from their days."""
    files, lines = site.lookup.files, site.lines
    found: _Told = {}
    for point in (point for series in trend.series for point in series.points):
        last = point.records[-1] if point.records else None
        only = lines.get(point.tracks[0]) if len(point.tracks) == 1 else None
        lead = (files.get(last.report), last.line) if last else only.href if only else bool(point.tracks)
        found[id(point)] = (point.date or point.place, point.value, point.text, lead, judged(point))
    return found


def _basis(site: Site, cut: Cut, told: _Told) -> object:
    """Return what a chart and the words beside it follow from: not from all that the records of its points say."""
    trend, one = cut.trend, cut.window
    rows = [
        (
            series.key, series.title, series.unit, series.target, series.comparator, series.steps, series_href(site, trend, series),
            _target(site, series), [told[id(point)] for point in series.points],
        )
        for series in trend.series
    ]  # fmt: skip
    words = trend.key, trend.title, trend.about, trend.shape, trend.axis, trend.small, "" if one.key else trend.summary
    days = [day and site.lookup.files.get(day.report.key) for day in map(site.lookup.days_on.get, one.dates)]
    return words, one.key, one.name, one.dates, days, cut.styles, cut.unit, cut.places, rows


def _page(site: Site, trend: Trend, one: Window, cut: Cut, around: _Around) -> Page:
    view = cut_view(site, cut, Frame(window=one, root="../", language=site.lookup.look.language))
    path = _path(trend, one)
    shown = TrendPage(
        trend=view, windows=around.windows, current=[ref.href for ref in around.windows].index(path),
        csv=Ref(text=f"{trend.key}.csv", href=csv_path(trend)), before=around.before, after=around.after, behind=around.behind,
    )  # fmt: skip
    return Page(
        path=path, template="trend.html", title=trend.title + (f", {one.name}" if one.key else ""), here="trends",
        about=view.summary if view else "", crumbs=(HOME, Ref(text="Trends", href="trends.html")), view=shown,
    )  # fmt: skip


def _pages_of(site: Site, at: int, found: tuple[Window, ...]) -> Iterator[Later]:
    trends = site.lookup.history.trends
    trend = trends[at]
    found = found if trend.axis == "date" else found[:1]
    made = [(one, cut) for one, cut in zip(found, cuts(trend, found), strict=True) if cut.trend.series]
    beside = [
        Ref(text=trends[near].title, href=f"trends/{trends[near].key}.html") if 0 <= near < len(trends) else None
        for near in (at - 1, at + 1)
    ]
    refs = tuple(Ref(text=one.name, href=_path(trend, one)) for one, _ in made)
    around = _Around(windows=refs, before=beside[0], after=beside[1], behind=_behind(site, trend))
    told = _told(site, trend)
    for one, cut in made:
        basis = one.name, _basis(site, cut, told), around
        yield Later(path=_path(trend, one), basis=basis, make=partial(_page, site, trend, one, cut, around))


def trend_pages(site: Site) -> Iterator[Page | Later]:
    """Yield the overview, and the pages of each trend, one a window."""
    if site.share == 0:
        yield _overview(site, site.windows[0] if site.windows else None)
    for at in site.mine(range(len(site.lookup.history.trends))):
        yield from _pages_of(site, at, site.windows)


def csv_path(trend: Trend) -> str:
    """Return where the numbers of a trend lie."""
    return f"data/trends/{trend.key}.csv"


def _lines(trend: Trend) -> Iterator[str]:
    head = "date" if trend.axis == "date" else trend.axis
    yield csv_line((head, "series", "value", "unit", "text", "target", "comparator", "source", "line"))
    for series in trend.series:
        title, unit, aim = csv_cell(series.title), csv_cell(series.unit), f"{csv_cell(series.target)},{csv_cell(series.comparator)}"
        for point in series.points:
            where = point.records[-1] if point.records else None
            source = f"{csv_cell(where.source)},{where.line}" if where else ","
            yield f"{csv_cell(point.date or point.place)},{title},{csv_cell(point.value)},{unit},{csv_cell(point.text)},{aim},{source}\r\n"


def trend_tables(site: Site) -> Iterator[File]:
    """Yield the numbers of every trend as CSV, one line a point, over all dates."""
    for trend in site.lookup.history.trends:
        yield File(path=csv_path(trend), content="".join(_lines(trend)).encode("utf-8", "replace"))
