"""Figures: a history in numbers, each of which says what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from reportgen.history.changes import WORK, is_open
from reportgen.history.chart import is_done, median, share
from reportgen.history.finding import Finding
from reportgen.history.listed import age
from reportgen.history.model import History, Track
from reportgen.history.people import is_late, owners
from reportgen.records import Record, Report

WEIGHTS = ("error", "warning", "note")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number: `value` (None where there is nothing to count from) in `unit`, and in words what it `counts`.

    `group` gathers figures that add up or belong together: the records of each kind, the open items of each owner.
    """

    group: str
    name: str
    value: int | float | None
    unit: str
    counts: str


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What figures are counted from: reports, records, items and findings that somebody selected, as of the day `day` (ISO)."""

    history: History
    reports: tuple[Report, ...]
    records: tuple[Record, ...]
    tracks: tuple[Track, ...]
    findings: tuple[Finding, ...]
    day: str | None


def figures(of: Counted) -> tuple[Figure, ...]:
    """Return the numbers of `of`, group by group."""
    groups = (_reports, _records, _work, _carried, _by_owner, _findings)
    return tuple(figure for group in groups for figure in group(of))


def _reports(of: Counted) -> Iterator[Figure]:
    yield _count("reports", "reports", len(of.reports), "reports", "reports that are read; with a filter, those that hold what is left")
    dates = {report.date for report in of.reports if report.date}
    yield _count("reports", "dates", len(dates), "dates", "different dates of those reports")


def _records(of: Counted) -> Iterator[Figure]:
    kinds = Counter(record.kind for record in of.records)
    for kind in sorted(kinds):
        yield _count("records", kind, kinds[kind], "records", f"records of kind {kind}: one a report and item")


def _work(of: Counted) -> Iterator[Figure]:
    work = [track for track in of.tracks if track.kind in WORK]
    opened = [track for track in work if is_open(track)]
    days = sorted(track.cycle.days for track in work if track.cycle)
    ages = sorted(found for track in opened if (found := age(track, of.day)) is not None)
    yield _count("items", "known", len(work), "items", "action items and stories that reports list, each once")
    yield _count("items", "open", len(opened), "items", "of these, neither done, cancelled nor lapsed as last stated; undated ones, too")
    yield _count("items", "done", sum(map(is_done, work)), "items", "of these, done as last stated")
    yield _count("items", "overdue", sum(is_late(track, of.day) for track in work), "items", f"open ones that were due before {of.day}")
    yield _count("items", "unowned", sum(not owners(track) for track in opened), "items", "open ones that nobody owns")
    yield Figure(
        group="items", name="cycle time", value=median(days) if days else None, unit="days",
        counts=f"median calendar days from the first report of an item to the one that says done, of {len(days)} done",
    )  # fmt: skip
    yield Figure(group="items", name="age", value=median(ages) if ages else None, unit="days",
                 counts=f"median calendar days since the first report of an open item, of {len(ages)} open")  # fmt: skip


def _carried(of: Counted) -> Iterator[Figure]:
    """Yield how much of what is open at the end of one day is still open at the end of the next."""
    wanted = {track.key for track in of.tracks}
    opens = [(day.report.date, wanted.intersection(day.open)) for day in of.history.days]
    held = sum(len(was) for (_, was), _ in pairwise(opens))
    kept = sum(len(was & now) for (_, was), (_, now) in pairwise(opens))
    last = len(opens[-2][1] & opens[-1][1]) if len(opens) > 1 else 0
    yield _count("carry-over", "latest", last, "items", "items open at the end of the report before the latest and of the latest, too")
    yield Figure(
        group="carry-over", name="share", value=share(kept, held) if held else None, unit="%",
        counts=f"share of what a report left open that the next left open, too: {kept} of {held}, over all reports",
    )  # fmt: skip


def _by_owner(of: Counted) -> Iterator[Figure]:
    spelled = {person.name.casefold(): person.name for person in of.history.people}
    held: Counter[str] = Counter()
    for track in of.tracks:
        if track.kind in WORK and is_open(track):
            for name in dict.fromkeys(map(str.casefold, owners(track))):
                held[name] += 1
    for name, number in sorted(held.items(), key=lambda pair: (-pair[1], pair[0])):
        yield _count("owners", spelled[name], number, "items", "open action items and stories of this owner; shared ones count for each")


def _findings(of: Counted) -> Iterator[Figure]:
    weights: Counter[str] = Counter(finding.weight for finding in of.findings if finding.counts)
    for weight in WEIGHTS:
        yield _count("findings", weight, weights[weight], "findings", "what `reportgen check` finds, without what is suppressed")


def _count(group: str, name: str, value: int, unit: str, counts: str) -> Figure:
    return Figure(group=group, name=name, value=value, unit=unit, counts=counts)


def findings_of(findings: Iterable[Finding], tracks: tuple[Track, ...], reports: frozenset[str], *, narrowed: bool) -> tuple[Finding, ...]:
    """Return the findings about `tracks` and, unless those are `narrowed`, those about no item; always in one of `reports` or in none."""
    keys = {track.key for track in tracks}
    return tuple(
        one for one in findings
        if (one.track in keys if one.track else not narrowed) and (not one.report or one.report in reports)
    )  # fmt: skip
