"""Rules RG3xx, calendar: weekdays and dates that cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from reportgen.checks.page import build_page, hidden_lines, lines_of
from reportgen.checks.rule import Remark
from reportgen.checks.weekdays import TWO_READINGS, fits, stated_days
from reportgen.history.finding import Place
from reportgen.history.model import History
from reportgen.records import Record, Report
from reportgen.text import Source
from reportgen.values.moment import read_weekday, weekday_name

_OVERDUE = re.compile(r"\b(?:overdue|past due|late|slipped|missed|carried|carry-?over|was due|originally|backdated|retroactive\w*)\b", re.I)
_NAMED_DAY = re.compile(
    r"(?<![\w-])(?P<word>[^\W\d_]{3,})(?:\s?\(|,\s|\s[–—-]\s|\s)Day\s(?P<day>\d{1,3})\)?(?![\w.])(?!\s?[-–/]|\s(?:of|to|and)\b)", re.I
)
_DAY_NUMBER = re.compile(r"\bDay\s\d", re.I)
_DIGIT = re.compile(r"\d")
_CLOSED = ("done", "cancelled")


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _reports_by_source(history: History) -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = defaultdict(list)
    for report in history.corpus.reports:
        found[report.header.source].append(report)
    return found


def _report_at(reports: list[Report], line: int) -> Report | None:
    inside = [report for report in reports if line in report.span]
    return inside[0] if inside else reports[0] if len(reports) == 1 else None


def _outside_fences(source: Source, remarks: list[Remark]) -> Iterator[Remark]:
    """Yield those of `remarks` that are about prose; what stands in a fence is a sample or a quotation."""
    hidden = hidden_lines(build_page(source).document) if remarks else frozenset()
    yield from (remark for remark in remarks if remark.line not in hidden)


def _wrong_days(source: Source, reports: list[Report]) -> Iterator[Remark]:
    for line, text in lines_of(source, having=_DIGIT):
        if read_weekday(text) is None:
            continue
        report = _report_at(reports, line)
        for stated in stated_days(text, _iso(report.date) if report else None):
            if not stated.agrees:
                message = f"{stated.day.isoformat()} is a {weekday_name(stated.day)}, not a {stated.word}"
                yield Remark(source=source.path, line=line, message=message, words=stated.word, hint="correct the weekday or the date")


def _in_lines(history: History) -> Iterator[Remark]:
    by_source = _reports_by_source(history)
    for source in history.corpus.sources:
        yield from _outside_fences(source, list(_wrong_days(source, by_source.get(source.path, []))))


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


def weekday_date(history: History) -> Iterator[Remark]:
    """A stated weekday does not belong to the date beside it.

    Why: people go by the weekday and calendars by the date, so that half of them come on the wrong day.
    Right:
        # Day 6 Outcomes (Sunday 2025-01-12)
    Wrong:
        # Day 6 Outcomes (Monday 2025-01-12)
    """
    said: dict[str, list[str]] = defaultdict(list)
    for remark in _in_lines(history):
        said[remark.source].append(remark.message)
        yield remark
    texts = {source.path: source.text for source in history.corpus.sources}
    for report in history.corpus.reports:
        found = _in_header(report, texts.get(report.header.source, ""))
        # A title that contradicts the date beside it was named above, with its own line.
        if found is not None and not any(str(report.date) in message for message in said[found.source]):
            yield found


def _late_from_start(record: Record, report: Report, words: str) -> bool:
    due, day = _iso(record.due), _iso(report.date)
    return bool(due and day and due < day and record.status not in _CLOSED and not _OVERDUE.search(words))


def due_before_set(history: History) -> Iterator[Remark]:
    """An item is due before the report that sets it.

    Why: most often the year or the month was not changed from an older list, and the item is late from its first hour.
    Right:
        - **ACTION-12:** Deliver the fixtures (Owner: Queenie, Due: 2025-01-13), in a report of 2025-01-12
    Wrong:
        - **ACTION-12:** Deliver the fixtures (Owner: Queenie, Due: 2025-01-03), in a report of 2025-01-12
    """
    lines = {source.path: source.lines for source in history.corpus.sources}
    reports = {report.key: report for report in history.corpus.reports}
    opening = min((report.date for report in history.corpus.reports if report.date), default=None)
    for track in history.tracks:
        record = track.sightings[0]
        report = reports.get(record.report)
        # An older item may come into sight late; only what a report logs as new is certainly set by it.
        certain = record.event == "new"
        if report is None or record.kind != "action" or record.event == "update" or (not certain and report.date == opening):
            continue
        words = "\n".join([record.section, *lines.get(record.source, [])[record.line - 1 : record.end_line]])
        if _late_from_start(record, report, words):
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


def _named_elsewhere(by_day: Mapping[int, list[Report]], number: int, report: Report) -> Report | None:
    """Return the one report of that day number in the week of `report`, where it is another one."""
    day, found = _iso(report.date), []
    for other in by_day.get(number, ()):
        its_day = _iso(other.date)
        if day and its_day and abs(its_day - day) <= timedelta(days=4):
            found.append(other)
    alone = len(found) == 1 and found[0] is not report and found[0].header.week == report.header.week
    return found[0] if alone else None


def _wrong_numbers(by_day: Mapping[int, list[Report]], source: Source, reports: list[Report]) -> Iterator[Remark]:
    for line, text in lines_of(source, having=_DAY_NUMBER):
        report = _report_at(reports, line)
        for match in _NAMED_DAY.finditer(text) if report else ():
            weekday = read_weekday(match["word"])
            other = _named_elsewhere(by_day, int(match["day"]), report) if report and weekday is not None else None
            its_day = _iso(other.date) if other else None
            if other is None or its_day is None or weekday == its_day.weekday():
                continue
            yield Remark(
                source=source.path,
                line=line,
                words=match.group(),
                message=f'"{match.group()}", but the report of Day {match["day"]} is of {other.date}, a {weekday_name(its_day)}',
                hint="correct the weekday or the number of the day",
                also=(Place(source=other.header.source, line=other.header.line),),
            )


def day_number(history: History) -> Iterator[Remark]:
    """A report names the weekday of another day, and that day's own report says another one.

    Why: meetings and due dates that were set by the weekday are a day off.
    Right:
        ## Monday (Day 7) Priorities, where the report of Day 7 is of a Monday
    Wrong:
        ## Monday (Day 7) Priorities, where the report of Day 7 is of a Tuesday
    """
    by_source = _reports_by_source(history)
    by_day: dict[int, list[Report]] = defaultdict(list)
    for report in history.corpus.reports:
        if report.header.day is not None:
            by_day[report.header.day].append(report)
    for source in history.corpus.sources:
        yield from _outside_fences(source, list(_wrong_numbers(by_day, source, by_source.get(source.path, []))))
