"""The calendar file: due dates of items and checkpoints of reports as iCalendar (RFC 5545), without alarms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reportgen.files import File
from reportgen.history import Track
from reportgen.records import Record
from reportgen.site.feeds import base
from reportgen.site.lines import last_saying
from reportgen.site.lookup import identity
from reportgen.site.page import Site
from reportgen.site.words import iso_day

REPORTS = 60
"""Reports, the latest ones, whose checkpoints are in the calendar; due dates are those of open items and of items seen in them."""

PATH = "calendar.ics"


def _escaped(text: str) -> str:
    r"""Escape a text value; control characters become blanks.

    >>> _escaped("a, b; c\\d\ne")
    'a\\, b\\; c\\\\d\\ne'
    """
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n").replace("\n", "\\n")
    return re.sub(r"[\x00-\x1f\x7f]", " ", text)


def _folded(line: str) -> str:
    """Fold a line into pieces of at most 75 bytes, none of which cuts a sign in two."""
    out, size = [], 0
    for sign in line:
        wide = len(sign.encode("utf-8", "replace"))
        if size + wide > 74:
            out.append("\r\n ")
            size = 1
        out.append(sign)
        size += wide
    return "".join(out) + "\r\n"


def _when(name: str, value: str) -> str | None:
    """Return a property for an ISO date, or for a date-time as UTC where it has an offset and as local time where not."""
    day = iso_day(value)
    if day is None:
        return None
    if len(value) <= 10:
        return f"{name};VALUE=DATE:{day:%Y%m%d}"
    try:
        moment = datetime.fromisoformat(value)
        return f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" if moment.tzinfo else f"{name}:{moment:%Y%m%dT%H%M%S}"
    except (ValueError, OverflowError):
        return None


def _event(site: Site, uid: str, stamp: str, summary: str, times: list[str], href: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(uid)}"
    yield f"DTSTAMP:{stamp.replace('-', '')}T000000Z"
    yield from times
    yield f"SUMMARY:{_escaped(summary)}"
    if base(site):
        yield f"URL:{base(site)}{href}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _due(site: Site, track: Track) -> Iterator[str]:
    said = last_saying(track, "due")
    start = _when("DTSTART", said.due) if said and said.due else None
    if said is None or start is None:
        return
    line = site.lines[track.key]
    owners = ", ".join(owner.text for owner in line.owners)
    name = f"Due: {line.id} {line.title}".replace("  ", " ")
    summary = f"{name} ({owners})" if owners else name
    yield from _event(site, f"due-{track.slug}@reportgen", said.date or "1970-01-01", summary, [start], line.href)


def _dues(site: Site, keys: frozenset[str]) -> Iterator[str]:
    for track in site.lookup.history.tracks:
        line = site.lines.get(track.key)
        if track.kind in ("action", "story") and line and (line.is_open or track.key in keys):
            yield from _due(site, track)


def _clock(day: date, clock: str, zone: ZoneInfo | None) -> str:
    """Return a day and ``HH:MM`` as an ISO date-time."""
    moment = datetime.fromisoformat(f"{day.isoformat()}T{clock}")
    return moment.replace(tzinfo=zone).isoformat()


def _checkpoint(site: Site, record: Record, at: int, zone: ZoneInfo | None) -> Iterator[str]:
    day = iso_day(record.date)
    if day is None or not record.start:
        return
    try:
        start = _clock(day, record.start, zone)
        later = day + timedelta(days=1) if record.end and record.end < record.start else day
        end = _clock(later, record.end, zone) if record.end else ""
    except (ValueError, OverflowError):
        return
    times = [text for text in (_when("DTSTART", start), _when("DTEND", end) if end else None) if text]
    uid = f"checkpoint-{record.report}-{at}@reportgen"
    yield from _event(site, uid, record.date or "", record.title or "Checkpoint", times, site.lookup.line_href(record))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def calendar_file(site: Site) -> Iterator[File]:
    """Yield the calendar; an empty one where no date is known."""
    reports = [report for report in site.lookup.history.corpus.reports if report.date][-REPORTS:]
    seen = frozenset(site.lookup.track_of.get(identity(record), "") for report in reports for record in report.records)
    zone = _zone(site.lookup.look.zone)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//reportgen//reports//EN", f"X-WR-CALNAME:{_escaped(site.lookup.look.title)}"]
    lines += _dues(site, seen)
    for report in reports:
        points = [record for record in report.records if record.kind == "checkpoint"]
        for at, record in enumerate(points, start=1):
            lines += _checkpoint(site, record, at, zone)
    lines.append("END:VCALENDAR")
    yield File(path=PATH, content="".join(map(_folded, lines)).encode("utf-8", "replace"))
