"""Days: what was true at the end of each dated report."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from reportgen.history.board import Board, Seen
from reportgen.history.changes import CLOSED, Dated, by_report, state
from reportgen.history.mentions import named_in
from reportgen.history.model import Change, Day
from reportgen.history.sightings import moment
from reportgen.history.tracks import Trail
from reportgen.records import Report

WORK = ("action", "story")
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

    `groups` maps a state to track keys; under a closed state it lists only the items closed on that day.
    """

    day: Day
    seen: tuple[Seen, ...]
    groups: dict[str, tuple[str, ...]]


class Told(NamedTuple):
    """The chapters in the order of time, and the keys of the items that have lapsed at the end."""

    chapters: tuple[Chapter, ...]
    lapsed: frozenset[str]


class Page(NamedTuple):
    """What one report adds: its number among the dated reports, the tracks seen in it, and the changes made."""

    number: int
    seen: tuple[Seen, ...]
    made: tuple[Change, ...]


def tell(reports: tuple[Report, ...], trails: tuple[Trail, ...], made: tuple[Dated, ...]) -> Told:
    """Tell the story of `trails`, one chapter for each report with a date.

    A period's report has no day, but what it states holds from its last date on. `reports` are in the order of
    `in_time`, `made` are all changes of all trails.
    """
    board, seen = Board(), seen_by_report(trails)
    by_day: dict[int, list[Change]] = defaultdict(list)
    for at, change in made:
        by_day[at].append(change)
    chapters: list[Chapter] = []
    for at, report in enumerate(reports):
        if moment(report) is not None:
            page = Page(len(chapters), seen.get(at, ()), tuple(by_day[at]))
            day = _day(report, board, page)
            if report.date is not None:
                chapters.append(Chapter(day, page.seen, board.groups(day.closed)))
    return Told(tuple(chapters), board.lapsed())


def _day(report: Report, board: Board, page: Page) -> Day:
    work = tuple(item for item in page.seen if item.trail.kind in WORK)
    risks = tuple(item for item in page.seen if item.trail.kind == "risk")
    was = {item.trail.key: board.now.get(item.trail.key) for item in work}
    for item in work:
        board.list_work(item)
    for item in risks:
        board.list_risk(item)
    named = board.hear(page.number, (*work, *risks), named_in(report))
    return Day(
        report=report,
        open=tuple(board.open),
        closed=tuple(key for key, before in was.items() if board.now[key] in CLOSED and before not in CLOSED),
        new=tuple(key for key, before in was.items() if before is None),
        carried=tuple(key for key, before in was.items() if before is not None and before not in CLOSED),
        silent=tuple(key for key in board.open if key not in was and key not in named),
        states=board.states(),
        risks=dict(sorted(board.risks.items())),
        changes=page.made,
        readiness=readiness(tuple(item for item in work if item.trail.kind == "action")),
    )


def readiness(actions: tuple[Seen, ...]) -> tuple[int, int] | None:
    """Return (in review or done, all) over the `actions` of one report that state a status there, or None without any."""
    stated = [status for item in actions if (status := state(item.records))]
    return (sum(status in READY for status in stated), len(stated)) if stated else None
