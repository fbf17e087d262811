"""Calendars: months of reported days."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable

from reportgen.records import Report
from reportgen.site.dayviews import report_title
from reportgen.site.page import Site
from reportgen.site.view import Cell, Month, Ref
from reportgen.site.words import MONTHS, iso_day

Key = tuple[int, int]


def _tone(site: Site, report: Report) -> str:
    """Return the worst risk level known at the end of a report's day."""
    day = site.lookup.days.get(report.key)
    levels = set(day.risks.values()) if day else set()
    return next((level for level in ("red", "yellow", "green") if level in levels), "none")


def _by_day(reports: Iterable[Report]) -> dict[Key, dict[int, list[Report]]]:
    found: dict[Key, dict[int, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for report in sorted(reports, key=lambda one: (one.date or "", one.key)):
        day = iso_day(report.date)
        if day:
            found[day.year, day.month][day.day].append(report)
    return found


def _cell(site: Site, day: int, reports: list[Report]) -> Cell:
    refs = tuple(
        Ref(text=str(day), href=site.lookup.report_href(report.key), title=f"{report_title(report)}: {report.header.title}")
        for report in reports
    )
    return Cell(day=day, refs=refs, tone=_tone(site, reports[-1]) if reports else "")


def months(site: Site, reports: Iterable[Report], last: int = 0) -> tuple[Month, ...]:
    """Return the months that hold `reports`, newest first; only the latest `last` of them when that is not 0."""
    found = _by_day(reports)
    newest = sorted(found, reverse=True)
    made = []
    for year, month in newest[:last] if last else newest:
        weeks = Calendar().monthdayscalendar(year, month)
        rows = tuple(tuple(_cell(site, day, found[year, month].get(day, [])) for day in week) for week in weeks)
        made.append(Month(name=f"{MONTHS[month - 1]} {year}", weeks=rows))
    return tuple(made)
