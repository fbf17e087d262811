"""Items as lines: where each item stands now, computed once for all the pages that show it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportgen.history import Change, Track
from reportgen.history.changes import CLOSED, is_open, state
from reportgen.history.measured import measured
from reportgen.history.people import is_late, owners
from reportgen.records import Record
from reportgen.site.charts.spark import spark
from reportgen.site.lookup import PAGED, Lookup
from reportgen.site.view import Line, Move, Ref
from reportgen.site.words import FIELDS, STATES, due_words, label, number, state_words
from reportgen.text.memory import remember

Lines = dict[str, Line]

_NEVER = ("", "")
_NOTHING = (None, "", ())
_LEVELS = ("green", "yellow", "red")


def last_saying(track: Track, *fields: str) -> Record | None:
    """Return the latest record of `track` that states one of `fields`."""
    for record in reversed(track.sightings):
        for field in fields:
            if getattr(record, field) not in _NOTHING:
                return record
    return None


def due_of(lookup: Lookup, records: Sequence[Record]) -> tuple[str, Ref | None]:
    """Return the due date that `records` of one item state last, ISO, and in words with the place that says so."""
    said = next((record for record in reversed(records) if record.due or record.due_raw), None)
    if said is None:
        return "", None
    words = due_words(said.due) if said.due else said.due_raw or ""
    return said.due or "", Ref(text=words, href=lookup.line_href(said), title=f"said as “{said.due_raw or said.due}”")


def _percent(track: Track, status: str) -> int | float | None:
    """Return the progress as last stated, unless the item was closed without one after that."""
    said = last_saying(track, "percent")
    if said is None or (status in CLOSED and (said.percent or 0) < 100 and said is not last_saying(track, "status")):
        return None
    return said.percent


def _risk(track: Track) -> dict[str, str | bool | None]:
    colour = last_saying(track, "level")
    return {
        "level": (colour.level or "") if colour else "",
        "trend": (colour.trend or "") if colour else "",
        "likelihood": next((r.likelihood for r in reversed(track.sightings) if r.likelihood), ""),
        "impact": next((r.impact for r in reversed(track.sightings) if r.impact), ""),
    }


def _measured(track: Track) -> dict[str, str | bool | None]:
    said, target, met = measured(track.sightings)
    if said is None:
        return {}
    value = said.value_raw or (number(said.value) if said.value is not None else "")
    values = [record.value for record in track.sightings if record.value is not None]
    return {"value": value, "target": target or "", "met": met, "spark": spark(values) if len(values) > 1 else ""}


def _dates(lookup: Lookup, track: Track) -> dict[str, Ref | str | None]:
    first, last = track.sightings[0], track.now
    closed = None
    if track.closed:
        closing = next((record for record in track.sightings if record.date == track.closed), last)
        closed = Ref(text=due_words(track.closed), href=lookup.line_href(closing))
    return {
        "first": lookup.day_ref(first), "last": lookup.day_ref(last), "closed": closed,
        "first_date": track.first or "", "last_date": track.last or "",
    }  # fmt: skip


def _periods(lookup: Lookup, track: Track) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the weeks and the sprints whose reports list `track`."""
    weeks: dict[str, None] = {}
    sprints: dict[str, None] = {}
    for record in track.sightings:
        week, sprint = lookup.periods.get(record.report, _NEVER)
        if week:
            weeks[week] = None
        if sprint:
            sprints[sprint] = None
    return tuple(weeks), tuple(sprints)


def line(lookup: Lookup, track: Track) -> Line:
    """Return where `track` stands now."""
    held = owners(track)
    status = "lapsed" if track.lapsed else state(track.sightings) or ("unstated" if track.kind in ("action", "story") else "")
    said = last_saying(track, "status", "status_raw")
    percent = _percent(track, status)
    points, priority = last_saying(track, "points"), last_saying(track, "priority")
    due, due_ref = due_of(lookup, track.sightings)
    weeks, sprints = _periods(lookup, track)
    base = Line(
        key=track.key, kind=track.kind, href=lookup.track_href(track), id=track.id or "",
        title=track.title or track.now.section or "Untitled", at=lookup.line_href(track.now),
        find=" ".join((track.id or "", track.title, *held)).casefold(),
        state=status if status in STATES else "", state_text=state_words(status), said=(said.status_raw or "") if said else "",
        is_open=is_open(track), percent=percent,
        owners=tuple(lookup.person_ref(name) for name in held),
        due=due, due_ref=due_ref, late=is_late(track, lookup.as_of or None),
        days_open=track.days_open, slips=track.slips, slipped_days=track.slipped_days, reopened=track.reopened,
        vanished=track.vanished, seen=len(track.sightings),
        points=number(points.points) if points and points.points is not None else "",
        priority=(priority.priority or "") if priority else "", weeks=weeks, sprints=sprints,
    )  # fmt: skip
    own = _risk(track) if track.kind == "risk" else _measured(track) if track.kind == "metric" else {}
    return msgspec.structs.replace(base, **_dates(lookup, track), **own)


def _around(lookup: Lookup) -> object:
    """Return all that lines follow from besides their items: where reports and people have their pages, weeks and sprints, the last day."""
    people = {name: person.slug for name, person in lookup.people.items()}
    return lookup.files, people, lookup.periods, lookup.as_of


def build_lines(lookup: Lookup, before: tuple[Lookup, Lines] | None = None) -> Lines:
    """Return the line of every item that has a page, by its key; those `before`, of other reports, hold where the items are the same."""
    tracks = [track for track in lookup.history.tracks if track.kind in PAGED]
    if before is None or _around(before[0]) != _around(lookup):
        return {track.key: line(lookup, track) for track in tracks}
    known, lines = before[0].tracks, before[1]
    return {track.key: lines[track.key] if known.get(track.key) is track else line(lookup, track) for track in tracks}


def tone(change: Change) -> str:
    """Say whether a change is for the ``better``, for the ``worse``, or neither (empty)."""
    was, now = change.was, change.now
    if change.field == "level" and was.level and now.level:
        return "better" if _LEVELS.index(now.level) < _LEVELS.index(was.level) else "worse"
    if change.field == "status" and was.status and now.status:
        rank = {"done": 3, "in_review": 2, "at_risk": -1, "blocked": -2, "cancelled": 0}
        before, after = rank.get(was.status, 1), rank.get(now.status, 1)
        return "better" if after > before else "worse" if after < before else ""
    if change.field == "percent" and was.percent is not None and now.percent is not None:
        return "better" if now.percent > was.percent else "worse"
    if change.field == "due" and was.due and now.due:
        return "worse" if now.due > was.due else "better"
    return ""


def _said(change: Change, text: str) -> str:
    if change.field == "status":
        return state_words(text.replace(" ", "_"))
    if change.field == "level":
        return label(text)
    if change.field == "percent":
        return text.replace(" %", "%")
    return due_words(text) if change.field == "due" else text


def move(lookup: Lookup, lines: Lines, change: Change) -> Move | None:
    """Return `change` with its item and the two lines that say it; None for an item without a page."""
    track = lookup.track_by_record(change.now)
    if track is None or track.key not in lines:
        return None
    return Move(
        item=lines[track.key],
        field=change.field,
        name=FIELDS.get(change.field, label(change.field)),
        before=Ref(text=_said(change, change.before), href=lookup.line_href(change.was)),
        after=Ref(text=_said(change, change.after), href=lookup.line_href(change.now)),
        tone=tone(change),
    )


@remember
def _turned(date: str) -> tuple[int, ...]:
    return tuple(-ord(sign) for sign in date)


def newest(line: Line) -> tuple[object, ...]:
    """Sort key: last seen first; the digits of a date are turned round so that one ascending sort does it."""
    return (_turned(line.last_date), line.id, line.title.casefold(), line.key)


def by_need(line: Line) -> tuple[object, ...]:
    """Sort key: what needs a look first, late before blocked before due."""
    if not line.is_open:
        return (True, *newest(line))
    need = {"blocked": 1, "at_risk": 2}.get(line.state, 3)
    return (False, not line.late, need, line.due or "~", line.first_date, line.key)


def by_level(line: Line) -> tuple[object, ...]:
    """Sort key: red before yellow before green before no colour, and closed ones last."""
    rank = {"red": 0, "yellow": 1, "green": 2}.get(line.level, 3)
    return (not line.is_open, rank, line.id or line.title.casefold(), line.key)
