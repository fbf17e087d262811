"""Mentions: which records name an id, and which items nobody names any more."""

from __future__ import annotations

from collections import defaultdict

from reportgen.history.changes import CLOSED, Moves, state
from reportgen.history.sightings import Sighting, moment
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


def has_vanished(moves: Moves, recent: frozenset[int], named: frozenset[str]) -> bool:
    """Say whether an item is open and is neither seen in the `recent` reports nor `named` there; `moves` are its changes.

    A risk at level green is open until it is closed. Records without id are never missed: their wording may have changed.
    """
    if not recent or not moves.seen or moves.seen[-1].at in recent:
        return False
    return state(moves.records) not in CLOSED and named.isdisjoint(map(str.casefold, moves.trail.ids))
