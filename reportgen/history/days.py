"""Days: what was true at the end of each dated report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.history.changes import CLOSED, Dated, by_report, state
from reportgen.history.mentions import named_in
from reportgen.history.model import Change, Day
from reportgen.history.sightings import moment
from reportgen.history.tracks import Trail
from reportgen.records import Record, Report

WORK = ("action", "story")
READY = ("in_review", "done")
UNSTATED = "unstated"
"""The state of an item whose status no report has stated so far."""


class Seen(NamedTuple):
    """The records of one track in one report."""

    trail: Trail
    records: tuple[Record, ...]


def seen_by_report(trails: tuple[Trail, ...]) -> dict[int, tuple[Seen, ...]]:
    """Map each report's place in time to the tracks seen in it, in the order of `trails`."""
    found: dict[int, list[Seen]] = defaultdict(list)
    for trail in trails:
        for at, records in by_report(trail.seen):
            found[at].append(Seen(trail, records))
    return {at: tuple(seen) for at, seen in found.items()}


class Chapter(NamedTuple):
    """One dated report: its day, the tracks seen in it, and the items in each state at its end.

    `groups` maps a state to track keys; under a closed state it lists only the items closed on that day.
    """

    day: Day
    seen: tuple[Seen, ...]
    groups: dict[str, tuple[str, ...]]


class _Board:
    """The items known so far: `now` maps all of them to their state, `open` those to their ids that are not closed."""

    def __init__(self) -> None:
        self.now: dict[str, str] = {}
        self.open: dict[str, str] = {}
        self.risks: dict[str, str] = {}
        self.counts: dict[str, int] = defaultdict(int)

    def set(self, trail: Trail, status: str) -> None:
        before = self.now.get(trail.key)
        if before is not None:
            self.counts[before] -= 1
        self.counts[status] += 1
        self.now[trail.key] = status
        if status in CLOSED:
            self.open.pop(trail.key, None)
        else:
            self.open.setdefault(trail.key, (trail.id or "").casefold())

    def states(self) -> dict[str, int]:
        return {status: count for status, count in sorted(self.counts.items()) if count}

    def groups(self, closed: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key in (*self.open, *closed):
            found[self.now[key]].append(key)
        return {status: tuple(keys) for status, keys in sorted(found.items())}

    def set_risk(self, seen: Seen) -> None:
        level = next((record.level for record in reversed(seen.records) if record.level), None)
        if level:
            self.risks[seen.trail.key] = level
        if state(seen.records) in CLOSED:
            self.risks.pop(seen.trail.key, None)


def chapters(reports: tuple[Report, ...], seen: dict[int, tuple[Seen, ...]], made: tuple[Dated, ...]) -> Iterator[Chapter]:
    """Yield one `Chapter` for each report with a date, in the order of time.

    A period's report has no day, but what it states holds from its last date on. `reports` are in the order of
    `in_time`, `seen` comes from `seen_by_report`, `made` are all changes.
    """
    board = _Board()
    by_day: dict[int, list[Change]] = defaultdict(list)
    for at, change in made:
        by_day[at].append(change)
    for at, report in enumerate(reports):
        if moment(report) is None:
            continue
        day = _day(report, board, seen.get(at, ()), tuple(by_day[at]))
        if report.date is not None:
            yield Chapter(day, seen.get(at, ()), board.groups(day.closed))


def _day(report: Report, board: _Board, seen: tuple[Seen, ...], made: tuple[Change, ...]) -> Day:
    was_open = board.open.copy()
    known = board.now.keys() & {item.trail.key for item in seen}
    work = tuple(item for item in seen if item.trail.kind in WORK)
    for item in seen:
        if item.trail.kind == "risk":
            board.set_risk(item)
    for item in work:
        board.set(item.trail, state(item.records) or board.now.get(item.trail.key, UNSTATED))
    here = tuple(item.trail.key for item in work)
    shown, named = set(here), named_in(report)
    return Day(
        report=report,
        open=tuple(board.open),
        closed=tuple(key for key in here if board.now[key] in CLOSED and (key in was_open or key not in known)),
        new=tuple(key for key in here if key not in known),
        carried=tuple(key for key in here if key in was_open),
        silent=tuple(key for key, name in board.open.items() if key not in shown and not (name and name in named)),
        states=board.states(),
        risks=dict(sorted(board.risks.items())),
        changes=made,
        readiness=readiness(tuple(item for item in seen if item.trail.kind == "action")),
    )


def readiness(actions: tuple[Seen, ...]) -> tuple[int, int] | None:
    """Return (in review or done, all) over the `actions` of one report that state a status there, or None without any."""
    stated = [status for item in actions if (status := state(item.records))]
    return (sum(status in READY for status in stated), len(stated)) if stated else None
