"""Days: what was true at the end of each dated report."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import NamedTuple

import msgspec

from reportgen.history.board import Board, Page, Seen
from reportgen.history.changes import CLOSED, WORK, Dated, by_report, state
from reportgen.history.mentions import named_in
from reportgen.history.model import Change, Day
from reportgen.history.sightings import is_day, moment
from reportgen.history.tracks import Trail
from reportgen.records import Record, Report

READY = ("in_review", "done")


def seen_by_report(trails: tuple[Trail, ...]) -> dict[int, tuple[Seen, ...]]:
    """Map each report's place in time to the tracks seen in it, in the order of `trails`."""
    found: dict[int, list[Seen]] = defaultdict(list)
    for trail in trails:
        for at, records in by_report(trail.seen):
            found[at].append(Seen(trail, records))
    return {at: tuple(seen) for at, seen in found.items()}


class Chapter(NamedTuple):
    """One dated report: its day, the tracks seen in it, and the items in each state at its end.

    `groups` maps a state to track keys; under a closed state it lists only the items closed on that day. `reports` are all reports
    of the date where several chapters are merged into one.
    """

    day: Day
    seen: tuple[Seen, ...]
    groups: dict[str, tuple[str, ...]]
    reports: tuple[Report, ...]


class Told(NamedTuple):
    """The chapters in the order of time, and the keys of the items that have lapsed at the end."""

    chapters: tuple[Chapter, ...]
    lapsed: frozenset[str]


def tell(reports: tuple[Report, ...], trails: tuple[Trail, ...], made: tuple[Dated, ...]) -> Told:
    """Tell the story of `trails`, one chapter for each report of a day.

    A period's report has no day, but what it states holds from its last date on. `reports` are in the order of
    `in_time`, `made` are all changes of all trails.
    """
    board, seen = Board(), seen_by_report(trails)
    by_day: dict[int, list[Change]] = defaultdict(list)
    for at, change in made:
        by_day[at].append(change)
    chapters: list[Chapter] = []
    for at, report in enumerate(reports):
        if date := moment(report):
            page = Page(len(chapters), date, seen.get(at, ()), named_in(report))
            day = _day(report, board, page, tuple(by_day[at]))
            if is_day(report):
                chapters.append(Chapter(day, page.seen, board.groups(day.closed), (report,)))
    return Told(tuple(chapters), board.lapsed())


def _day(report: Report, board: Board, page: Page, made: tuple[Change, ...]) -> Day:
    work = tuple(item for item in page.seen if item.trail.kind in WORK)
    was = {item.trail.key: board.now.get(item.trail.key) for item in work}
    for item in page.seen:
        if item.trail.kind == "risk":
            board.list_risk(item)
        elif item.trail.kind in WORK:
            board.list_work(item)
    heard = board.hear(page)
    return Day(
        report=report,
        open=tuple(board.open),
        closed=tuple(key for key, before in was.items() if board.now[key] in CLOSED and before not in CLOSED),
        new=tuple(key for key, before in was.items() if before is None),
        carried=tuple(key for key, before in was.items() if before is not None and before not in CLOSED),
        silent=tuple(key for key in board.open if key not in heard),
        states=board.states(),
        risks=dict(sorted(board.risks.items())),
        changes=made,
        readiness=readiness(work),
    )


def readiness(work: tuple[Seen, ...]) -> tuple[int, int] | None:
    """Return (in review or done, all) over the action items in `work` that state a status there, or None without any."""
    stated = [status for item in work if item.trail.kind == "action" and (status := state(item.records))]
    return (sum(status in READY for status in stated), len(stated)) if stated else None


def by_date(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Merge the chapters of one date into one, for charts that have one place a date."""
    return tuple(_merged(tuple(group)) for _, group in groupby(chapters, key=lambda chapter: chapter.day.report.date))


def _merged(chapters: tuple[Chapter, ...]) -> Chapter:
    last = chapters[-1]
    if len(chapters) == 1:
        return last
    records: dict[str, tuple[Trail, tuple[Record, ...]]] = {}
    groups: dict[str, tuple[str, ...]] = {}
    for chapter in chapters:
        for item in chapter.seen:
            records[item.trail.key] = (item.trail, records.get(item.trail.key, (item.trail, ()))[1] + item.records)
        groups |= {status: groups.get(status, ()) + keys for status, keys in chapter.groups.items() if status in CLOSED}
    seen = tuple(Seen(trail, found) for trail, found in records.values())
    day = msgspec.structs.replace(
        last.day,
        new=tuple(key for chapter in chapters for key in chapter.day.new),
        closed=tuple(dict.fromkeys(key for chapter in chapters for key in chapter.day.closed)),
        readiness=readiness(seen),
        promises=tuple(promise for chapter in chapters for promise in chapter.day.promises),
    )
    return Chapter(day, seen, last.groups | groups, tuple(report for chapter in chapters for report in chapter.reports))
