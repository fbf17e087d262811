"""Sightings: every record of a corpus in the order of time."""

from __future__ import annotations

import msgspec

from reportgen.corpus import Corpus
from reportgen.records import Record, Report


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """One record with the moment of its report: `at` is the report's place in time, `date` its ISO date if it has one.

    `nth` counts the records of its kind without id in its report, from 1; 0 for a record with an id.
    """

    record: Record
    at: int
    date: str | None
    nth: int = 0


def moment(report: Report) -> str | None:
    """Return the date at which `report` speaks: its day, or the last day of its period, or None."""
    return report.date or (max(report.dates) if report.dates else None)


def in_time(corpus: Corpus) -> tuple[Report, ...]:
    """Return the reports by `moment`: a period after the days it sums up, reports without a date last."""
    return tuple(sorted(corpus.reports, key=lambda report: (moment(report) or "~", not is_day(report), report.key)))


def is_day(report: Report) -> bool:
    """Say whether `report` is about one day: it has a date and is not about a period."""
    return report.date is not None and len(report.dates) < 2


def sight(reports: tuple[Report, ...]) -> tuple[Sighting, ...]:
    """Return the records of `reports` (in the order of `in_time`), each with its moment."""
    return tuple(sighting for at, report in enumerate(reports) for sighting in sight_in(report, at))


def sight_in(report: Report, at: int) -> tuple[Sighting, ...]:
    """Return the records of the report that is at the place `at` in the order of time, each with its moment."""
    counts: dict[str, int] = {}
    when, found = moment(report), []
    for record in report.records:
        number = 0
        if not record.id:
            number = counts[record.kind] = counts.get(record.kind, 0) + 1
        found.append(Sighting(record, at, when, number))
    return tuple(found)


def last_date(reports: tuple[Report, ...]) -> str | None:
    """Return the latest date of any report, or None."""
    return max((date for date in map(moment, reports) if date), default=None)
