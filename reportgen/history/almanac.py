"""The almanac: which day, week and sprint the reports of a series call which date, and how this team counts days."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from reportgen.history.sightings import moment
from reportgen.records import Report, Setting
from reportgen.text.memory import remember

_FAR = 60
"""Calendar days beyond which a label of the same number is that of another project or year."""

_MOST = 0.9
"""Share of the labels that must follow a pattern for it to be one: a report may be wrong about its own day."""


class Label(NamedTuple):
    """What one dated report calls its day; numbers that it does not state are None."""

    date: date
    report: str
    week: int | None
    sprint: int | None
    day: int | None


class Workdays(msgspec.Struct, frozen=True, kw_only=True):
    """Which days count: `working` are weekday numbers, 0 for Monday; `holidays` are sorted."""

    working: frozenset[int]
    holidays: tuple[date, ...] = ()

    def counts(self, day: date) -> bool:
        """Say whether `day` is a working day."""
        return day.weekday() in self.working and day not in self.holidays

    def step(self, day: date, number: int) -> date | None:
        """Return the working day `number` working days after `day` (before it, when negative); None when that is too far away."""
        if abs(number) > 4 * _FAR:
            return None
        way, left = timedelta(days=1 if number > 0 else -1), abs(number)
        for _ in range(8 * _FAR):
            if not left:
                return day
            day += way
            left -= self.counts(day)
        return None

    def between(self, first: date, last: date) -> int:
        """Return how many working days lie after `first`, up to and with `last`; 0 when `last` is not later.

        A Friday and the Monday after it are one working day apart.
        """
        if last <= first:
            return 0
        weeks, rest = divmod((last - first).days, 7)
        odd = sum((first.weekday() + 1 + n) % 7 in self.working for n in range(rest))
        off = sum(first < day <= last and day.weekday() in self.working for day in self.holidays)
        return weeks * len(self.working) + odd - off

    def last_of_week(self, day: date) -> date:
        """Return the last working day of the week, Monday to Sunday, of `day`; its Sunday when there is none."""
        sunday = day + timedelta(days=6 - day.weekday())
        days = (sunday - timedelta(days=n) for n in range(7))
        return next((one for one in days if self.counts(one)), sunday)


class Almanac(msgspec.Struct, frozen=True, kw_only=True):
    """The labels of all dated reports, oldest first, the `runs` in which their day numbers go up, and the week that is week 0.

    Day numbers repeat ("Day 6" in weeks 2 and 4), so that a number means something within one run only. `week_zero` is a
    Monday, where nine of ten week numbers agree with the calendar; `daywise` tells that as many Days 1 are Mondays, Days 2 Tuesdays.
    """

    labels: tuple[Label, ...] = ()
    runs: tuple[tuple[Label, ...], ...] = ()
    week_zero: date | None = None
    daywise: bool = False
    workdays: Workdays
    eod: str = ""
    zone: str = "UTC"

    def near(self, labels: Iterable[Label], day: date | None) -> tuple[Label, ...]:
        """Return those of `labels` that speak of the time of `day`; all of them when it is not known."""
        return tuple(label for label in labels if day is None or abs((label.date - day).days) <= _FAR)

    def run_at(self, day: date) -> int | None:
        """Return the place of the run that goes on at `day`: the latest that began by then, else the first."""
        begun = bisect_right(self.runs, day, key=lambda run: run[0].date)
        return max(begun - 1, 0) if self.runs else None


def build_almanac(reports: Iterable[Report], setting: Setting) -> Almanac:
    """Read the labels off `reports`, with the weekend, holidays, end of day and zone of `setting`."""
    labels = _labels(reports)
    working = frozenset(range(7)) - frozenset(setting.calendar.weekend) or frozenset(range(7))
    workdays = Workdays(working=working, holidays=tuple(sorted(map(date.fromisoformat, setting.calendar.holidays))))
    zeros = [label.date - timedelta(days=label.date.weekday() + 7 * label.week) for label in labels if label.week is not None]
    zero, agreed = max(Counter(zeros).items(), key=lambda pair: (pair[1], pair[0]), default=(None, 0))
    placed = [label for label in labels if label.day is not None and label.week is not None]
    return Almanac(
        labels=labels,
        runs=_runs([label for label in labels if label.day is not None], workdays),
        week_zero=zero if agreed and agreed >= _MOST * len(zeros) else None,
        daywise=len(placed) > 2 and sum(label.day == label.date.weekday() + 1 for label in placed) >= _MOST * len(placed),
        workdays=workdays,
        eod=setting.calendar.eod,
        zone=setting.zone,
    )


def _labels(reports: Iterable[Report]) -> tuple[Label, ...]:
    found: dict[tuple[date, int | None, int | None, int | None], Label] = {}
    for report in reports:
        head = report.header
        day = day_of(moment(report))
        if day is None or not any(number is not None for number in (head.week, head.sprint, head.day)):
            continue
        label = Label(day, report.key, head.week, head.sprint, None if len(report.dates) > 1 else head.day)
        found.setdefault((day, label.week, label.sprint, label.day), label)
    return tuple(sorted(found.values(), key=lambda label: (label.date, label.report)))


@remember
def day_of(text: str | None) -> date | None:
    """Return the day of an ISO date or date-time, or None when it is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _runs(labels: list[Label], workdays: Workdays) -> tuple[tuple[Label, ...], ...]:
    """Cut `labels` where the day number does not go up with time, or where the gap is too long for the numbers."""
    runs: list[list[Label]] = []
    for label in labels:
        if runs and _goes_on(runs[-1][-1], label, workdays):
            runs[-1].append(label)
        elif not runs or (runs[-1][-1].date, runs[-1][-1].day) != (label.date, label.day):
            runs.append([label])
    return tuple(map(tuple, runs))


def _goes_on(last: Label, label: Label, workdays: Workdays) -> bool:
    more = (label.day or 0) - (last.day or 0)
    return more > 0 and label.date > last.date and workdays.between(last.date, label.date) <= 2 * more + 3
