"""Lives: how long an item took, how long it stood in each state, and how long nobody spoke of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from reportgen.history.almanac import Workdays, day_of
from reportgen.history.board import UNSTATED
from reportgen.history.changes import CLOSED, Moves, Seen, state
from reportgen.history.dues import days_between
from reportgen.history.model import Cycle, Silence
from reportgen.text.memory import remember


class Stay(NamedTuple):
    """From which date on an item is in a state."""

    date: str
    state: str


def stays(seen: Iterable[Seen]) -> tuple[Stay, ...]:
    """Return the states of an item, each from the first report of `seen` that states it; one that states none changes nothing."""
    found: list[Stay] = []
    for one in seen:
        now = one.status
        if now is None and found:
            continue
        if found and found[-1].date == one.date and now:
            found.pop()  # the last word of a day counts
        if not found or found[-1].state != (now or UNSTATED):
            found.append(Stay(one.date, now or UNSTATED))
    return tuple(found)


def spent(seen: Iterable[Seen], end: str | None) -> dict[str, int]:
    """Return for how many calendar days the item was in each open state, until the date `end` of the last report.

    The time from one report to the next belongs to the state that the earlier one states.
    """
    found: dict[str, int] = {}
    history = stays(seen)
    for stay, until in zip(history, [*(one.date for one in history[1:]), end], strict=True):
        if stay.state not in CLOSED and until:
            found[stay.state] = found.get(stay.state, 0) + max(days_between(stay.date, until), 0)
    return _held_once(tuple(found.items()))


@remember
def _held_once(spent: tuple[tuple[str, int], ...]) -> dict[str, int]:
    return dict(spent)  # which nobody fills


def cycle(moves: Moves, closed: str | None, workdays: Workdays) -> Cycle | None:
    """Return the time from the first report of an item to the one that says it is done.

    None while it is not, where it was cancelled, and where its first report says already that it is done: nobody saw it begin.
    """
    first = moves.seen[0].date if moves.seen else None
    begun, done = day_of(first), day_of(closed)
    if begun is None or done is None or not first or not closed or state(moves.records) != "done":
        return None
    if any(record.status in CLOSED for seen in takewhile(lambda one: one.date == first, moves.seen) for record in seen.records):
        return None
    return Cycle(first=first, done=closed, days=(done - begun).days, workdays=workdays.between(begun, done))


def silence(seen: Sequence[Seen], named: Iterable[str], until: str | None) -> Silence | None:
    """Return the longest time, up to the date `until`, in which no report lists the item or names it on one of the dates `named`.

    None when there is none of at least two calendar days.
    """
    if not seen or not until:
        return None
    begun = seen[0].date
    dates = sorted({date for date in (*[one.date for one in seen], *named, until) if begun <= date <= until})
    longest, at = 1, 0
    for place, (first, last) in enumerate(pairwise(map(day_of, dates))):
        days = (last - first).days if first and last else 0
        if days > 1 and days >= longest:  # the latest of equals
            longest, at = days, place
    return Silence(days=longest, first=dates[at], last=dates[at + 1]) if longest > 1 else None
