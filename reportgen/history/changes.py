"""Changes: what reads differently from one report to the next, and what follows for one item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter, is_

import msgspec

from reportgen.history.calendar import When
from reportgen.history.dues import Dues
from reportgen.history.model import Change, Track
from reportgen.history.titles import RENAMED, likeness, normal
from reportgen.history.tracks import Trail
from reportgen.records import Record
from reportgen.text.memory import once

FIELDS = ("status", "percent", "owners", "due", "title", "level", "points")
_SAID = attrgetter("status", "percent", "owners", "due", "due_raw", "title", "level", "points")  # all that they are read from
_NOTHING: tuple[object, ...] = ("", (), ("",))
CLOSED = ("done", "cancelled")
WORK = ("action", "story")
LASTING = ("action", "story", "risk")
"""Kinds that are open until a report says that they are closed."""


_Stated = tuple[str, object, Record]  # a field, its value, and the record that states it


def stated(record: Record, field: str) -> str:
    """Return what `record` states for `field` as text for people; empty when it states nothing."""
    value = (record.due or record.due_raw) if field == "due" else getattr(record, field)
    if value is None or value == ():
        return ""
    if field == "owners":
        return once(", ".join(value))
    if field == "percent":
        return once(f"{value:g} %")
    if field == "points":
        return once(f"{value:g}")
    return once(str(value).replace("_", " ")) if field == "status" else str(value)


def _differs(was: Record, now: Record, field: str) -> bool:
    if getattr(was, field) == getattr(now, field):
        return False
    if field == "title":
        return likeness(normal(was.title, was.owners), normal(now.title, now.owners)) < RENAMED
    if field == "owners":
        return {owner.casefold() for owner in was.owners} != {owner.casefold() for owner in now.owners}
    return stated(was, field).casefold() != stated(now, field).casefold()


class Seen(msgspec.Struct, frozen=True, gc=False):
    """The records of one track in one dated report: the report's place in time and moment, and the status that they state last, if any."""

    at: int
    date: str
    trail: Trail
    records: tuple[Record, ...]
    status: str | None


def by_report(trail: Trail) -> tuple[Seen, ...]:
    """Group the dated sightings of one track by report."""
    found: list[Seen] = []
    several: dict[int, list[Record]] = {}  # few reports say two things of one item: by the place among `found`
    last = -1
    for sighting in trail.seen:
        record, at, date = sighting.record, sighting.at, sighting.date
        if date is None:
            continue
        if at == last:
            several.setdefault(len(found) - 1, [*found[-1].records]).append(record)
        else:
            found.append(Seen(at, date, trail, (record,), record.status))
            last = at
    for place, records in several.items():
        found[place] = msgspec.structs.replace(found[place], records=tuple(records), status=state(records))
    return tuple(found)


class Dated(msgspec.Struct, frozen=True, gc=False):
    """A change and the place in time of the report in which it was made."""

    at: int
    change: Change


class Moves(msgspec.Struct, frozen=True, gc=False):
    """The changes of one trail, and all that they follow from: the trail, its records, also by report, and what each due date means."""

    trail: Trail
    records: tuple[Record, ...]
    whens: tuple[When | None, ...]
    seen: tuple[Seen, ...]
    made: tuple[Dated, ...]


def all_changes(trails: Iterable[Trail], dues: Dues, before: Mapping[str, Moves]) -> dict[str, Moves]:
    """Return the changes of each of `trails` by its key; `before` are those of other reports, of which what is the same is taken over.

    Records are the same only as the same objects: equal ones may still be printed otherwise (50 and 50.0).
    """
    found: dict[str, Moves] = {}
    for trail in trails:
        was = before.get(trail.key)
        records = was.records if was and was.trail is trail else tuple([sighting.record for sighting in trail.seen])
        whens = dues.whens(records)
        if was is None or was.trail != trail or was.whens != whens or not all(map(is_, records, was.records)):
            seen = by_report(trail)
            was = Moves(trail, records, whens, seen, tuple(changes(trail.key, seen, dues)) if len(seen) > 1 else ())
        found[trail.key] = was
    return found


def changes(track: str, seen: tuple[Seen, ...], dues: Dues) -> Iterator[Dated]:
    """Yield the changes of the track with the key `track`, by report and then by field.

    In one report the last record that states a field counts. A field that a report does not state did not change.
    Reports without a date have no place in time and change nothing. Due dates differ when they mean different days.
    """
    last: dict[str, _Stated] = {}
    if seen[0].records[0].kind == "risk" and not seen[0].status:
        last["status"] = ("status", "", seen[0].records[0])  # a risk states its status only where it is closed
    before: Record | None = None  # all that the report before says, and its values
    known: object = None
    again: Record | None = None  # the latest record that says the same again, of which `last` does not know yet
    for one in seen:
        records = one.records
        now = records[-1] if len(records) == 1 else None
        said = _SAID(now) if now else None
        if before and now and known == said and dues.when(before) is dues.when(now):
            again = now
            continue
        if again:
            last.update((field[0], field) for field in _fields(again))
        before, known, again = now, said, None
        for field in _stating(records):
            name, value, _ = field
            was = last.get(name, field)
            if (value != was[1] or name == "due") and (change := _change(track, was, field, dues)):
                yield Dated(one.at, change)
            last[name] = field


def _change(track: str, before: _Stated, after: _Stated, dues: Dues) -> Change | None:
    field, _, now = after
    was = before[2]
    if was is now or not (dues.moved(was, now) if field == "due" else _differs(was, now, field)):
        return None
    slip = dues.slip(was, now) if field == "due" else None
    before_words = stated(was, field) or ("open" if field == "status" else "")  # of a risk, whose level alone is stated
    return Change(track=track, field=field, before=before_words, after=stated(now, field), was=was, now=now, slip=slip)


def _stating(records: tuple[Record, ...]) -> list[_Stated]:
    """Return each field that one of `records` states, in the order of `FIELDS`, as the last record that does has it."""
    if len(records) == 1:
        return _fields(records[0])
    found = {one[0]: one for record in records for one in _fields(record)}
    return [found[field] for field in FIELDS if field in found]


def _fields(record: Record) -> list[_Stated]:
    """Return those of `FIELDS` that a record states, in their order."""
    status, percent, owners, due, due_raw, title, level, points = _SAID(record)
    values = (status, percent, owners, due or due_raw, title, level, points)
    pairs = zip(FIELDS, values, strict=True)
    return [(field, value, record) for field, value in pairs if value is not None and value not in _NOTHING]


def slipped(change: Change) -> int | None:
    """Return by how many days a change of due date moves it later (0 for hours), or None if it is no slip."""
    return change.slip


class Life(msgspec.Struct, frozen=True, gc=False):
    """When an item was closed (None while it is open) and how often it was open again after that."""

    closed: str | None
    reopened: int


def life(moves: Moves) -> Life:
    """Read off the stated statuses of one track when it was closed for good: the first report of the last closed stretch."""
    closed: str | None = None
    reopened = 0
    is_closed = False
    for date, status in _day_states(moves):
        if status in CLOSED:
            closed, is_closed = (closed, True) if is_closed else (date, True)
        elif is_closed:
            closed, is_closed, reopened = None, False, reopened + 1
    return Life(closed, reopened)


def _day_states(moves: Moves) -> Iterator[tuple[str | None, str]]:
    """Yield date and status of each report that states one, those without a date in front."""
    if moves.trail.seen[0].date is None:
        undated = (one for one in moves.trail.seen if one.date is None and one.record.status)
        for _, group in groupby(undated, key=lambda one: one.at):
            yield None, list(group)[-1].record.status or ""
    for seen in moves.seen:
        if status := seen.status or ("open" if any(record.level for record in seen.records) else None):
            yield seen.date, status


def is_open(track: Track) -> bool:
    """Say whether `track` lasts, is not closed by its last stated status, and has not lapsed."""
    return track.kind in LASTING and not track.lapsed and state(track.sightings) not in CLOSED


def state(records: Sequence[Record]) -> str | None:
    """Return the last status that `records` state; a risk that has a level again after it was closed is open."""
    for record in reversed(records):
        if record.status or record.level:
            return record.status
    return None
