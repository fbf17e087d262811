"""Chart: what trends are drawn from, and one row of the table of trends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from reportgen.history.almanac import Almanac
from reportgen.history.changes import WORK, state
from reportgen.history.days import Chapter
from reportgen.history.dues import days_between
from reportgen.history.model import Series, Track

_PAUSE = 21


class Book(NamedTuple):
    """What charts are drawn from: the chapters in the order of time, one a date, the tracks, the last date and the settings.

    `aliases` maps another spelling of a metric's name, case folded, to the name to show.
    """

    chapters: tuple[Chapter, ...]
    tracks: tuple[Track, ...]
    end: str | None
    almanac: Almanac
    aliases: dict[str, str]


class Chart(NamedTuple):
    """One row of `TRENDS`: how a trend is named, explained, drawn, computed and summed up in one sentence."""

    key: str
    title: str
    about: str
    shape: Literal["line", "stack", "strip", "bars"]
    draw: Callable[[Book], Iterator[Series]]
    sum_up: Callable[[tuple[Series, ...]], str]
    axis: Literal["date", "days", "sprint"] = "date"
    small: bool = False


def date_of(chapter: Chapter) -> str:
    """Return the date of a chapter."""
    return chapter.day.report.date or ""


def by_sprint(book: Book) -> tuple[tuple[int, tuple[Chapter, ...]], ...]:
    """Return the chapters of each sprint in the order of time; a number that comes back later is another sprint.

    A report that names no sprint goes on with the one before, unless it comes more than 21 calendar days later.
    """
    found: list[tuple[int, list[Chapter]]] = []
    last = ""
    for chapter in book.chapters:
        here = next((report.header.sprint for report in chapter.reports if report.header.sprint is not None), None)
        near = bool(last) and days_between(last, date_of(chapter)) <= _PAUSE
        if here is not None and (not found or not near or found[-1][0] != here):
            found.append((here, [chapter]))
        elif found and near:
            found[-1][1].append(chapter)
        else:
            continue
        last = date_of(chapter)
    return tuple((number, tuple(chapters)) for number, chapters in found)


def is_done(track: Track) -> bool:
    """Say whether `track` is an action item or story that is done, as last stated."""
    return track.kind in WORK and track.closed is not None and state(track.sightings) == "done"


def share(part: float, whole: float) -> float:
    """Return `part` of `whole` in percent, to one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def quantile(values: Sequence[float], part: float) -> float:
    """Return the smallest of the sorted `values` that at least `part` (0 to 1) of them do not exceed: the nearest-rank method.

    >>> quantile([1, 2, 3, 10], 0.5), quantile([1, 2, 3, 10], 0.85), quantile([5], 0.5)
    (2, 10, 5)
    """
    return values[max(-int(-part * len(values) // 1) - 1, 0)]


def median(values: Sequence[float]) -> float:
    """Return the middle of sorted `values`, the mean of the two middle ones of an even number.

    >>> median([1, 2, 10]), median([1, 2, 3, 10])
    (2, 2.5)
    """
    half, odd = divmod(len(values), 2)
    return values[half] if odd else (values[half - 1] + values[half]) / 2


def count(number: float, word: str) -> str:
    """Return a number with its noun.

    >>> count(1, "item"), count(2.5, "day")
    ('1 item', '2.5 days')
    """
    return f"{number:g} {word}{'' if number == 1 else 's'}"


def total(series: Series) -> float:
    """Return the sum of the values of a series."""
    return sum(point.value for point in series.points)


def named(series: tuple[Series, ...], key: str) -> Series:
    """Return the series of that key; an empty one when there is none."""
    return next((one for one in series if one.key == key), Series(key=key, title=key))
