"""Items: the track of each trail, with everything that follows from its records and from the rest of the corpus."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.history.changes import LASTING, Dated, Life, life
from reportgen.history.dues import Dues, days_between
from reportgen.history.links import Ties, ties
from reportgen.history.lives import cycle, silence, spent
from reportgen.history.mentions import has_vanished, last_words, named_in
from reportgen.history.model import Track
from reportgen.history.sightings import last_date, moment
from reportgen.history.tracks import Trail, read_rules
from reportgen.records import Report
from reportgen.records.setting import Items


class Rest(NamedTuple):
    """What the rest of the corpus says: its last date, when ids are named, which items are named last, lapsed or tied, and dues."""

    end: str | None
    dates: dict[str, set[str]]
    recent: frozenset[int]
    named: frozenset[str]
    lapsed: frozenset[str]
    ties: Ties
    dues: Dues


def read_rest(reports: tuple[Report, ...], trails: tuple[Trail, ...], lapsed: frozenset[str], dues: Dues, items: Items) -> Rest:
    """Gather what the tracks of `trails` need to know about each other; `reports` are in the order of time."""
    recent = last_words(reports)
    dates: dict[str, set[str]] = {}
    last: set[str] = set()
    for at, report in enumerate(reports):
        names, date = named_in(report), moment(report)
        if at in recent:
            last |= names
        for name in names if date else ():
            dates.setdefault(name, set()).add(date or "")
    return Rest(last_date(reports), dates, recent, frozenset(last), lapsed, ties(trails, read_rules(items).apart), dues)


def build_tracks(trails: tuple[Trail, ...], made: dict[str, tuple[Dated, ...]], rest: Rest) -> tuple[Track, ...]:
    """Return the tracks of `trails`, whose changes are `made`, sorted by kind and key."""
    tracks = (_track(trail, made[trail.key], rest) for trail in trails)
    return tuple(sorted(tracks, key=lambda track: (track.kind, track.key)))


def _track(trail: Trail, made: tuple[Dated, ...], rest: Rest) -> Track:
    dates = [sighting.date for sighting in trail.seen if sighting.date]
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    span = life(trail.seen) if any(sighting.record.status for sighting in trail.seen) else Life(None, 0)
    slips = [dated.change.slip for dated in made if dated.change.slip is not None]
    until = span.closed or rest.end
    lasts = trail.kind in LASTING and first is not None and until is not None
    named = (date for name in trail.ids for date in rest.dates.get(name.casefold(), ()))
    return Track(
        key=trail.key, slug=trail.slug, kind=trail.kind, id=trail.id, ids=trail.ids, title=_title(trail), first=first, last=last,
        sightings=tuple(sighting.record for sighting in trail.seen), changes=tuple(dated.change for dated in made), closed=span.closed,
        days_open=days_between(first, until) if lasts and first and until else None,
        slips=len(slips), slipped_days=sum(slips), reopened=span.reopened, lapsed=trail.key in rest.lapsed,
        vanished=has_vanished(trail, rest.recent, rest.named), reason=trail.reason, links=rest.ties.links.get(trail.key, ()),
        former=rest.ties.former.get(trail.key, ()),
        whens=tuple(rest.dues.when(sighting.record) for sighting in trail.seen),
        spent=spent(trail, rest.end) if lasts else {},
        cycle=cycle(trail, span.closed, rest.dues.almanac.workdays) if lasts else None,
        silence=silence(trail, named, until) if lasts else None,
    )  # fmt: skip


def _title(trail: Trail) -> str:
    """Return the latest title."""
    return next((sighting.record.title for sighting in reversed(trail.seen) if sighting.record.title), "")
