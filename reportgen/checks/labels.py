"""Rules RG304 to RG306: day and week numbers against dates, timelines out of order, and days without a report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from reportgen.checks.case import Case
from reportgen.checks.filenames import wrong_names
from reportgen.checks.page import Page
from reportgen.checks.rule import Remark
from reportgen.checks.told import day_of, place
from reportgen.history.finding import Place
from reportgen.history.model import History
from reportgen.history.titles import normal
from reportgen.records import Record, Report
from reportgen.records.setting import Calendar

_SHAPE = re.compile(
    r"\b(?:day|week|sprint|daily|report|reports|outcomes?|execution|status|log|notes?|mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|w|d)\b|\d+",
    re.I,
)
_RHYTHM = 3  # working days with a report on both sides of a gap: only a series that has a rhythm can break it
_LONG_AGO = 45  # days between two reports with one label, from which it is another project's or another sprint's


def _team(report: Report) -> str:
    """Return the words of a report's title that are not its day, so that reports of two teams are told apart."""
    return " ".join(_SHAPE.sub(" ", normal(report.header.title)).split()[:2])


def _labelled(history: History) -> dict[str, list[Report]]:
    """Gather the reports of one day each that state a day number, by team and by the week or sprint that counts it."""
    found: dict[str, list[Report]] = defaultdict(list)
    for report in history.corpus.reports:
        header = report.header
        if report.date and not report.dates and header.day is not None and (header.week is not None or header.sprint is not None):
            found[f"{_team(report)}|{header.week}|{header.sprint if header.week is None else ''}"].append(report)
    return found


def _label(report: Report) -> str:
    header = report.header
    return f"Week {header.week} Day {header.day}" if header.week is not None else f"Sprint {header.sprint} Day {header.day}"


def _wrong_pair(one: Report, two: Report) -> str:
    """Return what is wrong with the numbers of two reports, the earlier first, of one week or sprint."""
    first, second = one.header.day or 0, two.header.day or 0
    days = (day_of(two.date) or date.min) - (day_of(one.date) or date.min)
    if not timedelta(0) < days <= timedelta(days=_LONG_AGO):
        return ""
    if first == second:
        return f"{_label(two)} is of {two.date} here and of {one.date} there"
    return f"{_label(two)} is of {two.date}, after {_label(one)} of {one.date}" if second < first else ""


def day_label(case: Case) -> Iterator[Remark]:
    """One label of a day stands for two dates, the numbers run backwards, or a file is named after another day than its report is of.

    Why: "Day 8" is how people say when something is due, and here it means two days; a copied title puts a whole report on another day.
    Right:
        # Week 2 Day 6 (2025-01-13), # Week 2 Day 7 (2025-01-14)
        # Report 2025-01-14, in 2025-01-14.md
    Wrong:
        # Week 2 Day 6 (2025-01-13), # Week 2 Day 6 (2025-01-14)
        # Report 2025-01-13, in 2025-01-14.md
    """
    yield from wrong_names(case.history)
    for _, reports in sorted(_labelled(case.history).items()):
        for one, two in pairwise(sorted(reports, key=lambda report: (report.date or "", report.header.line, report.key))):
            wrong = _wrong_pair(one, two)
            if wrong:
                yield Remark(
                    source=two.header.source,
                    line=two.header.line,
                    message=wrong,
                    hint="correct the number or the date of one of the two",
                    report=two.key,
                    words=_label(two),
                    also=(Place(source=one.header.source, line=one.header.line),),
                )


def _minutes(record: Record) -> int:
    hours, _, minutes = (record.start or "0:0").partition(":")
    return 60 * int(hours) + int(minutes[:2] or 0)


def _zone(record: Record) -> str:
    return " ".join(re.findall(r"\b(?!AM|PM)[A-Z]{2,5}\b", record.time_raw or ""))


def _timelines(report: Report) -> Iterator[list[Record]]:
    """Yield the checkpoints of `report` that stand below each other under one heading, if all are of one clock."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in report.records:
        if record.kind == "checkpoint" and record.start:
            found[record.section].append(record)
    for records in found.values():
        near = all(two.line - one.line <= 3 for one, two in pairwise(records))
        if len(records) >= 4 and near and len({_zone(record) for record in records}) == 1:
            yield records


def _misplaced(times: Sequence[int]) -> int | None:
    """Return the place of the one time without which all others are in order; None where there is none or no single one.

    >>> _misplaced([540, 660, 600, 720]), _misplaced([540, 600, 660]), _misplaced([1320, 1400, 30, 90])
    (2, None, None)
    """
    falls = [at for at, (one, two) in enumerate(pairwise(times)) if two < one and not (one >= 18 * 60 and two <= 8 * 60)]
    if len(falls) != 1:
        return None
    for at in (falls[0] + 1, falls[0]):
        rest = [*times[:at], *times[at + 1 :]]
        if all(one <= two for one, two in pairwise(rest)):
            return at
    return None


def timeline_order(page: Page) -> Iterator[Remark]:
    """A checkpoint stands before an earlier one.

    Why: a time was mistyped, or the timeline was written from memory.
    Right:
        09:00 Stand-up, 10:30 Dry run, 12:00 Merge, 17:00 Summary
    Wrong:
        09:00 Stand-up, 10:30 Dry run, 09:50 Merge, 17:00 Summary
    """
    for report in page.reports:
        for records in _timelines(report):
            at = _misplaced([_minutes(record) for record in records])
            if at is None:
                continue
            wrong, other = records[at], records[at - 1] if at else records[1]
            yield Remark(
                source=wrong.source,
                line=wrong.line,
                message=f"{wrong.start} stands {'after' if at else 'before'} {other.start}; all other times here are in order",
                hint="correct the time, or move the line",
                report=report.key,
                words=wrong.start or "",
                also=(place(other),),
            )


def _working(day: date, calendar: Calendar) -> bool:
    return day.weekday() not in calendar.weekend and day.isoformat() not in calendar.holidays


def _step(day: date, by: int, calendar: Calendar) -> date:
    """Return the next working day after `day`, or the one before it."""
    day += timedelta(days=by)
    while not _working(day, calendar):
        day += timedelta(days=by)
    return day


def _reported(history: History) -> set[date]:
    found: set[date] = set()
    for report in history.corpus.reports:
        days = [day for day in (day_of(text) for text in (*report.dates, report.date)) if day]
        for number in range((max(days) - min(days)).days + 1 if days else 0):
            if number <= 31:
                found.add(min(days) + timedelta(days=number))
    return found


def _steady(day: date, by: int, days: set[date], calendar: Calendar) -> bool:
    """Whether `day` and the working days before or after it have reports."""
    for _ in range(_RHYTHM):
        if day not in days:
            return False
        day = _step(day, by, calendar)
    return True


def gap(case: Case) -> Iterator[Remark]:
    """Working days without a report, in a series that has one every day.

    Why: what happened on them is missing from every chart, or the report was never handed in.
    Right:
        reports of Monday to Friday, with Saturday and Sunday as the weekend
    Wrong:
        reports of Monday to Wednesday and from Friday on, and none of Thursday
    """
    calendar, most = case.bounds.calendar, case.bounds["gap-days"]
    if len(set(calendar.weekend)) > 6:
        return
    days, seen = _reported(case.history), set[date]()
    for report in case.history.corpus.reports:
        day = day_of(report.date)
        if day is None or day in seen or not 1900 < day.year < 9000 or not _steady(day, 1, days, calendar):
            continue
        seen.add(day)
        missing: list[date] = []
        before = _step(day, -1, calendar)
        while before not in days and len(missing) <= most:
            missing.append(before)
            before = _step(before, -1, calendar)
        if not missing or len(missing) > most or not _steady(before, -1, days, calendar):
            continue
        named = ", ".join(one.isoformat() for one in reversed(missing))
        yield Remark(
            source=report.header.source,
            line=report.header.line,
            message=f"no report of {named}; the working days before and after have one",
            hint="hand in the report, or set the day as a holiday in site.toml",
            report=report.key,
            words=named,
        )
