"""Series: the charts of the trends page, one row of `TRENDS` each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from reportgen.history.board import LAPSED, UNSTATED, Seen
from reportgen.history.changes import WORK, is_open, state
from reportgen.history.days import Chapter
from reportgen.history.model import Point, Series, Track, Trend
from reportgen.history.people import owners
from reportgen.records import Record

STATES = ("done", "cancelled", "in_review", "on_track", "in_progress", "at_risk", "blocked", "deferred", "planned", "new", UNSTATED, LAPSED)
"""The order in which states are stacked, from closed to not begun."""

LEVELS = {"green": 0, "yellow": 1, "red": 2}


class Book(NamedTuple):
    """What charts are drawn from: the chapters in the order of time, one a date, the tracks, and the last date."""

    chapters: tuple[Chapter, ...]
    tracks: tuple[Track, ...]
    end: str | None


class Chart(NamedTuple):
    """One row of `TRENDS`: how a trend is named, explained, drawn and computed."""

    key: str
    title: str
    about: str
    shape: Literal["line", "stack", "strip", "bars"]
    draw: Callable[[Book], Iterator[Series]]


def _date(chapter: Chapter) -> str:
    return chapter.day.report.date or ""


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


def _readiness(book: Book) -> Iterator[Series]:
    points = []
    for chapter in book.chapters:
        if chapter.day.readiness is None:
            continue
        ready, of = chapter.day.readiness
        stated = tuple(item.trail.key for item in chapter.seen if item.trail.kind == "action" and state(item.records))
        points.append(Point(date=_date(chapter), value=_share(ready, of), text=f"{ready} of {of}", tracks=stated))
    if points:
        yield Series(key="readiness", title="Ready or done", unit="%", points=tuple(points))


def _flow(book: Book) -> Iterator[Series]:
    """Stack the items by state; the point of a closed state names the items closed on that day, which may be none."""
    for status in STATES:
        if any(status in chapter.day.states for chapter in book.chapters):
            points = tuple(_standing(chapter, status) for chapter in book.chapters)
            yield Series(key=status, title=status.replace("_", " "), points=points)


def _standing(chapter: Chapter, status: str) -> Point:
    return Point(date=_date(chapter), value=chapter.day.states.get(status, 0), tracks=chapter.groups.get(status, ()))


def _moves(book: Book) -> Iterator[Series]:
    for key, title in (("new", "New"), ("closed", "Closed"), ("open", "Open at the end")):
        groups = [(chapter, getattr(chapter.day, key)) for chapter in book.chapters]
        points = tuple(Point(date=_date(chapter), value=len(keys), tracks=keys) for chapter, keys in groups)
        if any(point.value for point in points):
            yield Series(key=key, title=title, points=points)


def _mix(book: Book) -> Iterator[Series]:
    """Share out the items that each report itself states a status for."""
    groups: list[tuple[str, dict[str, list[str]], int]] = []
    for chapter in book.chapters:
        found: dict[str, list[str]] = {}
        for item in chapter.seen:
            if item.trail.kind in WORK and (status := state(item.records)):
                found.setdefault(status, []).append(item.trail.key)
        groups.append((_date(chapter), found, sum(map(len, found.values()))))
    for status in STATES:
        points = tuple(
            Point(date=date, value=_share(len(keys), of), text=f"{len(keys)} of {of}", tracks=tuple(keys))
            for date, found, of in groups
            if of and (keys := found.get(status, [])) is not None
        )
        if any(point.value for point in points):
            yield Series(key=status, title=status.replace("_", " "), unit="%", points=points)


def _risks(book: Book) -> Iterator[Series]:
    for track in book.tracks:
        if track.kind == "risk":
            points = tuple(_heat(date, records) for date, records in _levels(track))
            if points:
                yield Series(key=track.key, title=_label(track), points=points)


def _levels(track: Track) -> Iterator[tuple[str, tuple[Record, ...]]]:
    dated = (record for record in track.sightings if record.date and record.level)
    for date, records in groupby(dated, key=lambda record: record.date or ""):
        yield date, tuple(records)


def _heat(date: str, records: tuple[Record, ...]) -> Point:
    level = records[-1].level or ""
    return Point(date=date, value=LEVELS[level], text=level, records=records)


def _label(track: Track) -> str:
    return f"{track.id} {track.title}".strip() if track.id else track.title


def _metrics(book: Book) -> Iterator[Series]:
    for track in book.tracks:
        measured = [record for record in track.sightings if track.kind == "metric" and record.date and record.value is not None]
        groups = [(date, tuple(records)) for date, records in groupby(measured, key=lambda record: record.date or "")]
        if len(groups) < 2:
            continue
        aimed = next((record for record in reversed(measured) if record.target is not None), measured[-1])
        yield Series(
            key=track.key,
            title=_label(track),
            unit=measured[-1].unit or "",
            points=tuple(_measure(date, records) for date, records in groups),
            target=aimed.target,
            comparator=aimed.comparator or "",
        )


def _measure(date: str, records: tuple[Record, ...]) -> Point:
    value = records[-1].value
    return Point(date=date, value=value if value is not None else 0, text=records[-1].value_raw or "", records=records)


def _velocity(book: Book) -> Iterator[Series]:
    """Add up the points of the stories in each report: all of them, and those that it states to be done."""
    done: list[Point] = []
    committed: list[Point] = []
    for chapter in book.chapters:
        stories = [item for item in chapter.seen if item.trail.kind == "story" and _points(item.records) is not None]
        if stories:
            committed.append(_sum(chapter, stories))
            done.append(_sum(chapter, [item for item in stories if state(item.records) == "done"]))
    if committed:
        yield Series(key="committed", title="Committed", unit="points", points=tuple(committed))
        yield Series(key="done", title="Done", unit="points", points=tuple(done))


def _points(records: tuple[Record, ...]) -> float | None:
    return next((record.points for record in reversed(records) if record.points is not None), None)


def _sum(chapter: Chapter, stories: list[Seen]) -> Point:
    value = sum(_points(item.records) or 0 for item in stories)
    return Point(date=_date(chapter), value=value, tracks=tuple(item.trail.key for item in stories))


def _workload(book: Book) -> Iterator[Series]:
    held: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}
    for track in book.tracks:
        if track.kind in WORK and is_open(track):
            for name in dict.fromkeys(owner.casefold() for owner in owners(track)):
                held.setdefault(name, []).append(track.key)
            for owner in owners(track):
                spelled[owner.casefold()] = min(owner, spelled.get(owner.casefold(), owner))
    for name in sorted(held, key=lambda folded: (-len(held[folded]), folded)):
        point = Point(date=book.end or "", value=len(held[name]), tracks=tuple(held[name]))
        yield Series(key=spelled[name], title=spelled[name], points=(point,))


TRENDS = (
    Chart("readiness", "Readiness", "Action items ready for review or done, of those a report states a status for.", "line", _readiness),
    Chart("flow", "Cumulative flow", "All action items and stories by their state as last stated.", "stack", _flow),
    Chart("moves", "Open, new and closed", "Action items and stories first seen, closed and still open at each report.", "line", _moves),
    Chart("mix", "Status mix", "Share of each state among the items that a report states a status for.", "stack", _mix),
    Chart("risks", "Risks", "The level of every risk in each report that states one.", "strip", _risks),
    Chart("metrics", "Metrics", "Every metric that at least two dates measure, with its target.", "line", _metrics),
    Chart("velocity", "Story points", "Points of the stories in each report, and of those that it states to be done.", "bars", _velocity),
    Chart("workload", "Workload", "Open action items and stories by owner, at the last report.", "bars", _workload),
)


def trends(book: Book) -> tuple[Trend, ...]:
    """Draw every chart of `TRENDS` that has at least one series."""
    drawn = ((chart, tuple(chart.draw(book))) for chart in TRENDS)
    return tuple(
        Trend(key=chart.key, title=chart.title, about=chart.about, shape=chart.shape, series=series) for chart, series in drawn if series
    )
