"""Pace: the charts of how long items take, how much gets done, and what became of due dates and promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportgen.history.changes import WORK
from reportgen.history.chart import Book, count, date_of, is_done, median, named, quantile, share, total
from reportgen.history.model import Point, Series, Track
from reportgen.history.people import owners
from reportgen.records import Record
from reportgen.text.memory import once

_OWNERS = 11
"""Owners with a series of their own; the others are one more."""


def cycle(book: Book) -> Iterator[Series]:
    """Draw, for each date on which items were done, the median time they took since they were first seen, in calendar days."""
    by_date: dict[str, list[Track]] = defaultdict(list)
    for track in book.tracks:
        if track.kind in WORK and track.cycle:
            by_date[track.cycle.done].append(track)
    points = []
    for date in sorted(by_date):
        days = sorted(track.cycle.days for track in by_date[date] if track.cycle)
        text = f"{median(days):g} days, median of {count(len(days), 'item')}"
        points.append(Point(date=date, value=median(days), text=text, tracks=tuple(track.key for track in by_date[date])))
    if points:
        yield Series(key="cycle", title="Median of the items done", unit="days", points=tuple(points))


def cycle_spread(book: Book) -> Iterator[Series]:
    """Count the items that took so many calendar days; the axis is the number of days, each day a place without gaps up to 30."""
    by_days: dict[int, list[str]] = defaultdict(list)
    for track in book.tracks:
        if track.kind in WORK and track.cycle:
            by_days[min(track.cycle.days, 31)].append(track.key)
    places = range(max(by_days, default=-1) + 1)
    words = {number: "over 30 days" if number > 30 else count(number, "day") for number in places}
    points = tuple(Point(date="", place=words[n], value=len(by_days.get(n, ())), tracks=tuple(by_days.get(n, ()))) for n in places)
    if points:
        yield Series(key="items", title="Items done", unit="items", points=points)


def say_cycle_spread(series: tuple[Series, ...]) -> str:
    """Sum up how the cycle times are spread."""
    days = [number for number, point in enumerate(series[0].points) for _ in range(int(point.value))]
    return (
        f"Half of the {count(len(days), 'item')} done took at most {count(quantile(days, 0.5), 'day')},"
        f" 85 % at most {count(quantile(days, 0.85), 'day')}."
    )


def say_cycle(series: tuple[Series, ...]) -> str:
    """Sum up cycle time over the dates."""
    points = series[0].points
    items = sum(len(point.tracks) for point in points)
    last, took = points[-1], count(points[-1].value, "day")
    return f"{count(items, 'item')} done on {count(len(points), 'date')}; those of {last.date} took {took} in the median."


def slips(book: Book) -> Iterator[Series]:
    """Add up by how many days due dates moved later on each date; each point keeps the records that moved them."""
    found: dict[str, list[tuple[int, Record]]] = defaultdict(list)
    for track in book.tracks:
        for change in track.slipped:
            if change.now.date:
                found[change.now.date].append((change.slip or 0, change.now))
    points = tuple(
        Point(
            date=date,
            value=sum(days for days, _ in made),
            text=f"{count(len(made), 'slip')}, {count(sum(days for days, _ in made), 'day')}",
            records=tuple(record for _, record in made),
        )
        for date, made in sorted(found.items())
    )
    if points:
        yield Series(key="days", title="Days later", unit="days", points=points)


def say_slips(series: tuple[Series, ...]) -> str:
    """Sum up how often and how far due dates moved."""
    points = series[0].points
    moved = sum(len(point.records) for point in points)
    worst = max(points, key=lambda point: point.value)
    return f"Due dates moved later {count(moved, 'time')}, by {count(total(series[0]), 'day')} in all; most on {worst.date} ({worst.text})."


def promised(book: Book) -> Iterator[Series]:
    """Stack what was due or announced by what became of it."""
    for outcome, title in (("kept", "Kept"), ("partly", "Partly"), ("broken", "Not kept"), ("silent", "No record answers")):
        points = []
        for chapter in book.chapters:
            if chapter.day.promises:
                said = tuple(promise.said for promise in chapter.day.promises if promise.outcome == outcome)
                text = once(f"{len(said)} of {len(chapter.day.promises)}")
                points.append(Point(date=date_of(chapter), value=len(said), text=text, records=said))
        if any(point.value for point in points):
            yield Series(key=outcome, title=title, points=tuple(points))


def say_promised(series: tuple[Series, ...]) -> str:
    """Sum up how much was kept."""
    sums = {one.key: total(one) for one in series}
    of = sum(sums.values())
    rest = ", ".join(f"{sums[key]:g} {word}" for key, word in _OUTCOMES if sums.get(key))
    kept = sums.get("kept", 0)
    return f"Of {count(of, 'promise')}, {kept:g} were kept ({share(kept, of):g} %){f'; {rest}' if rest else ''}."


_OUTCOMES = (("partly", "partly"), ("broken", "not kept"), ("silent", "that no record answers"))


def throughput(book: Book) -> Iterator[Series]:
    """Stack the items done on each date by owner; an item of two owners counts for the first."""
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for track in filter(is_done, book.tracks):
        name = next(iter(owners(track)), "")
        names[name.casefold()] = min(name, names.get(name.casefold(), name))
        held[name.casefold()][track.closed or ""].append(track.key)
    order = sorted(held, key=lambda folded: (-sum(map(len, held[folded].values())), folded))
    for folded in order[_OWNERS:]:
        for date, keys in held.pop(folded).items():
            held["\uffff"][date].extend(keys)
    dates = sorted({date for by_date in held.values() for date in by_date})
    for folded in [*order[:_OWNERS], *(["\uffff"] if "\uffff" in held else [])]:
        title = "Others" if folded == "\uffff" else names[folded] or "Nobody"
        points = tuple(Point(date=date, value=len(keys), tracks=tuple(keys)) for date in dates for keys in [held[folded].get(date, [])])
        yield Series(key=title, title=title, points=points)


def say_throughput(series: tuple[Series, ...]) -> str:
    """Sum up who got how much done."""
    done = [(total(one), one.title) for one in series]
    best = ", ".join(f"{title} {number:g}" for number, title in done[:3])
    return f"{count(sum(number for number, _ in done), 'item')} done by {count(len(done), 'owner')}, most by {best}."


def say_workload(series: tuple[Series, ...]) -> str:
    """Sum up who holds how much."""
    held = ", ".join(f"{one.title} {total(one):g}" for one in series[:3])
    return f"On {series[0].points[0].date} {count(len(series), 'owner')} held open items, most {held}."


def say_points(series: tuple[Series, ...]) -> str:
    """Sum up the story points of the last report that states any."""
    done, of = named(series, "done").points[-1], named(series, "committed").points[-1]
    return f"On {of.date} {done.value:g} of {count(of.value, 'point')} were done ({share(done.value, of.value):g} %)."
