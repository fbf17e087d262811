"""Join again after an edit: trails stay as they were where what changed says nothing about which records speak of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import NamedTuple

import msgspec

from reportgen.history.draft import Trail
from reportgen.history.sightings import Sighting, sight_in
from reportgen.history.titles import normal
from reportgen.history.tracks import join
from reportgen.records import Report
from reportgen.records.setting import Items


class Joined(NamedTuple):
    """Reports in the order of time with the sightings of each, what a person decided about items, and the trails that follow."""

    reports: tuple[Report, ...]
    items: Items
    sighted: tuple[tuple[Sighting, ...], ...]
    trails: tuple[Trail, ...]

    @property
    def sightings(self) -> tuple[Sighting, ...]:
        """All sightings in the order of time."""
        return tuple(chain.from_iterable(self.sighted))


def rejoin(reports: tuple[Report, ...], items: Items, before: Joined | None = None) -> Joined:
    """Return the trails of `reports`, which come in the order of time, as `join` does; sooner where few are others than `before`."""
    known = before.reports if before else ()
    sighted = tuple(
        before.sighted[at] if before and at < len(known) and known[at] is report else sight_in(report, at)
        for at, report in enumerate(reports)
    )
    trails = _kept(reports, items, sighted, before) if before else None
    return Joined(reports, items, sighted, join(chain.from_iterable(sighted), items) if trails is None else trails)


def _kept(
    reports: tuple[Report, ...], items: Items, sighted: tuple[tuple[Sighting, ...], ...], before: Joined
) -> tuple[Trail, ...] | None:
    """Return the trails of `before` with the records that changed in place of what they were; None where trails may be others.

    They are the same where each record that changed says the same to `join`, and no trail gives a reason that quotes one of them.
    """
    if items != before.items or len(reports) != len(before.reports):
        return None
    swapped: dict[int, Sighting] = {}
    quoted: set[str] = set()
    for at, (report, was) in enumerate(zip(reports, before.reports, strict=True)):
        if report is was:
            continue
        old, new = before.sighted[at], sighted[at]
        if list(map(_joining, old)) != list(map(_joining, new)):
            return None
        swapped.update(zip((id(one.record) for one in old), new, strict=True))
        quoted.update(f"({one.record.source}:" for one in old)
    if any(sign in trail.reason for trail in before.trails if trail.reason for sign in quoted):
        return None
    return tuple(_swapped(trail, swapped) for trail in before.trails)


def _joining(sighting: Sighting) -> object:
    """Return all that `join` makes of a sighting, but for where its record stands, which reasons quote."""
    record = sighting.record
    nameless = None if record.id or normal(record.title) else (record.source, record.line)
    said = (record.kind, record.id, record.title, record.owners, record.unit, record.section, record.value, record.report, record.source)
    return sighting.at, sighting.date, sighting.nth, said, tuple(record.details.items()), nameless


def _swapped(trail: Trail, swapped: Mapping[int, Sighting]) -> Trail:
    if swapped.keys().isdisjoint([id(sighting.record) for sighting in trail.seen]):
        return trail
    return msgspec.structs.replace(trail, seen=_in_place(trail.seen, swapped))


def _in_place(seen: Iterable[Sighting], swapped: Mapping[int, Sighting]) -> tuple[Sighting, ...]:
    return tuple(swapped.get(id(sighting.record), sighting) for sighting in seen)
