"""Dues: what every due date of a corpus means, and whether one is another, later day than the one stated before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from reportgen.history.almanac import Almanac, build_almanac, day_of
from reportgen.history.calendar import When, understand
from reportgen.history.labels import Said
from reportgen.history.sightings import moment
from reportgen.records import Record, Report, Setting
from reportgen.text.memory import once


class Dues:
    """The meaning of the due dates of all records of one corpus, understood once."""

    def __init__(self, reports: Iterable[Report], setting: Setting) -> None:
        reports = tuple(reports)
        self.almanac = build_almanac(reports, setting)
        self._when: dict[int, When] = {}  # by the identity of a record, which lives as long as its report
        plain: dict[tuple[str | None, str | None], When] = {}
        for report in reports:
            said = _said(report)
            for record in report.records:
                if record.due or record.due_raw:
                    self._when[id(record)] = _read(record, said, self.almanac, plain)

    def when(self, record: Record) -> When | None:
        """Return what the due date of `record` means, None when it states none."""
        return self._when.get(id(record))

    def whens(self, records: Iterable[Record]) -> tuple[When | None, ...]:
        """Return `when` of each of `records`."""
        find = self._when.get
        return once(tuple([find(id(record)) for record in records]))

    def moved(self, was: Record, now: Record) -> bool:
        """Say whether the two state different due dates; a time that only one of them states is no difference."""
        before, after = self.when(was), self.when(now)
        if before and after and before.first and after.first:
            if (before.first, before.last) != (after.first, after.last):
                return True
            return bool(before.moment and after.moment and before.moment != after.moment)
        return (was.due_raw or was.due or "").split() != (now.due_raw or now.due or "").split()

    def slip(self, was: Record, now: Record) -> int | None:
        """Return by how many days, at least, the due date of `now` is later (0 for hours), or None when it is not surely later."""
        before, after = self.when(was), self.when(now)
        if before is None or after is None or not before.last or not after.first:
            return None
        days = max(days_between(before.last, after.first), 0)
        if before.moment and after.moment:
            return days if _is_later(before.moment, after.moment) else None
        return days or None


def _said(report: Report) -> Said:
    head = report.header
    return Said(day_of(moment(report)), head.week, head.sprint, head.day)


def _read(record: Record, said: Said, almanac: Almanac, plain: dict[tuple[str | None, str | None], When]) -> When:
    """Return the meaning of the due date of `record`; an ISO date means the same in every report and is read once."""
    if record.due != record.due_raw:
        return understand(record.due_raw or "", record.due, said, almanac)
    key = (record.due_raw, record.due)
    if key not in plain:
        plain[key] = understand(record.due_raw or "", record.due, said, almanac)
    return plain[key]


def _is_later(was: str, now: str) -> bool:
    try:
        return datetime.fromisoformat(now) > datetime.fromisoformat(was)
    except (TypeError, ValueError):  # one has an offset and the other has none
        return now[:10] > was[:10]


def days_between(first: str, last: str) -> int:
    """Return the calendar days from one ISO date or date-time to another; 0 when one is none.

    >>> days_between("2025-02-28", "2025-03-03T17:00")
    3
    """
    one, two = day_of(first), day_of(last)
    return (two - one).days if one and two else 0
