"""Standing: the charts of how many items are in which state, and for how long they have been open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.history.almanac import day_of
from reportgen.history.board import LAPSED, UNSTATED
from reportgen.history.changes import WORK
from reportgen.history.chart import Book, count, date_of, median, named, quantile, share, total
from reportgen.history.days import Chapter
from reportgen.history.model import Point, Series
from reportgen.text.memory import once, remember

STATES = ("done", "cancelled", "in_review", "on_track", "in_progress", "at_risk", "blocked", "deferred", "planned", "new", UNSTATED, LAPSED)
"""The order in which states are stacked, from closed to not begun."""

_READINESS = re.compile(r"\breadiness\b|\bready for review\b", re.I)


def readiness(book: Book) -> Iterator[Series]:
    """Draw the share of ready items as counted from the records, and beside it as the reports themselves state it."""
    points: list[Point] = []
    said: list[Point] = []
    for chapter in book.chapters:
        if chapter.day.readiness is not None:
            ready, of = chapter.day.readiness
            tracks = tuple([item.trail.key for item in chapter.work if item.trail.kind == "action" and item.status])
            points.append(Point(date=date_of(chapter), value=share(ready, of), text=once(f"{ready} of {of}"), tracks=tracks))
        said.extend(_stated(chapter))
    if points:
        yield Series(key="readiness", title="Ready or done", unit="%", points=tuple(points))
    if said:
        yield Series(key="stated", title="As stated", unit="%", points=tuple(said))


def _stated(chapter: Chapter) -> Iterator[Point]:
    for item in chapter.seen:
        for record in item.records if item.trail.kind == "metric" else ():
            if record.unit == "%" and record.value is not None and _is_readiness(record.title):
                yield Point(date=date_of(chapter), value=record.value, text=record.value_raw or "", records=(record,))
                return


@remember
def _is_readiness(title: str) -> bool:
    return bool(_READINESS.search(title))


def say_readiness(series: tuple[Series, ...]) -> str:
    """Sum up the readiness chart."""
    counted, said = named(series, "readiness").points, named(series, "stated").points
    last = counted[-1] if counted else said[-1]
    words = f"{last.value:g} % of the action items were ready or done on {last.date} ({last.text})"
    by_date = {point.date: point.value for point in counted}
    apart = [point for point in said if abs(by_date.get(point.date, point.value) - point.value) >= 1]
    return f"{words}; of {count(len(said), 'stated share')}, {len(apart)} differ from the count." if counted and said else f"{words}."


def flow(book: Book) -> Iterator[Series]:
    """Stack the items by state; the point of a closed state names the items closed on that day, which may be none."""
    for status in STATES:
        if any(status in chapter.day.states for chapter in book.chapters):
            points = tuple(_standing(chapter, status) for chapter in book.chapters)
            yield Series(key=status, title=status.replace("_", " "), points=points)


def _standing(chapter: Chapter, status: str) -> Point:
    return Point(date=date_of(chapter), value=chapter.day.states.get(status, 0), tracks=chapter.groups.get(status, ()))


def say_flow(series: tuple[Series, ...]) -> str:
    """Sum up the cumulative flow."""
    last = [(one.title, one.points[-1].value) for one in series]
    known, done = sum(value for _, value in last), sum(value for title, value in last if title == "done")
    trouble = sum(value for title, value in last if title in {"blocked", "at risk"})
    return f"Of {count(known, 'item')} known by {series[0].points[-1].date}, {done:g} are done and {trouble:g} blocked or at risk."


def moves(book: Book) -> Iterator[Series]:
    """Count what was first seen, closed and still open on each date, and what was open again or no longer heard of, where that was so."""
    flows = tuple(_flows(book.chapters))
    for key, title in (("new", "New"), ("reopened", "Reopened"), ("closed", "Closed"), ("lapsed", "Lapsed"), ("open", "Open at the end")):
        points = tuple(Point(date=date, value=len(found[key]), tracks=found[key]) for date, found in flows)
        if any(point.value for point in points):
            yield Series(key=key, title=title, points=points)


def _flows(chapters: Iterable[Chapter]) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    """Yield for each date what came in and went out, so that what was open before and came in is what went out and is open."""
    before: frozenset[str] = frozenset()
    for chapter in chapters:
        day = chapter.day
        now, new, closed = frozenset(day.open), frozenset(day.new), frozenset(day.closed)
        again = tuple(key for key in dict.fromkeys((*day.open, *day.closed)) if key not in before | new or key in now & closed)
        lapsed = tuple(sorted(before - now - closed))
        yield date_of(chapter), {"new": day.new, "reopened": again, "closed": day.closed, "lapsed": lapsed, "open": day.open}
        before = now


def say_moves(series: tuple[Series, ...]) -> str:
    """Sum up what was created against what was closed, so that the numbers add up."""
    new, closed, held = (named(series, key) for key in ("new", "closed", "open"))
    rest = "".join(f"{total(found):g} {key}, " for key in ("reopened", "lapsed") if total(found := named(series, key)))
    now = held.points[-1].value if held.points else 0
    most = max(held.points, key=lambda point: point.value, default=None)
    peak = f"; at most {most.value:g} were open, on {most.date}" if most else ""
    return f"{count(total(new), 'item')} created and {total(closed):g} closed, {rest}{now:g} open at the end{peak}."


def mix(book: Book) -> Iterator[Series]:
    """Share out the items that each report itself states a status for."""
    groups: list[tuple[str, dict[str, list[str]], int]] = []
    for chapter in book.chapters:
        found: dict[str, list[str]] = {}
        for item in chapter.work:
            if item.status:
                found.setdefault(item.status, []).append(item.trail.key)
        groups.append((date_of(chapter), found, sum(map(len, found.values()))))
    for status in STATES:
        if any(status in found for _, found, _ in groups):
            points = tuple(_part(date, found.get(status, []), of) for date, found, of in groups if of)
            if any(point.value for point in points):
                yield Series(key=status, title=status.replace("_", " "), unit="%", points=points)


def _part(date: str, keys: list[str], of: int) -> Point:
    return Point(date=date, value=share(len(keys), of), text=once(f"{len(keys)} of {of}"), tracks=tuple(keys))


def say_mix(series: tuple[Series, ...]) -> str:
    """Sum up the mix of states of the last report."""
    last = max(one.points[-1].date for one in series)
    shares = [(point.value, one.title) for one in series for point in one.points if point.date == last and point.value]
    return f"On {last}: {', '.join(f'{value:g} % {title}' for value, title in sorted(shares, key=lambda pair: (-pair[0], pair[1])))}."


def age(book: Book) -> Iterator[Series]:
    """Draw the age of what is open on each date: the median, what 85 % do not exceed, and the oldest, in calendar days."""
    first = {track.key: day_of(track.first) for track in book.tracks if track.kind in WORK}
    lines: dict[str, list[Point]] = {"median": [], "p85": [], "max": []}
    for chapter in book.chapters:
        date = date_of(chapter)
        now = day_of(date)
        aged = sorted([((now - begun).days if now and (begun := first[key]) else 0, key) for key in chapter.day.open])
        if not aged:
            continue
        days = [number for number, _ in aged]
        text = f"of {count(len(days), 'open item')}"
        lines["median"].append(Point(date=date, value=median(days), text=once(f"{median(days):g} days, {text}")))
        lines["p85"].append(Point(date=date, value=quantile(days, 0.85), text=once(f"{quantile(days, 0.85):g} days, {text}")))
        lines["max"].append(Point(date=date, value=days[-1], text=once(f"{days[-1]} days"), tracks=(aged[-1][1],)))
    for key, title in (("median", "Median"), ("p85", "85 % at most"), ("max", "Oldest")):
        if lines[key]:
            yield Series(key=key, title=title, unit="days", points=tuple(lines[key]))


def say_age(series: tuple[Series, ...]) -> str:
    """Sum up the age of what is open."""
    half, most = named(series, "median").points[-1], named(series, "max").points[-1]
    return f"On {half.date} half of the open items were at most {count(half.value, 'day')} old, the oldest {count(most.value, 'day')}."
