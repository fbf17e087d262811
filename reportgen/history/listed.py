"""Listed: every item as one row, with where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import msgspec

from reportgen.history.board import LAPSED, UNSTATED
from reportgen.history.changes import CLOSED, LASTING, WORK, is_open, state
from reportgen.history.dues import days_between
from reportgen.history.model import Track
from reportgen.history.people import due, is_late, owners
from reportgen.records import Level, Record

T = TypeVar("T")


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item as last stated; absent means not stated.

    `status` is one of the ten states, ``unstated`` or ``lapsed``; `open` is absent for kinds that are neither open nor closed;
    `due` is an ISO date, or a date-time where a time is stated, also where the words (`due_raw`) only mean one in the series' own
    calendar; `overdue` is that of `is_late`; `age` counts calendar days from the first report to the one that closed the item, or
    to the day of the list; `seen` counts the records; `value` are a metric's words, or a checkpoint's time. `source` and `line`
    lead to the record that speaks last.
    """

    kind: str
    id: str | None = None
    title: str
    open: bool | None = None
    status: str = ""
    status_raw: str | None = None
    percent: int | float | None = None
    level: Level | None = None
    owners: tuple[str, ...] = ()
    due: str = ""
    due_raw: str | None = None
    overdue: bool = False
    age: int | None = None
    points: int | float | None = None
    priority: str | None = None
    value: str | None = None
    target: str | None = None
    met: bool | None = None
    first: str | None = None
    last: str | None = None
    closed: str | None = None
    seen: int
    key: str
    section: str = ""
    report: str
    source: str
    line: int


def list_item(track: Track, day: str | None) -> Row:
    """Return the row of `track` in a list of the day `day` (ISO)."""
    now = track.now
    dated = _last(track, lambda record: record if record.due or record.due_raw else None)
    status = _last(track, lambda record: record if record.status or record.status_raw else None)
    return Row(
        kind=track.kind, id=track.id, title=track.title or now.section or "untitled", key=track.key,
        open=is_open(track) if track.kind in LASTING else None, status=standing(track),
        status_raw=status.status_raw if status else None, percent=percent(track),
        level=_last(track, lambda record: record.level), owners=owners(track),
        due=((dated.due or due(track)) if dated else None) or "", due_raw=dated.due_raw if dated else None,
        overdue=is_late(track, day), age=age(track, day),
        points=_last(track, lambda record: record.points), priority=_last(track, lambda record: record.priority),
        value=_last(track, lambda record: record.value_raw or record.time_raw), target=_last(track, lambda record: record.target_raw),
        met=_last(track, lambda record: record.met), first=track.first, last=track.last, closed=track.closed, seen=len(track.sightings),
        section=now.section, report=now.report, source=now.source, line=now.line,
    )  # fmt: skip


def percent(track: Track) -> int | float | None:
    """Return the progress of `track` as last stated, unless it was closed after that without another word about it."""
    said = _last(track, lambda record: record if record.percent is not None else None)
    if said is None:
        return None
    closing = _last(track, lambda record: record if record.status else None)
    over = standing(track) in CLOSED and (said.percent or 0) < 100 and said is not closing
    return None if over else said.percent


def _last(track: Track, read: Callable[[Record], T | None]) -> T | None:
    return next((value for record in reversed(track.sightings) if (value := read(record)) is not None), None)


def standing(track: Track) -> str:
    """Return the state of `track` as last stated, ``lapsed``, ``unstated`` for work without one, or nothing."""
    return LAPSED if track.lapsed else state(track.sightings) or (UNSTATED if track.kind in WORK else "")


def age(track: Track, day: str | None) -> int | None:
    """Return the calendar days from the first report of `track` to the one that closed it, or to `day`; None for what does not last."""
    until = track.closed or day
    return max(days_between(track.first, until), 0) if track.kind in LASTING and track.first and until else None


_NEED = {"blocked": 1, "at_risk": 2}
_LEVELS = {"red": 0, "yellow": 1, "green": 2}
_ORDER = ("blocked", "at_risk", "in_progress", "on_track", "in_review", "planned", "new", UNSTATED, "deferred", LAPSED, *CLOSED)
_DIGITS = re.compile(r"([0-9]+)")


def natural(text: str) -> tuple[object, ...]:
    """Return a sort key in which numbers count as numbers.

    >>> sorted(["R-10", "r-9", "R-1"], key=natural)
    ['R-1', 'r-9', 'R-10']
    """
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(text.casefold()))


def by_need(row: Row) -> tuple[object, ...]:
    """Sort key: open before not open; what is open by lateness, level, trouble and due date; the rest last seen first."""
    if not row.open:
        return (True, tuple(-ord(sign) for sign in row.last or ""), natural(row.id or row.title), row.key)
    return (False, not row.overdue, _LEVELS.get(row.level or "", 3), _NEED.get(row.status, 3), row.due or "~", row.first or "", row.key)


ORDERS: dict[str, Callable[[Row], object]] = {
    "due": lambda row: row.due,
    "id": lambda row: natural(row.id) if row.id else None,
    "title": lambda row: row.title.casefold(),
    "kind": lambda row: row.kind,
    "owner": lambda row: tuple(map(str.casefold, row.owners)),
    "status": lambda row: _ORDER.index(row.status) if row.status in _ORDER else None,
    "level": lambda row: _LEVELS[row.level] if row.level else None,
    "age": lambda row: row.age,
    "first": lambda row: row.first,
    "last": lambda row: row.last,
}
"""What lists can be sorted by: from a row to a value; None and what is empty come last in either direction."""


def in_order(rows: list[Row], order: str) -> list[Row]:
    """Return `rows` sorted by `order`, a key of `ORDERS`, turned round with ``-`` in front; by need where it is empty."""
    rows = sorted(rows, key=by_need)
    if not order:
        return rows
    read = ORDERS[order.removeprefix("-")]
    known = [row for row in rows if read(row) not in (None, "", ())]
    known.sort(key=read, reverse=order.startswith("-"))  # type: ignore[arg-type]
    return known + [row for row in rows if read(row) in (None, "", ())]
