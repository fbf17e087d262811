"""Select: one filter, the same for items, for records and for lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reportgen.history.board import UNSTATED
from reportgen.history.changes import CLOSED, LASTING, WORK, is_open
from reportgen.history.listed import standing
from reportgen.history.model import Track
from reportgen.history.people import due, is_late, owners
from reportgen.history.titles import folded
from reportgen.records import Record
from reportgen.text.pattern import finds

if TYPE_CHECKING:
    from regex import Pattern

OWNED = ("action", "story", "risk", "decision", "escalation")
"""Kinds whose records have owners."""


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted: each part that is stated must hold; of several words for one part, one is enough.

    `open` is None for both; `owners` are names as `fold_name` folds them; `due_before` and `due_after` leave out their own day,
    `since` and `until` hold theirs (all ISO dates); `reports` are keys, `section` words of a heading, folded; `text` is looked
    for in all words of a record. An item is of a time, of a report and of a section in which one of its records stands.
    """

    kinds: tuple[str, ...] = ()
    open: bool | None = None
    overdue: bool = False
    unowned: bool = False
    owners: frozenset[str] = frozenset()
    status: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    due_before: str = ""
    due_after: str = ""
    since: str = ""
    until: str = ""
    reports: tuple[str, ...] = ()
    section: str = ""
    text: Pattern[str] | None = None


class Facets(NamedTuple):
    """What a filter asks of an item, of a record or of a line; `said` are its records."""

    kind: str
    open: bool | None = None
    overdue: bool = False
    owners: tuple[str, ...] = ()
    status: str = ""
    level: str = ""
    due: str = ""
    said: tuple[Record, ...] = ()


def fold_name(name: str) -> str:
    """Return a name as names are compared.

    >>> fold_name(" ADA  Lovelace")
    'ada lovelace'
    """
    return " ".join(folded(name).split())


def track_facets(track: Track, day: str | None) -> Facets:
    """Return what is asked of an item, as last stated, on the day `day`."""
    level = next((record.level for record in reversed(track.sightings) if record.level), None)
    lasts = is_open(track) if track.kind in LASTING else None
    return Facets(track.kind, lasts, is_late(track, day), owners(track), standing(track), level or "", due(track) or "", track.sightings)


def record_facets(record: Record) -> Facets:
    """Return what is asked of a record, by its own words alone: it is overdue when its report is younger than its due date."""
    lasts = record.status not in CLOSED if record.kind in LASTING else None
    due_day = (record.due or "")[:10]
    status = record.status or (UNSTATED if record.kind in WORK else "")
    late = bool(lasts and record.kind in WORK and due_day and record.date and due_day < record.date)
    return Facets(record.kind, lasts, late, record.owners, status, record.level or "", due_day, (record,))


def words(record: Record) -> str:
    """Return all that a record says, a line each: its id, title, owners, status and details."""
    stated = (record.status_raw, record.due_raw, record.value_raw, record.time_raw, *record.details.values())
    return "\n".join(part for part in (record.id, record.title, ", ".join(record.owners), *stated) if part)


def _in_time(wanted: Filter, record: Record) -> bool:
    date = record.date or ""
    return bool(date) and wanted.since <= date <= (wanted.until or "~")


_TESTS: tuple[Callable[[Filter, Facets], bool], ...] = (
    lambda wanted, it: not wanted.kinds or it.kind in wanted.kinds,
    lambda wanted, it: wanted.open is None or it.open is wanted.open,
    lambda wanted, it: not wanted.overdue or it.overdue,
    lambda wanted, it: not wanted.unowned or (it.kind in OWNED and not it.owners),
    lambda wanted, it: not wanted.owners or any(fold_name(name) in wanted.owners for name in it.owners),
    lambda wanted, it: not wanted.status or it.status in wanted.status,
    lambda wanted, it: not wanted.levels or it.level in wanted.levels,
    lambda wanted, it: not wanted.due_before or bool(it.due and it.due[:10] < wanted.due_before),
    lambda wanted, it: not wanted.due_after or bool(it.due and it.due[:10] > wanted.due_after),
    lambda wanted, it: not (wanted.since or wanted.until) or any(_in_time(wanted, record) for record in it.said),
    lambda wanted, it: not wanted.reports or any(record.report in wanted.reports for record in it.said),
    lambda wanted, it: not wanted.section or any(wanted.section in folded(record.section) for record in it.said),
    lambda wanted, it: wanted.text is None or any(finds(wanted.text, words(record)) for record in it.said),
)
"""From cheap to dear: the first that fails ends the look."""


def accepts(wanted: Filter, it: Facets) -> bool:
    """Say whether `it` is wanted."""
    return all(test(wanted, it) for test in _TESTS)


def select_tracks(tracks: Iterable[Track], wanted: Filter, day: str | None) -> tuple[Track, ...]:
    """Return those of `tracks` that are wanted, as they stand on the day `day`."""
    return tuple(track for track in tracks if accepts(wanted, track_facets(track, day)))


def select_records(records: Iterable[Record], wanted: Filter) -> Iterator[Record]:
    """Yield those of `records` that are wanted."""
    return (record for record in records if accepts(wanted, record_facets(record)))


def named_like(wanted: str, known: Iterable[str]) -> frozenset[str]:
    """Return which of the `known` names `wanted` means, folded: the one that is written so, else those that hold it as words.

    >>> sorted(named_like("OLIVER", ["Oliver", "Oliver Twist"])), sorted(named_like("twist", ["Oliver", "Oliver Twist"]))
    (['oliver'], ['oliver twist'])
    """
    name = fold_name(wanted)
    names = frozenset(map(fold_name, known))
    return frozenset({name}) & names or frozenset(one for one in names if name and f" {name} " in f" {one} ")
