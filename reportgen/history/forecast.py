"""Forecast: when what is open will be done, by simulation from what was done on each day so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from reportgen.history.almanac import Workdays, day_of
from reportgen.history.changes import WORK, is_open
from reportgen.history.chart import Book, by_sprint, count, is_done, quantile
from reportgen.history.model import Forecast

DAYS = 30
"""Working days, the last ones, whose throughput is drawn from."""

FEWEST_DAYS, FEWEST_DONE = 10, 5
"""With fewer observed working days or fewer items done on them there is no forecast."""

PARTS = (50, 85, 95)

_RUNS = 1000
_FARTHEST = 200  # working days; a date beyond is none
_MASK = (1 << 64) - 1


class _Plan(NamedTuple):
    scope: str
    title: str
    items: tuple[str, ...]


def forecasts(book: Book) -> tuple[Forecast, ...]:
    """Return when the open items of the sprint under way, and all open items, will be done; each scope that has any.

    Monte Carlo on throughput (Magennis, "Forecasting and Simulating Software Development Projects", 2011; Vacanti, "Actionable
    Agile Metrics", 2015): a thousand futures, each of which draws, working day after working day and with replacement, the number
    of items done on one of the last 30 observed working days, until nothing is left. The generator has a fixed seed, so that the
    same reports always give the same dates.
    """
    sample, problem = _sample(book)
    return tuple(_forecast(plan, sample, problem, book) for plan in _plans(book))


def _plans(book: Book) -> Iterator[_Plan]:
    held = {track.key: track for track in book.tracks if track.kind in WORK and is_open(track)}
    sprints = by_sprint(book)
    number, chapters = sprints[-1] if sprints else (None, ())
    if chapters and chapters[-1] is book.chapters[-1]:
        listed = {item.trail.key for chapter in chapters for item in chapter.seen}
        if items := tuple(key for key in held if key in listed):
            yield _Plan(str(number), f"Open items of Sprint {number}", items)
    if held:
        yield _Plan("all", "All open items", tuple(held))


def _sample(book: Book) -> tuple[tuple[int, ...], str]:
    """Return the items done on each of the last working days, oldest first, and what is missing for a forecast, if anything.

    What is reported as done on a day off, or on a day between two reports, counts on the next working day with a report.
    """
    first, end = day_of(book.chapters[0].day.report.date if book.chapters else None), day_of(book.end)
    if first is None or end is None:
        return (), "no report has a date"
    done: Counter[str] = Counter(track.closed or "" for track in book.tracks if is_done(track))
    days, waiting, found = 0, 0, []
    day = max(first, end - timedelta(days=4 * DAYS))
    while day <= end:
        waiting += done[day.isoformat()]
        if book.almanac.workdays.counts(day):
            found.append(waiting)
            days, waiting = days + 1, 0
        day += timedelta(days=1)
    sample = tuple(found[-DAYS:])
    if len(sample) < FEWEST_DAYS or sum(sample) < FEWEST_DONE:
        have = f"{count(sum(sample), 'item')} done on {count(len(sample), 'working day')}"
        return sample, f"not enough data: {have}; a forecast needs at least {FEWEST_DONE} items on {FEWEST_DAYS} working days"
    return sample, ""


def _forecast(plan: _Plan, sample: tuple[int, ...], problem: str, book: Book) -> Forecast:
    if problem:
        return Forecast(scope=plan.scope, title=plan.title, items=plan.items, sample=sample, problem=problem)
    ends = simulate(len(plan.items), sample)
    dates = {part: _date(int(quantile(ends, part / 100)), book.end, book.almanac.workdays) for part in PARTS}
    assumption = (
        f"Days to come go like the last {count(len(sample), 'working day')}, on which {sum(sample)} items were done;"
        f" nothing is added to the {count(len(plan.items), 'item')} that are open, and all of them are worked on."
    )
    if not all(dates.values()):
        assumption += f" Where a date is missing, that many futures take longer than {_FARTHEST} working days."
    known = {part: date for part, date in dates.items() if date}
    return Forecast(
        scope=plan.scope, title=plan.title, items=plan.items, dates=known, sample=sample, assumption=assumption,
        problem="" if known else "too far away to tell",
    )  # fmt: skip


def _date(days: int, end: str | None, workdays: Workdays) -> str:
    start = day_of(end)
    found = workdays.step(start, days) if start and days <= _FARTHEST else None
    return found.isoformat() if found else ""


def simulate(items: int, sample: Sequence[int], runs: int = _RUNS) -> list[int]:
    """Return in how many working days `items` are done in each of `runs` futures, sorted.

    >>> simulate(6, [2], runs=3), simulate(0, [1], runs=2)
    ([3, 3, 3], [0, 0])
    """
    seed, ends = 0, []
    for _ in range(runs):
        left, days = items, 0
        while left > 0 and days <= _FARTHEST:
            seed, drawn = _draw(seed)
            left -= sample[drawn % len(sample)]
            days += 1
        ends.append(days)
    return sorted(ends)


def _draw(seed: int) -> tuple[int, int]:
    """Return the next state and number of SplitMix64 (Steele, Lea and Flood 2014)."""
    state = (seed + 0x9E3779B97F4A7C15) & _MASK
    mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return state, mixed ^ (mixed >> 31)
