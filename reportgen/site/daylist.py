"""The list of all reports, with a calendar, and the weeks and sprints that they make up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from reportgen.history import Day
from reportgen.records import Report
from reportgen.site.calendar import months
from reportgen.site.choices import choice
from reportgen.site.dayviews import eyebrow, newest_first, report_title
from reportgen.site.page import HOME, Page, Site
from reportgen.site.sheets import Sheet, Sheeted, Whole, sheet_refs, shown_words
from reportgen.site.view import Choice, Month, Ref
from reportgen.site.words import count, iso_day

SHEET = 370
"""Reports on one page of the list, which holds one year at most: enough for one a day."""


_WHOLE = "rows/reports"


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
    """The reports of a year, or some of them: as a list, newest first, and as a calendar, with the weeks and sprints they are of."""

    name: str
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


def row_basis(site: Site, report: Report) -> object:
    """Return what the row of a report follows from."""
    day, lookup, header = site.lookup.days.get(report.key), site.lookup, report.header
    found = sum(one.counts for one in lookup.in_report.get(report.key, ()))
    name = report.key, lookup.files.get(report.key), report.date, report.dates, header.title, header.sprint, header.week, header.day
    numbers = [*map(len, (day.open, day.closed, day.new, day.silent)), day.readiness, Counter(day.risks.values())] if day else None
    return name, found, numbers, lookup.periods.get(report.key)


def _choices(rows: tuple[DayRow, ...]) -> tuple[Choice, ...]:
    made = (
        choice("sprint", "Sprint", rows, lambda row: (row.sprint,), {}),
        choice("week", "Week", rows, lambda row: (row.week,), {}),
    )
    return tuple(one for one in made if len(one.options) > 1)


class _Part(NamedTuple):
    """What one page lists: its name among the pages, its path, and its reports, `first` of which is the how-many-th of all."""

    name: str
    path: str
    first: int
    reports: tuple[Report, ...]


def _year(report: Report) -> str:
    day = iso_day(report.date)
    return f"{day.year:04d}" if day else ""


def _years(reports: Sequence[Report]) -> list[tuple[str, str, tuple[Report, ...]]]:
    """Return the years of `reports`, each with its name; what has no date stands with the first year if there is room."""
    found = [(year, year or "Undated", tuple(held)) for year, held in groupby(reports, key=_year)]
    if len(found) > 1 and not found[-1][0] and len(found[-2][2]) + len(found[-1][2]) <= SHEET:
        (year, name, dated), (_, _, undated) = found[-2:]
        found[-2:] = [(year, f"{name} and undated", (*dated, *undated))]
    return found


def parts(reports: Sequence[Report]) -> tuple[_Part, ...]:
    """Cut `reports`, newest first, into one part a year, or several of `SHEET`; the first is at ``reports.html``."""
    made: list[_Part] = []
    first = 1
    for year, name, of_year in _years(reports):
        for number, at in enumerate(range(0, len(of_year), SHEET), start=1):
            again = number > 1
            path = f"reports-{year or 'undated'}{f'-{number}' if again else ''}.html" if made else "reports.html"
            made.append(_Part(f"{name}{f' ({number})' if again else ''}", path, first + at, of_year[at : at + SHEET]))
        first += len(of_year)
    return tuple(made) or (_Part("", "reports.html", 1, ()),)


def _sheet(made: tuple[_Part, ...], at: int, total: int) -> Sheet:
    many, part = len(made), made[at]
    every = tuple(Ref(text=one.name, href=one.path) for one in made) if many > 1 else ()
    refs = sheet_refs(lambda number: made[number - 1].path, many, at + 1, lambda number: made[number - 1].name)
    shown = shown_words(part.first, part.first + len(part.reports) - 1, total)
    whole = _WHOLE if many > 1 else ""
    return Sheet(number=at + 1, total=total, shown=shown, name=part.name, every=every, refs=refs, whole=whole)


def _spans(site: Site, part: _Part, kind: str) -> tuple[Ref, ...]:
    """Return the weeks or sprints that the reports of a part are of, in their order."""
    refs = (ref for report in part.reports for ref in site.spans.get(report.key, ()) if ref.href.startswith(f"{kind}s/"))
    return tuple(dict.fromkeys(refs))


def days_pages(site: Site) -> Iterator[Page]:
    """Yield the list of all reports, a year a page, each with the calendar of its months."""
    reports = newest_first(site.lookup.history.corpus.reports)
    rows = tuple(day_row(site, report) for report in reports)
    choices, made = _choices(rows), parts(reports)
    for at, part in enumerate(made):
        name = f"Reports of {part.name}" if at else "Reports"
        view = DaysView(
            name=name, rows=rows[part.first - 1 : part.first - 1 + len(part.reports)], months=months(site, part.reports),
            weeks=_spans(site, part, "week"), sprints=_spans(site, part, "sprint"), choices=choices, part=_sheet(made, at, len(rows)),
        )  # fmt: skip
        crumbs = (HOME, Ref(text="Reports", href="reports.html")) if at else (HOME,)
        yield Page(path=part.path, template="reports.html", title=name, here="reports", crumbs=crumbs, view=view)
    if len(made) > 1:
        whole = Whole(folder=_WHOLE, template="dayrows.html", filters=("sprint", "week"), mark=lambda row: row.report.href)
        yield from whole.pieces(rows)
