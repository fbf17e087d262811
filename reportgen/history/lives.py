"""Lives: how long an item took, how long it stood in each state, and how long nobody spoke of it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from reportgen.history.almanac import Workdays, day_of
from reportgen.history.board import UNSTATED
from reportgen.history.changes import CLOSED, state
from reportgen.history.dues import days_between
from reportgen.history.model import Cycle, Silence
from reportgen.history.tracks import Trail


class Stay(NamedTuple):
    """From which date on an item is in a state."""

    date: str
    state: str


def stays(trail: Trail) -> tuple[Stay, ...]:
    """Return the states of `trail`, each from the first report that states it; a report that states none changes nothing."""
    found: list[Stay] = []
    for sighting in trail.seen:
        now = sighting.record.status
        if sighting.date is None or (now is None and found):
            continue
        if found and found[-1].date == sighting.date and now:
            found.pop()  # the last word of a day counts
        if not found or found[-1].state != (now or UNSTATED):
            found.append(Stay(sighting.date, now or UNSTATED))
    return tuple(found)


def spent(trail: Trail, end: str | None) -> dict[str, int]:
    """Return for how many calendar days the item was in each open state, until the date `end` of the last report.

    The time from one report to the next belongs to the state that the earlier one states.
    """
    found: dict[str, int] = {}
    history = stays(trail)
    for stay, until in zip(history, [*(one.date for one in history[1:]), end], strict=True):
        if stay.state not in CLOSED and until:
            found[stay.state] = found.get(stay.state, 0) + max(days_between(stay.date, until), 0)
    return found


def cycle(trail: Trail, closed: str | None, workdays: Workdays) -> Cycle | None:
    """Return the time from the first report of an item to the one that says it is done.

    None while it is not, where it was cancelled, and where its first report says already that it is done: nobody saw it begin.
    """
    first = next((sighting.date for sighting in trail.seen if sighting.date), None)
    begun, done = day_of(first), day_of(closed)
    if any(sighting.record.status in CLOSED for sighting in trail.seen if sighting.date == first):
        return None
    if begun is None or done is None or not first or not closed or state(tuple(one.record for one in trail.seen)) != "done":
        return None
    return Cycle(first=first, done=closed, days=(done - begun).days, workdays=workdays.between(begun, done))


def silence(trail: Trail, named: Iterable[str], until: str | None) -> Silence | None:
    """Return the longest time, up to the date `until`, in which no report lists the item or names it on one of the dates `named`.

    None when there is none of at least two calendar days.
    """
    seen = [sighting.date for sighting in trail.seen if sighting.date]
    if not seen or not until:
        return None
    dates = sorted({date for date in (*seen, *named, until) if seen[0] <= date <= until})
    gaps = ((days_between(first, last), first, last) for first, last in pairwise(dates))
    days, first, last = max(gaps, key=lambda gap: (gap[0], gap[1]), default=(0, "", ""))
    return Silence(days=days, first=first, last=last) if days > 1 else None
