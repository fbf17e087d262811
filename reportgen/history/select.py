"""Select: the items and records that a filter wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.history.board import UNSTATED
from reportgen.history.changes import CLOSED, LASTING, WORK, is_open
from reportgen.history.listed import standing
from reportgen.history.model import Track
from reportgen.history.people import due, is_late, owners
from reportgen.records import Record
from reportgen.values.wanted import Facets, Filter, accepts


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


def select_tracks(tracks: Iterable[Track], wanted: Filter, day: str | None) -> tuple[Track, ...]:
    """Return those of `tracks` that are wanted, as they stand on the day `day`."""
    return tuple(track for track in tracks if accepts(wanted, track_facets(track, day)))


def select_records(records: Iterable[Record], wanted: Filter) -> Iterator[Record]:
    """Yield those of `records` that are wanted."""
    return (record for record in records if accepts(wanted, record_facets(record)))
