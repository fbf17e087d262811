"""Panels: one picture with its legend and its table of values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from reportgen.history import Point, Series, Trend
from reportgen.site.charts import CHARTS, Dot, Plot, Row, Shift
from reportgen.site.drawn import Drawn
from reportgen.site.page import Site
from reportgen.site.trusted import trusted
from reportgen.site.view import Ref
from reportgen.site.windows import Window, places, window
from reportgen.site.words import STATES, number, short_day, tick_day

ROWS = 40
"""Rows of one strip or bar chart; the others are in its table of all numbers."""


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """One picture with its legend and its table of values; `hidden` rows are only in the CSV file, `notes` say what is marked.

    `ours` tells that the title is no author's, `named` that the names of the series are none.
    """

    key: str
    title: str
    link: Ref
    svg: Drawn
    legend: tuple[tuple[str, str], ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Ref, ...]], ...]
    latest: Ref | None = None
    target: str = ""
    missed: bool = False
    hidden: int = 0
    notes: tuple[str, ...] = ()
    ours: bool = False
    named: bool = False


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """How a panel is drawn: over which dates, how large, how links reach the root of the site, and in which language."""

    window: Window
    root: str = ""
    small: bool = False
    language: str = "en"


BY_OWNER = ("throughput", "workload")
"""Trends whose series are people."""

OUTCOMES = {"kept": "v-done", "partly": "v-at_risk", "broken": "v-blocked", "silent": "v-deferred"}


def _style(trend: Trend, series: Series, index: int, several: bool) -> str:
    """Return the class of a row: its state in a stack, else one of eight colours with dashes; rows that stand apart share one."""
    if trend.shape == "stack" and (series.key in STATES or series.key in OUTCOMES):
        return OUTCOMES.get(series.key, f"v-{series.key}")
    return f"s{index % 8}" if trend.shape in ("line", "stack") or several else "s0"


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """A trend over one window: `trend` has the series with a value in it and no other points, `styles` has the class of each.

    `unit` is that of the whole trend, `places` says by place where one without dates on its axis lists the items behind its points.
    """

    window: Window
    trend: Trend
    styles: tuple[str, ...]
    unit: str
    places: Mapping[str, str]


def place_anchors(trend: Trend) -> dict[str, str]:
    """Return by place where the page of a trend without dates on its axis lists the items behind it."""
    return {place: f"trends/{trend.key}.html#at-{at}" for at, place in enumerate(places(trend), start=1)}


def cuts(trend: Trend, found: Sequence[Window]) -> tuple[Cut, ...]:
    """Return `trend` over each of the windows `found`; its points are looked at once, however many windows there are."""
    if trend.axis != "date":
        found = [window("", "All", places(trend))] * len(found)
    where: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        for place in one.at:
            where.setdefault(place, []).append(at)
    held: list[list[tuple[Series, str]]] = [[] for _ in found]
    several = any(len(one.points) > 1 for one in trend.series)
    for index, series in enumerate(trend.series):
        style = _style(trend, series, index, several)
        for at, part in _parted(series, where):
            held[at].append((part, style))
    anchors, unit = place_anchors(trend), trend.series[0].unit if trend.series else ""
    return tuple(
        Cut(
            window=one, trend=msgspec.structs.replace(trend, series=tuple(part for part, _ in parts)),
            styles=tuple(style for _, style in parts), unit=unit, places=anchors,
        )
        for one, parts in zip(found, held, strict=True)
    )  # fmt: skip


def _parted(series: Series, where: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, Series]]:
    """Yield a series as each window has it; `where` has the numbers of the windows by place."""
    points: dict[int, list[Point]] = {}
    for point in series.points:
        for at in where.get(point.date or point.place, ()):
            points.setdefault(at, []).append(point)
    for at, held in points.items():
        steps = tuple(step for step in series.steps if at in where.get(step.date, ()))
        yield at, msgspec.structs.replace(series, points=tuple(held), steps=steps)


def point_href(site: Site, cut: Cut, point: Point) -> str:
    """Return the line that a point was read from, or the items that it counts; nothing for a point that counts none."""
    if not point.date:
        return cut.places[point.place] if point.tracks else ""
    if point.records:
        return site.lookup.line_href(point.records[-1])
    if len(point.tracks) == 1 and point.tracks[0] in site.lines:
        return site.lines[point.tracks[0]].href
    day = site.lookup.days_on.get(point.date)
    return site.lookup.report_href(day.report.key, "open") if day else ""


def judged(point: Point) -> bool | None:
    """Return what the report of a value says of its target: whether it is met; None where it says nothing."""
    for record in reversed(point.records):
        if record.met is not None:
            return record.met
    return None


def missed(series: Series, point: Point) -> bool:
    """Tell whether a value misses its target, as its report judged it or else by comparison."""
    met = judged(point)
    if met is not None:
        return not met
    aim, value = series.target, point.value
    if aim is None:
        return False
    return {"≥": value < aim, ">": value <= aim, "≤": value > aim, "<": value >= aim, "±": abs(value) > abs(aim)}.get(
        series.comparator, False
    )


def series_href(site: Site, trend: Trend, series: Series) -> tuple[str, bool]:
    """Return the page of the owner or item that a series is named after, if it has one; and whether it is an owner's."""
    person = site.lookup.people.get(series.key.casefold()) if trend.shape == "bars" else None
    if person:
        return f"people/{person.slug}.html", True
    return site.lines[series.key].href if series.key in site.lines else "", False


def row_of(site: Site, cut: Cut, at: int) -> Row:
    """Return the series at the place `at` of a cut as a row; one named after an owner or an item leads to its page."""
    trend, series, window = cut.trend, cut.trend.series[at], cut.window
    href, person = series_href(site, trend, series)
    dots = tuple(
        Dot(
            at=window.at[point.date or point.place], value=point.value, text=point.text or number(point.value),
            href=href if person else point_href(site, cut, point), miss=missed(series, point),
        )
        for point in series.points
    )  # fmt: skip
    return Row(
        name=STATES.get(series.key, series.title) if trend.shape == "stack" else series.title,
        style=cut.styles[at],
        dots=dots,
        href=href,
        target=series.target,
        comparator=series.comparator,
        shifts=tuple(Shift(at=window.at[one.date], before=one.before, after=one.after) for one in series.steps),
    )


def _cell(dot: Dot | None) -> Ref:
    """Return one value of a table; a dash where nothing was counted."""
    if dot is None:
        return Ref(text="")
    return Ref(text=dot.text, href=dot.href) if dot.href else Ref(text="–", title="none")


def table_of(rows: tuple[Row, ...], window: Window) -> tuple[tuple[str, tuple[Ref, ...]], ...]:
    """Return the values of `rows` by date, the latest first."""
    held = [{dot.at: dot for dot in row.dots} for row in rows]
    used = sorted({dot.at for row in rows for dot in row.dots}, reverse=True)
    return tuple((short_day(window.dates[at]), tuple(_cell(by.get(at)) for by in held)) for at in used)


def _flat(row: Row) -> Row:
    """Return a row with its last value only, for bars that lie."""
    return msgspec.structs.replace(row, dots=tuple(msgspec.structs.replace(dot, at=0) for dot in row.dots[-1:]))


def _shown(trend: Trend, rows: tuple[Row, ...], small: bool) -> tuple[Row, ...]:
    """Return the rows that a picture has room for: of a strip those last seen first."""
    most = 8 if small else ROWS
    if trend.shape not in ("strip", "bars") or len(rows) <= most:
        return rows
    if trend.shape == "bars":
        return rows[:most]
    latest = sorted(range(len(rows)), key=lambda at: (-rows[at].dots[-1].at, at))[:most]
    return tuple(rows[at] for at in sorted(latest))


def panel(trend: Trend, rows: tuple[Row, ...], frame: Frame, unit: str, name: Ref, key: str) -> Panel:
    """Draw `rows` as one picture. `name` is its title and where it leads, and as its `title` the target in words."""
    window, shown = frame.window, _shown(trend, rows, frame.small)
    lying = trend.shape == "bars" and len({dot.at for row in rows for dot in row.dots}) <= 1
    about = f"{trend.about} {tick_day(window.dates[0])} to {tick_day(window.dates[-1])}."
    last = rows[0].dots[-1]
    plot = Plot(
        key=key, title=name.text, about=about, unit=unit, dates=window.dates[-1:] if lying else window.dates,
        rows=tuple(map(_flat, shown)) if lying else shown, floor=not (frame.small and len(rows) == 1),
        height=150.0 if frame.small else 240.0, width=380.0 if frame.small else 760.0, root=frame.root, language=frame.language,
    )  # fmt: skip
    notes = tuple(
        f"{row.name}: a new level from {short_day(window.dates[one.at])}, median {number(one.before)} before and {number(one.after)} after"
        for row in shown for one in row.shifts
    )  # fmt: skip
    legend = len(shown) > 1 and trend.shape != "strip" and not lying
    drawing = Drawn((trend.shape, plot), lambda: trusted(CHARTS[trend.shape](plot)))
    return Panel(
        key=key, title=name.text, link=Ref(text=name.text, href=name.href), svg=drawing,
        legend=tuple((row.style, row.name) for row in shown) if legend else (), head=tuple(row.name for row in shown),
        rows=table_of(shown, window), target=name.title, hidden=len(rows) - len(shown), missed=last.miss, notes=notes,
        ours=not trend.small, named=trend.shape != "strip" and not trend.small and trend.key not in BY_OWNER,
        latest=Ref(text=last.text, href=last.href) if len(rows) == 1 else None,
    )  # fmt: skip
