"""Gauges: the charts of risks, of metrics and of how complete the reports themselves are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from reportgen.history.chart import Book, count, date_of, total
from reportgen.history.finding import Finding
from reportgen.history.measured import measured
from reportgen.history.model import History, Point, Series, Track, Trend
from reportgen.history.steps import steps
from reportgen.history.titles import normal
from reportgen.records import Record

LEVELS = {"green": 0, "yellow": 1, "red": 2}


def risks(book: Book) -> Iterator[Series]:
    """Draw the level of every risk on each date that states one; an id that is reused is two rows."""
    for track in book.tracks:
        if track.kind == "risk":
            points = tuple(_heat(date, records) for date, records in _levels(track))
            if points:
                yield Series(key=track.key, title=label(track), points=points)


def _levels(track: Track) -> Iterator[tuple[str, tuple[Record, ...]]]:
    dated = (record for record in track.sightings if record.date and record.level)
    for date, records in groupby(dated, key=lambda record: record.date or ""):
        yield date, tuple(records)


def _heat(date: str, records: tuple[Record, ...]) -> Point:
    level = records[-1].level or ""
    return Point(date=date, value=LEVELS[level], text=level, records=records)


def label(track: Track) -> str:
    """Return how a chart names an item."""
    return f"{track.id} {track.title}".strip() if track.id else track.title


def say_risks(series: tuple[Series, ...]) -> str:
    """Sum up the levels as last stated."""
    last = [one.points[-1].text for one in series]
    counts = ", ".join(f"{last.count(level)} {level}" for level in ("red", "yellow", "green") if level in last)
    worse = sum(one.points[-1].value > one.points[0].value for one in series)
    return f"Of {count(len(series), 'rated risk')}, {counts} as last stated; {worse} stand worse than when first rated."


def metrics(book: Book) -> Iterator[Series]:
    """Draw each metric that at least two dates measure, with its target and the steps in its level.

    A metric of another spelling by the settings is the same; values of two units are never one series.
    """
    for name, tracks in _measured(book):
        records = sorted(
            (record for track in tracks for record in track.sightings if record.date and record.value is not None),
            key=lambda record: record.date or "",
        )
        groups = [(date, tuple(found)) for date, found in groupby(records, key=lambda record: record.date or "")]
        if len(groups) < 2:
            continue
        aimed = next((record for record in reversed(records) if record.target is not None), records[-1])
        points = tuple(_measure(date, found) for date, found in groups)
        yield Series(
            key=tracks[0].key, title=name, unit=records[-1].unit or "", points=points, target=aimed.target,
            comparator=aimed.comparator or "", steps=steps(points),
        )  # fmt: skip


def _measured(book: Book) -> Iterator[tuple[str, list[Track]]]:
    """Yield the tracks of each metric under the name to show; those of one alias and unit are one."""
    names = {normal(said): shown for said, shown in book.aliases.items()}
    shown = {normal(name): name for name in book.aliases.values()}
    groups: dict[tuple[str, str], list[Track]] = defaultdict(list)
    for track in book.tracks:
        if track.kind == "metric":
            title = normal(track.title)
            name = names.get(title) or shown.get(title)
            groups[(name, track.now.unit or "") if name else (track.key, "")].append(track)
    for (name, _), tracks in groups.items():
        yield (label(tracks[0]) if name == tracks[0].key else name), tracks


def _measure(date: str, records: tuple[Record, ...]) -> Point:
    value = records[-1].value
    return Point(date=date, value=value if value is not None else 0, text=records[-1].value_raw or "", records=records)


def say_metrics(series: tuple[Series, ...]) -> str:
    """Sum up how many metrics there are, how many miss their target now, and which changed their level."""
    judged = [(one.title, met) for one in series if (met := met_last(one.points)) is not None]
    missed = [title for title, met in judged if not met]
    stepped = [f"{one.title} ({one.steps[-1].before:g} → {one.steps[-1].after:g}{_unit(one)})" for one in series if one.steps]
    words = f"{count(len(series), 'metric')}; {len(missed)} of {len(judged)} with a target miss it by the last value"
    words += f" ({', '.join(missed[:3])}{', …' if len(missed) > 3 else ''})" if missed else ""
    return f"{words}; a new level in {', '.join(stepped[:3])}." if stepped else f"{words}."


def met_last(points: Iterable[Point]) -> bool | None:
    """Return whether the value of the last of `points` meets the target that they state last."""
    return measured(tuple(chain.from_iterable(point.records for point in points))).met


def _unit(series: Series) -> str:
    return f" {series.unit}" if series.unit else ""


def completeness(book: Book) -> Iterator[Series]:
    """Count the records that each date's reports state."""
    yield from _counted(book, "records", "Records read", "records")


def unread(book: Book) -> Iterator[Series]:
    """Count the lines of each date's reports that stand where records stand and could not be read as one."""
    yield from _counted(book, "unread", "Lines not read", "lines")


def _counted(book: Book, key: str, title: str, unit: str) -> Iterator[Series]:
    points = []
    for chapter in book.chapters:
        reports = chapter.reports
        lines = [span.last - span.first + 1 for report in reports for span in (unread.span for unread in report.unread)]
        number = sum(len(report.records) for report in reports) if key == "records" else sum(lines)
        points.append(Point(date=date_of(chapter), value=number, records=tuple(report.header for report in reports)))
    if len(points) > 1 and any(point.value for point in points):
        yield Series(key=key, title=title, unit=unit, points=tuple(points))


def say_counted(series: tuple[Series, ...]) -> str:
    """Sum up a count of records or lines by date."""
    (one,) = series
    most = max(one.points, key=lambda point: point.value)
    some = sum(point.value > 0 for point in one.points)
    word = one.unit.removesuffix("s")
    return f"{count(total(one), word)} on {some} of {count(len(one.points), 'date')}; most on {most.date} ({most.value:g})."


def finding_trend(history: History, findings: Iterable[Finding]) -> Trend | None:
    """Return the chart of findings by weight and date, None without any; for those who know the findings, after the checks."""
    dates = {day.report.key: day.report.date or "" for day in history.days}
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for finding in findings:
        if finding.report in dates:
            found[finding.weight][dates[finding.report]] += 1
    order = sorted(set(dates.values()))
    series = tuple(
        Series(key=weight, title=f"{weight.capitalize()}s", points=tuple(Point(date=date, value=found[weight][date]) for date in order))
        for weight in ("error", "warning", "note")
        if found[weight]
    )
    words = ", ".join(count(total(one), one.key) for one in series)
    return (
        Trend(
            key="findings", title="Findings", about="What the checks found in the reports of each date, by weight.", shape="stack",
            series=series, summary=f"{words} in {count(len(order), 'date')}.",
        )
        if series else None
    )  # fmt: skip
