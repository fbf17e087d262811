"""Labels: the date of a day, week or sprint number, by the reports that use it or counted from those near it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from reportgen.history.almanac import Almanac, Label

_NEXT = 10
"""Calendar days within which a day number may be meant in the run that comes after this one."""


class Said(NamedTuple):
    """Where words are said: the date of the report, and what it calls its week, sprint and day."""

    date: date | None = None
    week: int | None = None
    sprint: int | None = None
    day: int | None = None


class Stretch(NamedTuple):
    """A first and a last day, and how they were found; `last` is `date.max` where the end is open."""

    first: date
    last: date
    how: str


def find_day(number: int, week: int | None, sprint: int | None, said: Said, almanac: Almanac) -> Stretch | None:
    """Return when Day `number` is, of `week` and `sprint` if the author names them, else of the run around `said`.

    A report of that day decides; else working days are counted from the days known next to it in the same run; else a
    named week is the answer, as a range. Of two days that fit, the one nearer to the report counts, the later one of equals.
    """
    if week is not None or sprint is not None:
        found = list(_in_named(number, week, sprint, said, almanac))
        if not found and week is not None:
            return _by_pattern(number, week, almanac) or find_week(week, said, almanac)
    else:
        found = list(_around(number, said, almanac))
    day = said.date
    if day is None:
        return found[0] if len(found) == 1 else None
    return min(found, key=lambda one: (abs((one.first - day).days), one.first < day), default=None)


def _in_named(number: int, week: int | None, sprint: int | None, said: Said, almanac: Almanac) -> Iterator[Stretch]:
    for at, run in enumerate(almanac.runs):
        fits = [label for label in run if label.week == week or week is None]
        if not almanac.near([label for label in fits if label.sprint == sprint or sprint is None], said.date):
            continue
        found = _in_run(number, at, almanac)
        if found and (week is None or _in_week(found, number, week, run)):
            yield found


def _in_week(found: Stretch, number: int, week: int, run: tuple[Label, ...]) -> bool:
    """Say whether a day found in `run` may be of `week`: a report of the day says so, or no other week's report contradicts."""
    stated = next((label.week for label in run if label.day == number and label.week is not None), None)
    if stated is not None:
        return 0 <= stated - week <= 1  # "W1 D6" where the days of week 1 run on and the report of Day 6 counts it to week 2
    before = all(label.date < found.first for label in run if label.week is not None and label.week < week)
    return before and all(label.date > found.last for label in run if label.week is not None and label.week > week)


def _around(number: int, said: Said, almanac: Almanac) -> Iterator[Stretch]:
    """Yield the day in the run around `said`, and that of the next run where a report of it stands near."""
    here = almanac.run_at(said.date) if said.date else None
    if here is None or said.date is None:
        return
    if almanac.near(almanac.runs[here], said.date) and (found := _in_run(number, here, almanac)):
        yield found
    ahead = almanac.runs[here + 1] if here + 1 < len(almanac.runs) else ()
    known = next((label for label in ahead if label.day == number), None)
    if known and (known.date - said.date).days <= _NEXT:
        yield Stretch(known.date, known.date, f"Day {number} is {known.date} by the report of that day")


def _in_run(number: int, at: int, almanac: Almanac) -> Stretch | None:
    run = almanac.runs[at]
    known = next((label for label in run if label.day == number), None)
    if known:
        return Stretch(known.date, known.date, f"Day {number} is {known.date} by the report of that day")
    below = [label for label in run if label.day is not None and label.day < number][-1:]
    above = [label for label in run if label.day is not None and label.day > number][:1]
    counted = [(day, label) for label in (*below, *above) if (day := almanac.workdays.step(label.date, number - (label.day or 0)))]
    after = below[0].date if below else almanac.runs[at - 1][-1].date if at else date.min
    before = above[0].date if above else almanac.runs[at + 1][0].date if at + 1 < len(almanac.runs) else date.max
    fit = [(day, label) for day, label in counted if after < day < before]
    if not fit or number < 1:
        return None
    days = [day for day, _ in fit]
    how = " and ".join(f"Day {label.day} ({label.date})" for _, label in fit)
    return Stretch(min(days), max(days), f"Day {number} counted in working days from {how}")


def _by_pattern(number: int, week: int, almanac: Almanac) -> Stretch | None:
    if almanac.week_zero is None or not almanac.daywise or not 1 <= number <= 7:
        return None
    day = almanac.week_zero + timedelta(days=7 * week + number - 1)
    return Stretch(day, day, f"Week {week} Day {number} is {day} as in the other weeks, where Day 1 is the Monday")


def find_week(number: int, said: Said, almanac: Almanac) -> Stretch | None:
    """Return the days that week `number` may have: those of its reports, widened to the calendar week but not into another."""
    labels = [label for label in almanac.near(almanac.labels, said.date) if label.week is not None]
    own = [label.date for label in labels if label.week == number]
    if not own:
        return _week_by_pattern(number, almanac)
    earlier = [label.date for label in labels if label.week is not None and label.week < number and label.date < own[0]]
    later = [label.date for label in labels if label.week is not None and label.week > number and label.date > own[-1]]
    first = own[0] - timedelta(days=own[0].weekday())
    first = max(first, max(earlier) + timedelta(days=1)) if earlier else first
    last = max(own[-1], almanac.workdays.last_of_week(own[-1]))
    last = min(last, min(later) - timedelta(days=1)) if later else last
    return Stretch(first, last, f"Week {number} by its reports from {own[0]} to {own[-1]} and the calendar weeks around them")


def _week_by_pattern(number: int, almanac: Almanac) -> Stretch | None:
    if almanac.week_zero is None or not almanac.labels or number > 60:
        return None
    monday = almanac.week_zero + timedelta(days=7 * number)
    return Stretch(monday, almanac.workdays.last_of_week(monday), f"Week {number} begins on {monday} by the week numbers of the reports")


def find_sprint(number: int, said: Said, almanac: Almanac) -> Stretch | None:
    """Return the days of Sprint `number`: from its first report to the working day before the next sprint's first, if known."""
    labels = [label for label in almanac.near(almanac.labels, said.date) if label.sprint is not None]
    own = [label.date for label in labels if label.sprint == number]
    if not own:
        return None
    later = [label.date for label in labels if label.sprint is not None and label.sprint > number and label.date > own[-1]]
    end = almanac.workdays.step(min(later), -1) if later else None
    if end is None:
        return Stretch(own[0], date.max, f"Sprint {number} from its first report on {own[0]}; no report says when it ends")
    return Stretch(own[0], max(end, own[-1]), f"Sprint {number} from its first report on {own[0]} to the day before the next sprint's")


def sprint_end(number: int | None, said: Said, almanac: Almanac) -> Stretch | None:
    """Return the days on which Sprint `number` (None: that of the report) may end: from its last report to the next sprint's first."""
    labels = [label for label in almanac.near(almanac.labels, said.date) if label.sprint is not None]
    if number is None and said.date:
        number = next((label.sprint for label in reversed(labels) if label.date <= said.date), None)
    own = [label.date for label in labels if label.sprint == number]
    later = [label.date for label in labels if own and label.sprint is not None and label.sprint > (number or 0) and label.date > own[-1]]
    end = almanac.workdays.step(min(later), -1) if later else None
    if not own or end is None:
        return None
    how = f"Sprint {number} ends between its last report on {own[-1]} and the next sprint's on {min(later)}"
    return Stretch(min(own[-1], end), end, how)
