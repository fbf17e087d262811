"""Mentions: which records name an id, and which items nobody names any more."""

from __future__ import annotations

from collections import defaultdict

from reportgen.history.changes import CLOSED, LASTING, state
from reportgen.history.sightings import Sighting, moment
from reportgen.history.tracks import Trail
from reportgen.records import Record, Report

SILENCE = 2
"""An open item has vanished when this many last dates of the corpus neither list nor mention it."""


def mentions(sightings: tuple[Sighting, ...]) -> dict[str, tuple[Record, ...]]:
    """Map each id to the records of other items that mention it, by date; ids sorted, spelled as first written."""
    ids = dict.fromkeys(sighting.record.id for sighting in sightings if sighting.record.id)
    spelled: dict[str, str] = {}
    for ident in filter(None, ids):
        spelled.setdefault(ident.casefold(), ident)
    found: dict[str, list[Record]] = defaultdict(list)
    for record in (sighting.record for sighting in sightings if sighting.record.mentions):
        own = (record.id or "").casefold()
        for named in dict.fromkeys(map(str.casefold, record.mentions)):
            if named != own:
                found[named].append(record)
        for name in record.mentions:
            spelled.setdefault(name.casefold(), name)
    return {spelled[name]: tuple(found[name]) for name in sorted(found)}


def named_in(report: Report) -> frozenset[str]:
    """Return the ids, case folded, that the records of `report` and its header mention besides their own."""
    records = [record for record in (report.header, *report.records) if record.mentions]
    return frozenset(
        name for record in records for name in map(str.casefold, record.mentions) if name != (record.id or "").casefold()
    )


def last_words(reports: tuple[Report, ...]) -> frozenset[int]:
    """Return the places in time of the reports on the last dates; empty when there are too few dates to judge.

    Two reports of one date count once: a retrospective is no second day of silence.
    """
    dates = sorted({date for date in map(moment, reports) if date})
    if len(dates) <= SILENCE:
        return frozenset()
    return frozenset(at for at, report in enumerate(reports) if (moment(report) or "") >= dates[-SILENCE] and moment(report))


def has_vanished(trail: Trail, recent: frozenset[int], named: frozenset[str]) -> bool:
    """Say whether `trail` has an id, is open and is neither seen in the `recent` reports nor `named` there.

    A risk at level green is open until it is closed. Records without id are never missed: their wording may have changed.
    """
    if not recent or not trail.id or trail.kind not in LASTING or any(name.casefold() in named for name in trail.ids):
        return False
    if not any(sighting.date for sighting in trail.seen) or any(sighting.at in recent for sighting in trail.seen):
        return False
    return state(tuple(sighting.record for sighting in trail.seen)) not in CLOSED
