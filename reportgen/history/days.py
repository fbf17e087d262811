"""Days: what was true at the end of each dated report."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, groupby
from typing import NamedTuple

import msgspec

from reportgen.history.board import Board, Page
from reportgen.history.changes import CLOSED, WORK, Moves, Seen, state
from reportgen.history.model import Change, Day
from reportgen.history.sightings import is_day, moment
from reportgen.records import Report

READY = ("in_review", "done")


class Chapter(NamedTuple):
    """One dated report: its day, the tracks seen in it, those of `WORK` among them, and the items in each state at its end.

    `groups` maps a state to track keys; under a closed state it lists only the items closed on that day. `reports` are all reports
    of the date where several chapters are merged into one.
    """

    day: Day
    seen: tuple[Seen, ...]
    work: tuple[Seen, ...]
    groups: dict[str, tuple[str, ...]]
    reports: tuple[Report, ...]


class Told(NamedTuple):
    """The chapters in the order of time, and the keys of the items that have lapsed at the end."""

    chapters: tuple[Chapter, ...]
    lapsed: frozenset[str]


def tell(reports: tuple[Report, ...], named: tuple[frozenset[str], ...], moves: Iterable[Moves]) -> Told:
    """Tell the story of all trails, of which `moves` are the changes, one chapter for each report of a day.

    A period's report has no day, but what it states holds from its last date on. `reports` are in the order of
    `in_time`, `named` are the ids that each names.
    """
    board = Board()
    seen: list[list[Seen]] = [[] for _ in reports]
    by_day: list[list[Change]] = [[] for _ in reports]
    for one in moves:
        for item in one.seen:
            seen[item.at].append(item)
        for dated in one.made:
            by_day[dated.at].append(dated.change)
    chapters: list[Chapter] = []
    for at, report in enumerate(reports):
        if date := moment(report):
            page = Page(len(chapters), date, tuple(seen[at]), named[at])
            work = tuple([item for item in page.seen if item.trail.kind in WORK])
            day = _day(report, board, page, work, tuple(by_day[at]))
            if is_day(report):
                chapters.append(Chapter(day, page.seen, work, board.groups(day.closed), (report,)))
    return Told(tuple(chapters), board.lapsed())


def _day(report: Report, board: Board, page: Page, work: tuple[Seen, ...], made: tuple[Change, ...]) -> Day:
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
        silent=tuple([key for key in board.open if key not in heard]),
        states=board.states(),
        risks=dict(sorted(board.risks.items())),
        unrated=tuple(sorted(board.unrated)),
        changes=made,
        readiness=readiness(work),
    )


def readiness(work: Iterable[Seen]) -> tuple[int, int] | None:
    """Return (in review or done, all) over the action items in `work` that state a status there, or None without any."""
    stated = [status for item in work if item.trail.kind == "action" and (status := item.status)]
    return (sum(status in READY for status in stated), len(stated)) if stated else None


def by_date(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Merge the chapters of one date into one, for charts that have one place a date."""
    return tuple(_merged(tuple(group)) for _, group in groupby(chapters, key=lambda chapter: chapter.day.report.date))


def _merged(chapters: tuple[Chapter, ...]) -> Chapter:
    last = chapters[-1]
    if len(chapters) == 1:
        return last
    items: dict[str, list[Seen]] = {}
    groups: dict[str, tuple[str, ...]] = {}
    for chapter in chapters:
        for item in chapter.seen:
            items.setdefault(item.trail.key, []).append(item)
        groups |= {status: groups.get(status, ()) + keys for status, keys in chapter.groups.items() if status in CLOSED}
    seen = tuple(map(_together, items.values()))
    day = msgspec.structs.replace(
        last.day,
        new=tuple(key for chapter in chapters for key in chapter.day.new),
        closed=tuple(dict.fromkeys(key for chapter in chapters for key in chapter.day.closed)),
        readiness=readiness(seen),
        promises=tuple(promise for chapter in chapters for promise in chapter.day.promises),
    )
    work = tuple(item for item in seen if item.trail.kind in WORK)
    return Chapter(day, seen, work, last.groups | groups, tuple(report for chapter in chapters for report in chapter.reports))


def _together(items: list[Seen]) -> Seen:
    """Return what several reports of one date say of one track."""
    records = tuple(chain.from_iterable(item.records for item in items))
    return msgspec.structs.replace(items[0], records=records, status=state(records))
