"""The home page: where the project stands at its latest report."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportgen.history import Day
from reportgen.site.calendar import months
from reportgen.site.dayviews import Moved, Standing, eyebrow, moved, report_ref, report_title, risks_on, shown, tiles
from reportgen.site.flaws import WEIGHTS, flaws
from reportgen.site.page import Page, Site
from reportgen.site.trends import TrendView, latest_trend
from reportgen.site.view import Flaw, Line, Month, Ref, Tile
from reportgen.site.words import count

OPEN_SHOWN = 16
RISKS_SHOWN = 10
ALERTS_SHOWN = 5


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at first: its name, how many there are and where all of them are, and the first few items or findings."""

    key: str
    name: str
    total: Ref
    lines: tuple[Line, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    none: str


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """The latest day: its numbers, what to look at first, what changed, what else is open, the risks, and the calendar."""

    report: Ref
    name: str
    eyebrow: str
    tiles: tuple[Tile, ...]
    alerts: tuple[Alert, ...]
    before: Ref | None
    closed: tuple[Line, ...]
    new: tuple[Line, ...]
    moved: tuple[Moved, ...]
    silent: Ref | None
    open: tuple[Line, ...]
    open_total: Ref
    risks: tuple[Standing, ...]
    risks_total: Ref
    months: tuple[Month, ...]
    findings: tuple[Ref, ...]
    counts: tuple[Ref, ...]
    flow: TrendView | None


def _findings(site: Site) -> tuple[Ref, ...]:
    found = []
    for weight in WEIGHTS:
        number = sum(finding.weight == weight and finding.counts for finding in site.lookup.findings)
        if number:
            found.append(Ref(text=count(number, weight), href=f"findings.html?weight={weight}", title=weight))
    return tuple(found)


def _counts(site: Site) -> tuple[Ref, ...]:
    lookup = site.lookup
    kinds = [line.kind for line in site.lines.values()]
    found = [Ref(text=count(len(lookup.reports), "report"), href="reports.html")]
    for kind, one, many in (
        ("action", "action item", ""),
        ("story", "story", "stories"),
        ("risk", "risk", ""),
        ("decision", "decision", ""),
    ):
        found.append(Ref(text=count(kinds.count(kind), one, many), href=lookup.list_href(kind)))
    return tuple(found)


def _alerts(site: Site, day: Day, page: str) -> tuple[Alert, ...]:
    """Return what a lead asks first: late, blocked, red, and where the latest report contradicts itself."""
    lines = shown(site, day.open)
    late = tuple(line for line in lines if line.late)
    stuck = tuple(line for line in lines if line.state in ("blocked", "at_risk"))
    red = tuple(one.item for one in risks_on(site, day) if one.level == "red")
    found = flaws(site, tuple(one for one in site.lookup.in_report.get(day.report.key, ()) if one.counts))
    parts = (
        ("late", "Past due", late, "items.html?open=open&flag=late", "Nothing is past due."),
        ("blocked", "Blocked or at risk", stuck, f"{page}#open", "Nothing is blocked or at risk."),
        ("red", "Red risks", red, "risks.html?open=open&level=red", "No risk is red."),
    )
    made = (
        Alert(key=key, name=name, total=Ref(text=str(len(held)), href=href), lines=held[:ALERTS_SHOWN], none=none)
        for key, name, held, href, none in parts
    )
    total = Ref(text=str(len(found)), href=f"{page}#findings")
    return (*made, Alert(key="flaws", name="Findings", total=total, flaws=found[:ALERTS_SHOWN], none="Nothing in the latest report."))


def home(site: Site) -> Iterator[Page]:
    """Yield the home page; without a dated report it says what would be here."""
    look = site.lookup.look
    if not site.lookup.history.days:
        yield Page(path="index.html", template="empty.html", title=look.title, view=_counts(site), here="home", about=look.description)
        return
    day = site.lookup.history.days[-1]
    before = site.lookup.day_before(day)
    page = site.lookup.report_href(day.report.key)
    rest = tuple(line for line in shown(site, day.open) if not line.late and line.state not in ("blocked", "at_risk"))
    view = Home(
        report=Ref(text=day.report.header.title or report_title(day.report), href=page),
        name=report_title(day.report), eyebrow=eyebrow(day.report), tiles=tiles(site, day),
        alerts=_alerts(site, day, page),
        before=report_ref(site, before.report) if before else None,
        closed=shown(site, day.closed), new=shown(site, day.new), moved=_others(moved(site, day), day.closed),
        silent=Ref(text=count(len(day.silent), "open item"), href=f"{page}#silent") if day.silent else None,
        open=rest[:OPEN_SHOWN], open_total=Ref(text=str(len(day.open)), href=f"{page}#open"),
        risks=risks_on(site, day)[:RISKS_SHOWN],
        risks_total=Ref(text=str(len(day.risks) + len(day.unrated)), href=f"{page}#risks"),
        months=months(site, site.lookup.history.corpus.reports[-60:], 2), findings=_findings(site), counts=_counts(site),
        flow=latest_trend(site, "flow"),
    )  # fmt: skip
    yield Page(path="index.html", template="home.html", title=look.title, view=view, here="home", about=look.description)


def _others(all_moved: tuple[Moved, ...], closed: tuple[str, ...]) -> tuple[Moved, ...]:
    """Leave out the items listed as closed, whose change is that."""
    return tuple(one for one in all_moved if one.item.key not in closed)
