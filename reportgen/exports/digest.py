"""What happened between two reports, as Markdown for a chat or a pull request, and as plain lines for a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from reportgen.history import Change, Finding, History, Since, Track, since_each
from reportgen.history.changes import CLOSED
from reportgen.records import Record

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#@])")


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a digest: what it is about, what is said of it, and where that stands."""

    subject: str
    said: str = ""
    source: str
    line: int


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """What the report `last` and those after `first` changed: chapters of points, empty ones left out."""

    title: str
    chapters: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    findings: int = 0


def between(history: History, first: str | None, last: str) -> tuple[Since, ...]:
    """Return what each report after `first` up to `last` changed, in the order of time; both are keys of dated reports.

    Without `first`, only `last` itself. Raises `KeyError` with the key that is not the key of a dated report.
    """
    each = since_each(history)
    keys = list(each)
    for key in (first, last):
        if key is not None and key not in each:
            raise KeyError(key)
    end = keys.index(last)
    start = end if first is None else keys.index(first) + 1
    if start > end:
        start, end = end + 1, start - 1
    return tuple(each[key] for key in keys[start : end + 1])


def _named(track: Track) -> str:
    return f"{track.id} {track.title}" if track.id else track.title


def _point(subject: str, said: str, record: Record) -> Point:
    return Point(subject=subject, said=said, source=record.source, line=record.line)


class _Writer:
    """Turns keys and changes into points; knows the tracks of a history."""

    def __init__(self, history: History, keys: set[str], end: str) -> None:
        self.tracks = {track.key: track for track in history.tracks}
        self.keys = keys
        self.end = end

    def record(self, track: Track) -> Record:
        """Return the last sighting that the reports of the digest could know."""
        known = [one for one in track.sightings if (one.date or "") <= self.end]
        return next((one for one in reversed(known) if one.report in self.keys), known[-1] if known else track.now)

    def items(self, found: Iterable[str]) -> tuple[Point, ...]:
        points = []
        for key in dict.fromkeys(found):
            track = self.tracks[key]
            record = self.record(track)
            said = [
                record.status_raw or (record.status if record.status in CLOSED else ""),  # a ticked box has no word of its own
                f"owner {', '.join(record.owners)}" if record.owners else "",
                f"due {record.due_raw}" if record.due_raw else "",
            ]
            points.append(_point(_named(track), ", ".join(part for part in said if part), record))
        return tuple(points)

    def changes(self, found: Iterable[Change]) -> tuple[Point, ...]:
        points = []
        for change in found:
            track = self.tracks.get(change.track)
            subject = _named(track) if track else change.now.id or change.now.title
            points.append(_point(subject, f"{change.field} {change.before} → {change.after}", change.now))
        return tuple(points)


def build_digest(history: History, findings: Iterable[Finding], first: str | None, last: str) -> Digest:
    """Gather what happened after the report `first` (the one before `last`, when it is None) up to the report `last`.

    Raises `KeyError` for a key that is none of a dated report.
    """
    days = between(history, first, last)
    keys = {day.key for day in days}
    end = max((day.report.date or "" for day in history.days if day.report.key in keys), default="")
    write = _Writer(history, keys, end)
    closed = {key for day in days for key in day.done}
    chapters = (
        ("New", write.items(key for day in days for key in day.new if key not in closed)),
        ("Closed", write.items(key for day in days for key in day.done)),
        ("Slipped", write.changes(change for day in days for change in day.slipped)),
        ("Went back", write.changes(change for day in days for change in day.regressed)),
        ("Came back", write.items(key for day in days for key in day.came_back)),
        ("Gone silent", write.items(key for day in days[-1:] for key in day.silent)),
        ("New risks", write.items(key for day in days for key in day.new_risks)),
        ("Risks that changed", write.changes(change for day in days for change in day.risks)),
        ("Decisions", write.items(key for day in days for key in day.decisions)),
        ("Metrics that crossed their target", write.changes(change for day in days for change in day.metrics)),
    )
    known = sum(finding.counts and finding.report in keys for finding in findings)
    start = first or (days[0].before if days else None)
    title = f"{last}, since {start}" if start else last
    return Digest(title=title, chapters=tuple((name, points) for name, points in chapters if points), findings=known)


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def render_digest(digest: Digest, most: int = 10) -> str:
    """Return a digest as Markdown, at most `most` points a chapter, the rest counted; report text is escaped."""
    lines = [f"### {_escaped(digest.title)}", ""]
    for name, points in digest.chapters:
        lines.append(f"**{name}** ({len(points)})")
        lines.append("")
        lines += [f"- {_escaped(point.subject)}{f': {_escaped(point.said)}' if point.said else ''}" for point in points[:most]]
        lines += [f"- and {len(points) - most} more"] if len(points) > most else []
        lines.append("")
    if not digest.chapters:
        lines += ["Nothing changed.", ""]
    if digest.findings:
        lines += [f"The checks found {digest.findings} thing{'s' if digest.findings > 1 else ''} to look at.", ""]
    return "\n".join(lines)


def digest_lines(digest: Digest, place: Callable[[str, int], str]) -> Iterator[str]:
    """Yield a digest as plain lines, every point with the `place` of the source and line that state it, as a person opens it."""
    yield digest.title
    for name, points in digest.chapters:
        yield ""
        yield f"{name} ({len(points)})"
        for point in points:
            yield f"  {point.subject}"
            yield f"      {point.said + '  ' if point.said else ''}{place(point.source, point.line)}"
    if not digest.chapters:
        yield "nothing changed"
    if digest.findings:
        yield ""
        yield f"{digest.findings} finding{'s' if digest.findings > 1 else ''}, see `reportgen check`"
