"""Promises: what was due on a day or announced for it, and what the reports of that day say became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, groupby, repeat
from operator import is_
from typing import NamedTuple

import msgspec

from reportgen.history.almanac import Workdays, day_of
from reportgen.history.changes import CLOSED, WORK
from reportgen.history.dues import Dues
from reportgen.history.kept import ANSWERS, Line, Titled, Verdict, by_title, weigh
from reportgen.history.model import Day, Promise, Track
from reportgen.records import Record

REACH = 3
"""Priorities for the next day are judged by the next report when it comes at most so many working days later."""


LATE = 5
"""A due date is judged by the next report when it comes at most so many working days after it; else nobody was there to say."""


class Date(NamedTuple):
    """One date with reports: their keys, their records of the day, and the ids they name, case folded."""

    date: str
    keys: tuple[str, ...]
    records: tuple[Record, ...]
    named: frozenset[str]


class _Due(msgspec.Struct, frozen=True, gc=False):
    """What came due of one track: its promises, each with the place of its date among all, and whether that date names the item."""

    track: Track
    line: Line
    found: tuple[tuple[int, Promise, bool], ...] = ()


class _Answered(NamedTuple):
    """The verdicts on priorities without id that one date announced for the next, by the records of both."""

    said: tuple[Record, ...]
    records: tuple[Record, ...]
    verdicts: tuple[Verdict, ...]


class Judged(NamedTuple):
    """What became of all promises: of each report's, and, to be taken over, of each track and date, with the dates and working days."""

    promises: dict[str, tuple[Promise, ...]]
    dates: tuple[str, ...] = ()
    workdays: Workdays | None = None
    due: dict[str, _Due] = {}
    answered: dict[str, _Answered] = {}


def promises(
    days: tuple[Day, ...], named: Mapping[str, frozenset[str]], tracks: tuple[Track, ...], dues: Dues, before: Judged | None = None,
) -> Judged:  # fmt: skip
    """Return for each report of a day what was due on its date or announced for it; the first report of a date has them all.

    `named` are the ids that each report names, by its key.

    Of what was judged `before`, on the same dates, verdicts are taken over that follow from the same tracks and records.

    Due: an action item or story whose due date, as last stated before, falls after the date before and not after this one.
    Announced: a priority that a report of the date before lists for the next day.
    """
    dates, workdays = _dates(days, named), dues.almanac.workdays
    places = tuple(date.date for date in dates)
    known = before if before and before.dates == places and before.workdays == workdays else Judged({})
    due = {track.key: _come_due(track, dates, places, dues, known.due.get(track.key)) for track in tracks if track.kind in WORK}
    found: dict[str, list[Promise]] = defaultdict(list)
    for one in due.values():
        for at, promise, _ in one.found:
            found[dates[at].keys[0]].append(promise)
    by_id = _by_id(tracks)
    owned = (zip(map(id, track.sightings), repeat(track.key)) for track in tracks if track.kind in ANSWERS)
    owner_of = dict(chain.from_iterable(owned))
    lines = {key: one.line for key, one in due.items()}
    answered: dict[str, _Answered] = {}
    for at in range(1, len(dates)):
        if _follows(dates[at - 1].date, dates[at].date, workdays, REACH):
            answers = _Answers(dates[at], known.answered.get(dates[at].date))
            found[dates[at].keys[0]].extend(_announced(dates[at - 1], dates[at], by_id, owner_of, lines, answers))
            answered[dates[at].date] = answers.kept
    return Judged({key: tuple(many) for key, many in found.items()}, places, workdays, due, answered)


class _Answers:
    """Finds the records of one date that answer priorities without id, or remembers which they were."""

    def __init__(self, today: Date, before: _Answered | None) -> None:
        self._today = today
        self._titled: Titled | None = None
        same = before is not None and len(before.records) == len(today.records) and all(map(is_, before.records, today.records))
        self._known = {id(said): verdict for said, verdict in zip(before.said, before.verdicts, strict=True)} if before and same else {}
        self._before = before  # whose records live as long as their identities are asked for
        self._found: list[tuple[Record, Verdict]] = []

    def find(self, wanted: Record) -> Verdict:
        found = self._known.get(id(wanted))
        if found is None:
            self._titled = self._titled or by_title(self._today.records)
            found = self._titled.find(wanted)
        self._found.append((wanted, found))
        return found

    @property
    def kept(self) -> _Answered:
        return _Answered(tuple(said for said, _ in self._found), self._today.records, tuple(verdict for _, verdict in self._found))


def _come_due(track: Track, dates: tuple[Date, ...], places: tuple[str, ...], dues: Dues, before: _Due | None) -> _Due:
    """Return what came due of `track`: as it was `before` if that is the same track, and the same dates name it."""
    same = before is not None and before.track is track
    if before and same and all(named == _is_named(track, dates[at]) for at, _, named in before.found):
        return before
    line = before.line if before and same else Line(track)
    return _Due(track, line, tuple(_due(track, line, dates, places, dues)))


def _dates(days: tuple[Day, ...], named: Mapping[str, frozenset[str]]) -> tuple[Date, ...]:
    made = []
    for date, group in groupby(days, key=lambda day: day.report.date or ""):
        reports = [day.report for day in group]
        records = tuple(record for report in reports for record in report.records)
        names = frozenset[str]().union(*(named[report.key] for report in reports))
        made.append(Date(date, tuple(report.key for report in reports), records, names))
    return tuple(made)


def _follows(first: str, last: str, workdays: Workdays, most: int) -> bool:
    one, two = day_of(first), day_of(last)
    return one is not None and two is not None and ((two - one).days <= most or workdays.between(one, two) <= most)


def _by_id(tracks: tuple[Track, ...]) -> dict[str, list[Track]]:
    found: dict[str, list[Track]] = defaultdict(list)
    for track in tracks:
        for name in track.ids if track.kind in WORK else ():
            found[name.casefold()].append(track)
    return found


def _due(track: Track, line: Line, dates: tuple[Date, ...], days: tuple[str, ...], dues: Dues) -> Iterator[tuple[int, Promise, bool]]:
    """Yield each due date of `track` that came, with the place among `days`, those of `dates`, on which it was to be met.

    The last part says whether that date names the item.
    """
    said = [
        (at, record, when)
        for at, record in enumerate(line.records, 1)
        if line.state(at) not in CLOSED and (when := dues.when(record)) and when.last  # beside a done item, a date promises nothing
    ]
    for number, (_, record, when) in enumerate(said):
        at = bisect_left(days, when.last)
        later = line.dates[said[number + 1][0] - 1] if number + 1 < len(said) else None
        if at >= len(days) or not _follows(when.last, days[at], dues.almanac.workdays, LATE):
            continue
        if when.last < (record.date or "") or days[at] <= (record.date or "") or (later and later < days[at]):
            continue
        named = _is_named(track, dates[at])
        yield at, _promise("due", record, dates[at], track.key, line.judge(dates[at].date, named=named)), named


def _is_named(track: Track, date: Date) -> bool:
    return any(name.casefold() in date.named for name in track.ids)


def _promise(kind: str, said: Record, date: Date, track: str, verdict: Verdict) -> Promise:
    return Promise(
        kind="due" if kind == "due" else "priority", date=date.date, outcome=verdict.outcome, by=verdict.by, why=verdict.why,
        track=track, said=said, proof=verdict.proof,
    )  # fmt: skip


def _announced(
    before: Date, today: Date, by_id: dict[str, list[Track]], owner_of: dict[int, str], lines: dict[str, Line], answers: _Answers
) -> Iterator[Promise]:
    for record in before.records:
        if record.kind != "priority":
            continue
        names = dict.fromkeys(name.casefold() for name in (record.id or "", *record.mentions) if name)
        tracks = [track for name in names for track in _of_its_time(by_id.get(name, []), record)]
        if tracks:
            verdicts = [lines[track.key].judge(today.date, named=_is_named(track, today)) for track in tracks]
            yield _promise("priority", record, today, tracks[0].key, weigh(tracks, verdicts))
        else:
            found = answers.find(record)
            yield _promise("priority", record, today, owner_of.get(id(found.proof[0]), "") if found.proof else "", found)


def _of_its_time(tracks: list[Track], record: Record) -> list[Track]:
    """Return the track of one id that was seen last by the date of `record`, if any was."""
    known = [track for track in tracks if track.first and record.date and track.first <= record.date]
    return [max(known, key=lambda track: (track.first or "", track.key))] if known else tracks[:1]
