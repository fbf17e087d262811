"""Rules RG3xx, calendar: weekdays and dates that cannot both be right."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter

from reportgen.checks.case import Case
from reportgen.checks.page import Page, records_of
from reportgen.checks.rule import Remark
from reportgen.checks.told import Told, called
from reportgen.checks.verdict import DayNamed
from reportgen.checks.weekdays import TWO_READINGS, fits, stated_days
from reportgen.history.finding import Place
from reportgen.records import Record, Report, report_at
from reportgen.values.impossible import impossible_date
from reportgen.values.moment import read_weekday, weekday_name

_OVERDUE = re.compile(r"\b(?:overdue|past due|late|slipped|missed|carried|carry-?over|was due|originally|backdated|retroactive\w*)\b", re.I)
_NAMED_DAY = re.compile(
    r"(?<![\w-])(?P<word>[^\W\d_]{3,})(?:\s?\(|,\s|\s[–—-]\s|\s)Day\s(?P<day>\d{1,3})\)?(?![\w.])(?!\s?[-–/]|\s(?:of|to|and)\b)", re.I
)
_DAY_NUMBER = re.compile(r"[Dd](?<=\b.)(?i:ay)\s\d")
_ISO_NAME = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")
_CLOSED = ("done", "cancelled")
_WEEK = 4  # days before and after a day: what is called a day of the same week


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _report_at(reports: Sequence[Report], line: int) -> Report | None:
    return report_at(reports, line) or (reports[0] if len(reports) == 1 else None)


def _in_lines(page: Page) -> Iterator[Remark]:
    for line, _, texts in page.numeric:
        if read_weekday("\n".join(texts)) is None or line in page.hidden:
            continue
        report = _report_at(page.reports, line)
        day = _iso(report.date) if report else None
        for stated in chain.from_iterable(stated_days(text, day) for text in texts):
            if not stated.agrees:
                message = f"{stated.day.isoformat()} is a {weekday_name(stated.day)}, not a {stated.word}"
                hint = _which(page, report, line, stated.word)
                yield Remark(source=page.source.path, line=line, message=message, words=stated.word, hint=hint)


def _which(page: Page, report: Report | None, line: int, word: str) -> str:
    """Return what to correct; where the title is wrong, the date in the name of the file says which of the two."""
    named = _ISO_NAME.search(page.source.path.rpartition("/")[2]) if report and line == report.header.line else None
    day = _iso(named.group()) if named else None
    if day is None or day.weekday() != read_weekday(word):
        return "correct the weekday or the date"
    return f"correct the date: the file is named after {day.isoformat()}, which is a {weekday_name(day)}"


def _in_header(report: Report, text: str) -> Remark | None:
    header, day = report.header, _iso(report.date)
    stated = read_weekday(header.weekday or "")
    if day is None or stated is None or stated == day.weekday() or len(report.dates) > 1:
        return None
    if TWO_READINGS.search(text) and fits(stated, day):
        return None
    return Remark(
        source=header.source,
        line=header.line,
        message=f"the report calls its day a {header.weekday}, but {report.date} is a {weekday_name(day)}",
        hint="correct the weekday or the date",
        report=report.key,
    )


def _due_on_no_day(page: Page) -> Iterator[Remark]:
    """Name each due date that is understood as none because the calendar does not have it."""
    for report, record in records_of(page):
        words = impossible_date(record.due_raw) if record.due_raw and not record.due else ""
        if words:
            yield Remark(
                source=record.source,
                line=record.line,
                message=f'{called(record)} is due "{words}", and the calendar has no such day',
                hint="correct the due date; until then the item is never overdue",
                report=report.key,
                words=words,
            )


def weekday_date(page: Page) -> Iterator[Remark]:
    """A stated weekday does not belong to the date beside it, or a due date is a day that the calendar does not have.

    Why: people go by the weekday and calendars by the date, and nothing is ever late for a day that there is not.
    Right:
        # Day 6 Outcomes (Sunday 2025-01-12)
        - **ACTION-12:** Deliver the fixtures (Owner: Queenie, Due: 2025-02-28)
    Wrong:
        # Day 6 Outcomes (Monday 2025-01-12)
        - **ACTION-12:** Deliver the fixtures (Owner: Queenie, Due: 2025-02-30)
    """
    yield from _due_on_no_day(page)
    said = []
    for remark in _in_lines(page):
        said.append(remark.message)
        yield remark
    for report in page.reports:
        found = _in_header(report, page.source.text)
        # A title that contradicts the date beside it was named above, with its own line.
        if found is not None and not any(str(report.date) in message for message in said):
            yield found


def _late_from_start(record: Record, report: Report, told: Told) -> bool:
    due, day = _iso(record.due), _iso(report.date)
    if not due or not day or due >= day or record.status in _CLOSED:
        return False
    return not _OVERDUE.search(f"{record.section}\n{told.cut(record.source, record.line, record.end_line)}")


def due_before_set(case: Case) -> Iterator[Remark]:
    """An item is due before the report that sets it.

    Why: most often the year or the month was not changed from an older list, and the item is late from its first hour.
    Right:
        - **ACTION-12:** Deliver the fixtures (Owner: Queenie, Due: 2025-01-13), in a report of 2025-01-12
    Wrong:
        - **ACTION-12:** Deliver the fixtures (Owner: Queenie, Due: 2025-01-03), in a report of 2025-01-12
    """
    reports = {report.key: report for report in case.history.corpus.reports}
    opening = min((report.date for report in case.history.corpus.reports if report.date), default=None)
    for track in case.history.tracks:
        record = track.sightings[0]
        report = reports.get(record.report)
        # An older item may come into sight late; only what a report logs as new is certainly set by it.
        certain = record.event == "new"
        if report is None or record.kind != "action" or record.event == "update" or (not certain and report.date == opening):
            continue
        if _late_from_start(record, report, case.told):
            due = record.due_raw or record.due
            yield Remark(
                source=record.source,
                line=record.line,
                words=str(due),
                message=f"{record.id or record.title[:60]} is due {due}, before the report of {report.date} that sets it",
                hint="correct the due date, or say that the item is overdue",
                report=report.key,
                track=track.key,
                weight=None if certain else "note",
            )


def _named_elsewhere(by_day: Mapping[int, list[tuple[int, Report]]], number: int, report: Report) -> Report | None:
    """Return the one report of that day number in the week of `report`, where it is another one; `by_day` has the days, sorted."""
    day, dated = _iso(report.date), by_day.get(number, [])
    if day is None:
        return None
    first = bisect_left(dated, day.toordinal() - _WEEK, key=itemgetter(0))
    last = bisect_right(dated, day.toordinal() + _WEEK, key=itemgetter(0))
    found = [other for _, other in dated[first:last]]
    alone = len(found) == 1 and found[0] is not report and found[0].header.week == report.header.week
    return found[0] if alone else None


def named_days(page: Page) -> Iterator[DayNamed]:
    """Yield each weekday that `page` says of a day by its number."""
    for line, words, texts in page.numeric:
        if line in page.hidden or not _DAY_NUMBER.search(words):
            continue
        for match in chain.from_iterable(map(_NAMED_DAY.finditer, texts)):
            weekday = read_weekday(match["word"])
            if weekday is not None:
                yield DayNamed(line=line, words=match.group(), weekday=weekday, day=match["day"])


def day_number(case: Case) -> Iterator[Remark]:
    """A report names the weekday of another day, and that day's own report says another one.

    Why: meetings and due dates that were set by the weekday are a day off.
    Right:
        ## Monday (Day 7) Priorities, where the report of Day 7 is of a Monday
    Wrong:
        ## Monday (Day 7) Priorities, where the report of Day 7 is of a Tuesday
    """
    by_day: dict[int, list[tuple[int, Report]]] = defaultdict(list)
    for report in case.history.corpus.reports:
        day = _iso(report.date)
        if report.header.day is not None and day is not None:
            by_day[report.header.day].append((day.toordinal(), report))
    for path, verdict in case.verdicts.items():
        for named in verdict.named:
            here = _report_at(case.reports[path], named.line)
            other = _named_elsewhere(by_day, int(named.day), here) if here else None
            its_day = _iso(other.date) if other else None
            if other is None or its_day is None or named.weekday == its_day.weekday():
                continue
            yield Remark(
                source=path,
                line=named.line,
                words=named.words,
                message=f'"{named.words}", but the report of Day {named.day} is of {other.date}, a {weekday_name(its_day)}',
                hint="correct the weekday or the number of the day",
                also=(Place(source=other.header.source, line=other.header.line),),
            )
