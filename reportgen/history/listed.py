"""Listed: every item as one row, with where it stands."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import msgspec

from reportgen.corpus.schema import KEYS
from reportgen.history.board import LAPSED, UNSTATED
from reportgen.history.changes import CLOSED, LASTING, WORK, state
from reportgen.history.dues import days_between
from reportgen.history.measured import Measured, measured
from reportgen.history.model import Track
from reportgen.history.people import due
from reportgen.records import Level, Record


class Row(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
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


_DATED = tuple(kind for kind, keys in KEYS.items() if "due_raw" in keys)
_SAID = (("level", "level"), ("points", "points"), ("priority", "priority"), ("value", "value_raw"), ("value", "time_raw"))
_READ: dict[str, tuple[tuple[str, Callable[[Record], Any]], ...]] = {
    kind: tuple([(name, attrgetter(key)) for name, key in _SAID if key in keys]) for kind, keys in KEYS.items()
}
"""By kind, fields of a row that are what its records state last, and how they are read: no record has what its kind may not state."""


def list_item(track: Track, day: str | None) -> Row:
    """Return the row of `track` in a list of the day `day` (ISO)."""
    return list_due(track, day)[0]


def list_due(track: Track, day: str | None) -> tuple[Row, str]:
    """Return the row of `track` in a list of the day `day`, and the last day on which it is due, by which filters go; empty without one."""
    kind, records, now, status = track.kind, track.sightings[::-1], track.now, standing(track)
    stated = next((one for one in records if one.status or one.status_raw), None)
    dated = next((one for one in records if one.due or one.due_raw), None) if kind in _DATED else None
    said = next((one for one in records if one.percent is not None), None) if kind in WORK else None
    meant = (due(track) if dated else None) or ""
    lasts = status not in (LAPSED, *CLOSED) if kind in LASTING else None
    row = Row(
        kind=kind, id=track.id, title=track.title or now.section or "untitled", key=track.key, open=lasts, status=status,
        status_raw=stated.status_raw if stated else None, percent=_percent(track, said, status) if said else None,
        owners=next((one.owners for one in records if one.owners), ()),
        due=(dated.due or meant) if dated else "", due_raw=dated.due_raw if dated else None,
        overdue=bool(kind in WORK and lasts and day and meant and meant[:10] < day), age=age(track, day),
        first=track.first, last=track.last, closed=track.closed, seen=len(records),
        section=now.section, report=now.report, source=now.source, line=now.line,
        **{name: value for name, read in _READ[kind] if (value := _newest(records, read)) is not None},
        **_judged(track),
    )  # fmt: skip
    return row, meant


def _judged(track: Track) -> dict[str, Any]:
    """Return the target of a metric as last stated, and whether its last value meets it."""
    found = measured(track.sightings) if track.kind == "metric" else Measured()
    return {"target": found.target, "met": found.met}


def _newest(records: tuple[Record, ...], read: Callable[[Record], Any]) -> Any:  # noqa: ANN401 -- of any field
    for record in records:
        value = read(record)
        if value is not None:
            return value
    return None


def _percent(track: Track, said: Record, status: str) -> int | float | None:
    """Return the progress that was `said` last, unless `track` was closed after that without another word about it."""
    if status not in CLOSED or (said.percent or 0) >= 100:
        return said.percent
    closing = next((record for record in reversed(track.sightings) if record.status), None)
    return said.percent if said is closing else None


def standing(track: Track) -> str:
    """Return the state of `track` as last stated, ``lapsed``, ``unstated`` for work without one, or nothing."""
    return LAPSED if track.lapsed else state(track.sightings) or (UNSTATED if track.kind in WORK else "")


def age(track: Track, day: str | None) -> int | None:
    """Return the calendar days from the first report of `track` to the one that closed it, or to `day`; None for what does not last."""
    until = track.closed or day
    return max(days_between(track.first, until), 0) if track.kind in LASTING and track.first and until else None
