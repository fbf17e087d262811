"""The days of reports that name none, by the day numbers around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from reportgen.history.almanac import Almanac, build_almanac
from reportgen.history.labels import Said, find_day
from reportgen.proposals.proposal import Proposal, Study
from reportgen.records import Report
from reportgen.text.order import natural
from reportgen.values.moment import weekday_name

_DAY = re.compile(r"(?<![a-z])d(?:ay)?[-_ ]?(\d{1,3})(?!\d)", re.I)
_WEEK = re.compile(r"(?<![a-z])w(?:eek|k)?[-_ ]?(\d{1,2})(?!\d)", re.I)


class _Dated(NamedTuple):
    """A report with what it, or its path, says of its day."""

    path: str
    day: int | None
    week: int | None
    date: date | None


def dates(study: Study) -> Iterator[Proposal]:
    """Propose the date of each report that has none."""
    reports = [_dated(report) for report in study.corpus.reports if not report.dates]
    almanac = build_almanac(study.corpus.reports, study.setting)
    headers = {report.header.source: report.header for report in study.corpus.reports}
    taken = {report.date for report in reports if report.date}
    for report in reports:
        if report.date is not None or report.path in study.setting.dates:
            continue
        found, why, sure = _between(report, reports, almanac) or _counted(report, almanac) or (None, "", False)
        if found is None:
            why = "says its day nowhere, and its neighbours do not tell it"
            yield Proposal(table="dates", key=report.path, value="YYYY-MM-DD", why=(why,))
            continue
        said = headers[report.path].weekday
        agrees = said is None or said == weekday_name(found)
        more = () if agrees else (f"but the report itself says {said}, and this is a {weekday_name(found)}",)
        yield Proposal(
            table="dates",
            key=report.path,
            value=found.isoformat(),
            why=(f"{why}: a {weekday_name(found)}", *more),
            sure=sure and agrees and found not in taken,
        )


def _dated(report: Report) -> _Dated:
    path, header = PurePosixPath(report.header.source), report.header
    stem, folder = _DAY.search(path.stem), _WEEK.search(path.stem) or _WEEK.search(path.parent.name)
    day = header.day if header.day is not None else int(stem[1]) if stem else None
    week = header.week if header.week is not None else int(folder[1]) if folder else None
    return _Dated(report.header.source, day, week, date.fromisoformat(report.date) if report.date else None)


def _between(report: _Dated, reports: list[_Dated], almanac: Almanac) -> tuple[date, str, bool] | None:
    """Count working days from the reports before and after in the same folder; certain where both lead to one day."""
    parent = PurePosixPath(report.path).parent
    beside = [one for one in reports if one.date and one.day is not None and PurePosixPath(one.path).parent == parent]
    if report.day is None or not beside:
        return None
    beside.sort(key=lambda one: (one.day or 0, natural(one.path)))
    below = [one for one in beside if (one.day or 0) < report.day][-1:]
    above = [one for one in beside if (one.day or 0) > report.day][:1]
    counted = [
        (one, day) for one in (*below, *above)
        if one.date and one.day is not None and (day := almanac.workdays.step(one.date, report.day - one.day))
    ]  # fmt: skip
    days = {day for _, day in counted}
    if len(days) != 1:
        return None
    how = " and ".join(f"day {one.day} ({one.date}, {one.path})" for one, _ in counted)
    return days.pop(), f"day {report.day}, counted in working days from {how}", len(counted) == 2


def _counted(report: _Dated, almanac: Almanac) -> tuple[date, str, bool] | None:
    """Ask the calendar of the whole series."""
    stretch = find_day(report.day, report.week, None, Said(), almanac) if report.day is not None else None
    return (stretch.first, stretch.how, False) if stretch and stretch.first == stretch.last else None
