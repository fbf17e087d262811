"""The history of a project as data: sightings, tracks, changes, days and series."""

from __future__ import annotations

from typing import Literal

import msgspec

from reportgen.corpus import Corpus
from reportgen.history.calendar import When
from reportgen.history.renames import How
from reportgen.records import Record, Report


class Change(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One field of one item that reads differently in two sightings in a row.

    `field` is a key of `Record` (status, percent, owners, due, title, level, points). `before` and `after` are the
    values as text for people; `was` and `now` are the records that state them; `track` is the key of the item. `slip` is, for a
    due date that moved later, by how many days at least (0 for hours); None for any other change.
    """

    track: str = ""
    field: str
    before: str
    after: str
    was: Record
    now: Record
    slip: int | None = None


class Link(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Another item that belongs to this one, where one of the two says so; both sides carry the link.

    `how`: ``same`` (a story that its title ties to an action, both told on their own), ``renamed`` (an id that carries on another
    where the two are also listed apart, so that they are not one track), ``supersedes``, ``splits``, ``repeats``. `outward` is
    true on the side of the record that says it. `reason` quotes that record, which is `record`.
    """

    track: str
    how: How
    outward: bool
    reason: str
    record: Record


class Cycle(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """From the report that first lists an item to the one that says it is done: the two dates, calendar and working days between."""

    first: str
    done: str
    days: int
    workdays: int


class Silence(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The longest time in which no report listed or named an open item: between which two dates, in calendar days.

    `last` is the date on which it was heard of again, or was closed, or that of the last report.
    """

    days: int
    first: str
    last: str


class Promise(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Something that was to be done on `date`, and what the reports of that date say became of it.

    `kind`: ``due`` (an item whose due date came) or ``priority`` (what a report announced for its next day). `outcome`: ``kept``
    (done), ``partly`` (it moved, or is ready for review), ``broken`` (it stands as before, or was cancelled), ``silent`` (no record
    of the day answers it). `said` is the record that promised it, `track` the key of the item it is about, empty where there is
    none; `by` is the id or the likeness by which the answer was found, `why` the verdict in words, `proof` the records that prove it.
    """

    kind: Literal["due", "priority"]
    date: str
    outcome: Literal["kept", "partly", "broken", "silent"]
    by: str
    why: str
    track: str = ""
    said: Record
    proof: tuple[Record, ...] = ()


class Track(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One item over all reports: every record of it, oldest first, and what follows from them.

    `key` is unique (``action:ACTION-05``, ``risk:R-1~2`` for the second thing called R-1, ``decision:3f9a…`` without
    id) and `slug` is its safe file name. `reason` says why this track was split off or joined, when it was. Sightings
    without a date stand in front. `closed` is the date of the sighting that closed it (the first of the last ones in a row
    that say done or cancelled); `days_open` counts calendar days from `first` to `closed` or to the last report of the
    corpus; `slips` counts moves of the due date to a later one; `vanished` is true for an open item with an id that the
    reports of the last two dates neither list nor mention; `lapsed` is true for an open action item or story that so many
    reports in a row did not list nor mention (60) that it no longer counts as open. `whens` say for each sighting, in the same
    order, what its due date means in the series' own calendar, None where it states none. `ids` are all ids of its records, the
    first one first: more than one where a report says that an item goes on under another, or where the settings say so; `former`
    are ids that its records say it had, and that no record carries. `spent` maps an open state to the calendar days that the item
    was in it; `cycle` is there once it is done, `silence` for action items, stories and risks.
    """

    key: str
    slug: str
    kind: str
    id: str | None = None
    title: str
    sightings: tuple[Record, ...]
    changes: tuple[Change, ...] = ()
    first: str | None = None
    last: str | None = None
    closed: str | None = None
    days_open: int | None = None
    slips: int = 0
    slipped_days: int = 0
    reopened: int = 0
    vanished: bool = False
    lapsed: bool = False
    reason: str = ""
    whens: tuple[When | None, ...] = ()
    ids: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    spent: dict[str, int] = {}
    cycle: Cycle | None = None
    silence: Silence | None = None

    @property
    def slipped(self) -> tuple[Change, ...]:
        """The changes that moved the due date to a later day, oldest first."""
        return tuple(change for change in self.changes if change.slip is not None)

    @property
    def now(self) -> Record:
        """The latest sighting."""
        return self.sightings[-1]

    @property
    def due_when(self) -> When | None:
        """What the due date as last stated means."""
        return next((when for when in reversed(self.whens) if when is not None), None)


class Day(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What was true at the end of one report: items by state, and what changed since the report before.

    `open`, `closed`, `new`, `carried`, `silent` are the action items and stories, as track keys: open at the end of that day;
    closed on it; first seen on it; open before and seen again; open but not mentioned by any report of that date so far.
    `states` counts all items by their state as last stated; ``unstated`` without one, ``lapsed`` for those that 60 reports in a
    row neither listed nor mentioned. `risks` maps a risk's track key to its level as last stated, until it is closed or has
    lapsed; `unrated` are the risks that are open and that no report has given a level so far. `changes` are those made on this day.
    `readiness` is (ready or done, all) over the action items that the report itself states a status for, or None. `promises` are
    what was due on this date or announced for it; where a date has several reports, the first one holds them.
    """

    report: Report
    open: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    states: dict[str, int] = {}
    risks: dict[str, str] = {}
    unrated: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    readiness: tuple[int, int] | None = None
    promises: tuple[Promise, ...] = ()


class Step(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A metric that changed its level between two dates: the first date on the new level, and the medians before and after."""

    date: str
    before: float
    after: float
    points_before: int
    points_after: int


class Window(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A stretch of time to look at charts in: its name, and its first and last date."""

    key: str
    title: str
    first: str
    last: str


class Forecast(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """When the open items of `scope` will be done, as a range, or why nobody can say.

    `scope` is "all" or a sprint's number as text, `items` the track keys of what is open. `dates` maps 50, 85 and 95 (percent of the
    simulated futures) to the ISO date by which all of it is done, empty when there is `problem`. `sample` are the items done on each
    working day that the simulation draws from, `assumption` says in words what it takes for granted.
    """

    scope: str
    title: str
    items: tuple[str, ...]
    dates: dict[int, str] = {}
    sample: tuple[int, ...] = ()
    assumption: str = ""
    problem: str = ""


class Point(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One value of a series: on which date, and the records (never empty) or track keys it was computed from.

    Where the axis of the trend is not one of dates, `date` is empty and `place` says where the point stands ("3 days").
    """

    date: str
    value: float
    text: str = ""
    records: tuple[Record, ...] = ()
    tracks: tuple[str, ...] = ()
    place: str = ""


class Series(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One line of a chart: points by date, and for a metric its target as last stated and the steps in its level."""

    key: str
    title: str
    unit: str = ""
    points: tuple[Point, ...] = ()
    target: float | None = None
    comparator: str = ""
    steps: tuple[Step, ...] = ()


class Trend(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One chart of the trends page: a few series that belong together.

    All series of one trend have one unit, except where `small`: then each has a picture, and an axis, of its own. `axis` says what
    the points stand on, `summary` is one sentence with the numbers that matter.
    """

    key: str
    title: str
    about: str
    shape: Literal["line", "stack", "strip", "bars"]
    series: tuple[Series, ...]
    summary: str = ""
    axis: Literal["date", "days", "sprint"] = "date"
    small: bool = False


class Person(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What one owner holds, did and is late with, as track keys."""

    name: str
    slug: str
    open: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


class History(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Everything known about a corpus, computed once: what checks, exports and the site print.

    `tracks` are sorted by kind and key; `days` follow the reports of the corpus that are about one day, in the order
    of time (a period or a report without date has none); `mentions` maps an id to the
    records (of other items) that mention it, by date; `windows` are stretches of time to look at charts in, the last reports first,
    and `forecasts` say when what is open will be done.
    """

    corpus: Corpus
    tracks: tuple[Track, ...] = ()
    days: tuple[Day, ...] = ()
    trends: tuple[Trend, ...] = ()
    people: tuple[Person, ...] = ()
    mentions: dict[str, tuple[Record, ...]] = {}
    windows: tuple[Window, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
