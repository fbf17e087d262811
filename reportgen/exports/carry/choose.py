"""What the next report takes over from those before it: open work, risks, and the metrics that are measured anyway."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from reportgen.exports.carry.places import lasting
from reportgen.history import Day, History, Track
from reportgen.records import Record

SILENT = 2
"""Report dates in a row that neither list nor name an open item before it is no matter of the daily report any more, but one of `check`.

One date fewer is enough where nothing but its own words can name the item, because it has no id, and where nobody has begun it and it is
not due yet: that is a backlog.
"""

RECENT = 5
"""Reports that show how this team writes, and what it measures."""

_WORK = ("action", "story")
_RESTS = ("deferred", "cancelled", "done")


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """One item that the next report takes over.

    `now` is the record that spoke of it last, `filled` the same with the owners, the status and the due date that it does not state and an
    earlier one does. `late` is the ISO date that the item was due on, where that is before the day of the next report.
    """

    key: str
    now: Record
    filled: Record
    late: str = ""


def last_days(history: History, most: int = RECENT) -> tuple[Day, ...]:
    """Return the days of the last `most` reports, the latest first."""
    return tuple(reversed(history.days[-most:]))


def carry(history: History, day: date, silent: int = SILENT) -> tuple[Carried, ...]:
    """Return what a report of `day` takes over, overdue items first, then in the order in which the reports list them.

    What `silent` report dates in a row neither list nor name is left out.
    """
    if not history.days:
        return ()
    found = [_carried(track, day) for track in _open(history) if _is_heard(track, history, day, silent)]
    found += [_carried(track, day) for track in _metrics(history)]
    found = _once(found, history)
    return tuple(sorted(found, key=lambda one: (one.late or "~", _newest_first(one.now.report, history), one.now.line)))


def _once(found: list[Carried], history: History) -> list[Carried]:
    """Return what is carried without the elder of two things of one id: an id that was given anew means the new thing."""
    latest: dict[tuple[str, str], Carried] = {}
    for one in sorted(found, key=lambda one: -_newest_first(one.now.report, history)):
        latest[(one.now.kind, (one.now.id or one.key).casefold())] = one
    return [one for one in found if latest[(one.now.kind, (one.now.id or one.key).casefold())] is one]


def _newest_first(report: str, history: History) -> int:
    places = {one.report.key: at for at, one in enumerate(history.days)}
    return -places.get(report, -1)


def fallen_silent(history: History, day: date, silent: int = SILENT) -> tuple[Track, ...]:
    """Return the open work with an id that a report of `day` does not take over, because `silent` report dates did not speak of it."""
    return tuple(track for track in _open(history) if track.kind in _WORK and track.id and not _is_heard(track, history, day, silent))


def _open(history: History) -> Iterator[Track]:
    """Yield the work that is open, and the risks that are not closed."""
    still, risks = (set(history.days[-1].open), history.days[-1].risks) if history.days else (set(), {})
    for track in history.tracks:
        if _state(track) in _RESTS:
            continue
        if (track.kind in _WORK and track.key in still) or (track.kind == "risk" and (track.key in risks or not track.now.level)):
            yield track


def _is_heard(track: Track, history: History, day: date, silent: int) -> bool:
    dates = sorted({one.report.date for one in history.days if one.report.date})
    passing = not track.id or (_state(track) == "planned" and not _late(track, day))
    return _last_heard(track, history) in dates[-max(silent - passing, 1) :]


def _last_heard(track: Track, history: History) -> str:
    """Return the last date on which a report listed an item, or named one of its ids."""
    named = (record.date for name in track.ids or (track.id or "",) for record in history.mentions.get(name, ()))
    return max((found for found in (track.last, *named) if found), default="")


def _metrics(history: History) -> Iterator[Track]:
    """Yield what the latest report that measures anything measures, where the recent ones do so, or have such a section, twice."""
    recent = last_days(history)
    measured = [{lasting(one.section) for one in day.report.records if one.kind == "metric"} for day in recent]
    latest = next((day.report for day, some in zip(recent, measured, strict=True) if some), None)
    keys = {day.report.key for day in recent}
    for track in history.tracks:
        if latest is None or track.kind != "metric" or track.now.report != latest.key:
            continue
        often = len({record.report for record in track.sightings} & keys) > 1
        if often or len(recent) == 1 or sum(lasting(track.now.section) in some for some in measured) > 1:
            yield track


def _state(track: Track) -> str | None:
    return next((record.status for record in reversed(track.sightings) if record.status), None)


def _carried(track: Track, day: date) -> Carried:
    now, stated = track.now, tuple(reversed(track.sightings))
    told = next((record for record in stated if record.status or record.percent is not None), now)
    dued = next((record for record in stated if record.due_raw or record.due), now)
    filled = msgspec.structs.replace(
        now,
        owners=next((record.owners for record in stated if record.owners), ()),
        status=now.status or told.status,
        status_raw=now.status_raw or told.status_raw,
        percent=now.percent if now.percent is not None or now.status else told.percent,
        due=dued.due,
        due_raw=dued.due_raw,
    )
    return Carried(key=track.key, now=now, filled=filled, late=_late(track, day))


def _late(track: Track, day: date) -> str:
    when = track.due_when if track.kind in _WORK else None
    return when.last if when is not None and when.last and when.last < day.isoformat() else ""
