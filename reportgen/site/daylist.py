"""The list of all reports, with a calendar, and the weeks and sprints that they make up."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportgen.history import Day
from reportgen.records import Report
from reportgen.site.calendar import months
from reportgen.site.choices import choice
from reportgen.site.dayviews import eyebrow, newest_first, report_title
from reportgen.site.page import HOME, Page, Site
from reportgen.site.sheets import Sheeted, pieces, sheets
from reportgen.site.view import Choice, Month, Ref
from reportgen.site.windows import span_href, sprints, weeks
from reportgen.site.words import count

SHEET = 250
"""Reports on one page of the list."""

SPANS = 60
"""Weeks and sprints listed below the reports; each leads to the one before it."""


class DayRow(msgspec.Struct, frozen=True, kw_only=True):
    """One report in a list, with its day's numbers."""

    report: Ref
    title: str
    eyebrow: str
    date: str
    find: str
    readiness: Ref | None
    numbers: tuple[Ref, ...]
    levels: tuple[tuple[str, Ref], ...]
    findings: Ref | None
    asof: str = ""
    week: str = ""
    sprint: str = ""

    @property
    def keys(self) -> dict[str, str]:
        """What the row is found, sorted and filtered by."""
        held = {"date": self.date, "open": self.numbers[0].text if self.numbers else "", "week": self.week, "sprint": self.sprint}
        return {"find": self.find} | {key: value for key, value in held.items() if value}


class DaysView(Sheeted, frozen=True, kw_only=True):
    """One sheet of all reports: as a list, newest first, and as a calendar."""

    rows: tuple[DayRow, ...]
    months: tuple[Month, ...]
    weeks: tuple[Ref, ...]
    sprints: tuple[Ref, ...]
    choices: tuple[Choice, ...]


def _levels(site: Site, day: Day) -> tuple[tuple[str, Ref], ...]:
    href = site.lookup.report_href(day.report.key, "risks")
    held = list(day.risks.values())
    return tuple((level, Ref(text=str(held.count(level)), href=href)) for level in ("red", "yellow", "green") if level in held)


def day_row(site: Site, report: Report) -> DayRow:
    """Return `report` as a row with the numbers of its day."""
    day, lookup = site.lookup.days.get(report.key), site.lookup
    found = tuple(one for one in lookup.in_report.get(report.key, ()) if one.counts)
    flawed = Ref(text=str(len(found)), href=lookup.report_href(report.key, "findings"), title=count(len(found), "finding"))
    numbers: tuple[Ref, ...] = ()
    ready = None
    if day:
        numbers = tuple(
            Ref(text=str(len(getattr(day, key))), href=lookup.report_href(report.key, key)) for key in ("open", "closed", "new", "silent")
        )
        if day.readiness:
            ready = Ref(text=f"{day.readiness[0]}/{day.readiness[1]}", href=lookup.report_href(report.key, "records"))
    week, sprint = lookup.periods.get(report.key, ("", ""))
    return DayRow(
        report=Ref(text=report_title(report), href=lookup.report_href(report.key)), title=report.header.title, eyebrow=eyebrow(report),
        date=report.date or "", find=f"{report_title(report)} {report.header.title}".casefold(), readiness=ready, numbers=numbers,
        levels=_levels(site, day) if day else (), findings=flawed if found else None, week=week, sprint=sprint,
    )  # fmt: skip


def _choices(rows: tuple[DayRow, ...]) -> tuple[Choice, ...]:
    made = (
        choice("sprint", "Sprint", rows, lambda row: (row.sprint,), {}),
        choice("week", "Week", rows, lambda row: (row.week,), {}),
    )
    return tuple(one for one in made if len(one.options) > 1)


def _path(number: int) -> str:
    return "reports.html" if number == 1 else f"reports-{number}.html"


def days_pages(site: Site) -> Iterator[Page]:
    """Yield the list of all reports in sheets, each with the calendar of its months."""
    reports = newest_first(site.lookup.history.corpus.reports)
    history = site.lookup.history
    spans = [
        tuple(Ref(text=one.name, href=span_href(kind, one)) for one in reversed(held[-SPANS:]))
        for kind, held in (("week", weeks(history)), ("sprint", sprints(history)))
    ]
    rows = tuple(day_row(site, report) for report in reports)
    choices = _choices(rows)
    for part, held in sheets(rows, SHEET, _path, "rows/reports"):
        first = (part.number - 1) * SHEET
        view = DaysView(
            rows=tuple(held), months=months(site, reports[first : first + SHEET]), weeks=spans[0], sprints=spans[1], choices=choices,
            part=part,
        )  # fmt: skip
        yield Page(path=_path(part.number), template="reports.html", title="Reports", here="reports", crumbs=(HOME,), view=view)
    if len(rows) > SHEET:
        yield from pieces(rows, "rows/reports", ("sprint", "week"), "dayrows.html")
