"""Weeks and sprints: what several days add up to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from reportgen.history import Change
from reportgen.records import Record
from reportgen.site.daylist import DayRow, day_row, row_basis
from reportgen.site.dayviews import Moved, report_title, shown
from reportgen.site.lines import move, tone
from reportgen.site.lookup import identity
from reportgen.site.page import HOME, Later, Page, Site
from reportgen.site.view import Line, Move, Ref, Tile
from reportgen.site.windows import Period, span_href, sprints, weeks
from reportgen.site.words import count, short_day

MOST = 60
"""Items in one group of a page."""

TOLD = ("level", "due", "owners")
"""The changes told one by one; status and progress are told by what was closed, and on the pages of the days."""


class SpanView(msgspec.Struct, frozen=True, kw_only=True):
    """One week or sprint: its days, its numbers, and what was closed, begun, moved and decided."""

    name: str
    kind: str
    dates: str
    tiles: tuple[Tile, ...]
    days: tuple[DayRow, ...]
    closed: tuple[Line, ...]
    new: tuple[Line, ...]
    moved: tuple[Moved, ...]
    decisions: tuple[Ref, ...]
    trends: Ref | None
    before: Ref | None
    after: Ref | None


def _tile(name: str, number: int, anchor: str, of: str) -> Tile:
    return Tile(name=name, value=Ref(text=str(number), href=anchor), of=Ref(text=of))


def _tiles(site: Site, path: str, period: Period, closed: int, new: int) -> tuple[Tile, ...]:
    last = period.days[-1]
    end = site.lookup.report_href(last.report.key)
    before = site.lookup.day_before(period.days[0])
    slips = sum(change.field == "due" for day in period.days for change in day.changes)
    found = sum(one.counts for day in period.days for one in site.lookup.in_report.get(day.report.key, ()))
    return (
        _tile("Closed", closed, f"{path}#closed", "action items and stories"),
        _tile("New", new, f"{path}#new", "first seen"),
        _tile("Open at the end", len(last.open), f"{end}#open", f"{len(before.open)} before" if before else "none before"),
        _tile("Due dates moved", slips, f"{path}#moved", "later or earlier"),
        _tile("Risks at the end", len(last.risks) + len(last.unrated), f"{end}#risks", f"{list(last.risks.values()).count('red')} red"),
        _tile("Findings", found, f"{path}#days", "in these reports"),
    )


def _moved(site: Site, changes: Iterator[Change]) -> tuple[Moved, ...]:
    found: dict[str, list[Move]] = {}
    for change in changes:
        one = move(site.lookup, site.lines, change) if change.field in TOLD else None
        if one:
            found.setdefault(one.item.key, []).append(one)
    return tuple(Moved(item=moves[0].item, moves=tuple(moves)) for moves in found.values())


def _decisions(site: Site, period: Period) -> Iterator[Ref]:
    for day in period.days:
        for record in day.report.records:
            if record.kind == "decision":
                yield Ref(text=_titled(record), href=site.lookup.line_href(record), title=report_title(day.report))


def _titled(record: Record) -> str:
    return f"{record.id} {record.title}".strip() if record.id else record.title or "Decision"


def _beside(kind: str, periods: tuple[Period, ...], at: int) -> list[Ref | None]:
    return [
        Ref(text=periods[near].name, href=span_href(kind, periods[near])) if 0 <= near < len(periods) else None for near in (at - 1, at + 1)
    ]


def _items(site: Site, period: Period) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return what was closed in a week or sprint and what was first seen in it."""
    closed = shown(site, dict.fromkeys(key for day in period.days for key in day.closed))
    return closed, shown(site, dict.fromkeys(key for day in period.days for key in day.new))


def span_view(site: Site, kind: str, periods: tuple[Period, ...], at: int) -> SpanView:
    """Return one of all the weeks or sprints (`kind`) as its page shows it."""
    period = periods[at]
    (closed, new), beside = _items(site, period), _beside(kind, periods, at)
    first, last = period.dates[0], period.dates[-1]
    return SpanView(
        name=period.name, kind=kind, dates=f"{short_day(first)} to {short_day(last)}" if first != last else short_day(first),
        tiles=_tiles(site, span_href(kind, period), period, len(closed), len(new)),
        days=tuple(day_row(site, day.report) for day in period.days),
        closed=closed[:MOST], new=new[:MOST], moved=_moved(site, (change for day in period.days for change in day.changes))[:MOST],
        decisions=tuple(_decisions(site, period))[:MOST], trends=_trends(site, kind, period), before=beside[0], after=beside[1],
    )  # fmt: skip


def _trends(site: Site, kind: str, period: Period) -> Ref | None:
    """Return the charts of a sprint, where it is recent enough to have some."""
    key = site.charts.get(period.slug, "") if kind == "sprint" else ""
    return Ref(text=f"Charts of {period.name}", href=f"trends/{key}-{period.slug}.html") if key else None


def _basis(site: Site, kind: str, periods: tuple[Period, ...], at: int) -> object:
    """Return what a page follows from: of each day its row and the changes told, of the items their lines."""
    period, lookup = periods[at], site.lookup
    items = _items(site, period)
    moves = []
    for change in (change for day in period.days for change in day.changes if change.field in TOLD):
        face = site.faces.get(lookup.track_of.get(identity(change.now), ""))
        if face:
            hrefs = lookup.line_href(change.was), lookup.line_href(change.now)
            moves.append((face, change.field, change.before, change.after, tone(change), hrefs))
    return (
        period.name, period.dates, _tiles(site, span_href(kind, period), period, *map(len, items)), _beside(kind, periods, at),
        [[site.faces[line.key] for line in lines[:MOST]] for lines in items], [row_basis(site, day.report) for day in period.days],
        moves, tuple(_decisions(site, period))[:MOST], _trends(site, kind, period),
    )  # fmt: skip


def _page(site: Site, kind: str, periods: tuple[Period, ...], at: int) -> Page:
    period, view = periods[at], span_view(site, kind, periods, at)
    return Page(
        path=span_href(kind, period), template="span.html", title=period.name, here="reports", view=view,
        crumbs=(HOME, Ref(text="Reports", href="reports.html")),
        about=f"{view.dates}: {count(len(period.days), 'report')}, {view.tiles[0].value.text} closed",
    )  # fmt: skip


def span_pages(site: Site) -> Iterator[Later]:
    """Yield a page for each calendar week, and for each sprint that reports number."""
    history = site.lookup.history
    for kind, periods in (("week", weeks(history)), ("sprint", sprints(history))):
        for at, period in site.mine(enumerate(periods)):
            basis, make = _basis(site, kind, periods, at), partial(_page, site, kind, periods, at)
            yield Later(path=span_href(kind, period), basis=basis, make=make)
