"""Items: the track of each trail, with everything that follows from its records and from the rest of the corpus."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

import msgspec

from reportgen.history.almanac import Workdays
from reportgen.history.changes import LASTING, Moves, life
from reportgen.history.dues import days_between
from reportgen.history.links import Said, Ties, ties
from reportgen.history.lives import cycle, silence, spent
from reportgen.history.mentions import has_vanished, last_words
from reportgen.history.model import Link, Track
from reportgen.history.sightings import last_date, moment
from reportgen.history.tracks import read_rules
from reportgen.records import Report
from reportgen.records.setting import Items

_NO_DATES: set[str] = set()


class Rest(NamedTuple):
    """What all reports say: their last date, when ids are named, which items are named last, lapsed or tied, and what a working day is."""

    end: str | None
    dates: dict[str, set[str]]
    recent: frozenset[int]
    named: frozenset[str]
    lapsed: frozenset[str]
    ties: Ties
    workdays: Workdays


def read_rest(
    reports: tuple[Report, ...], named: tuple[frozenset[str], ...], said: Mapping[str, Said], lapsed: frozenset[str], workdays: Workdays,
    items: Items,
) -> Rest:  # fmt: skip
    """Gather what tracks need to know about each other.

    `reports` are in the order of time, `named` are the ids that each names, `said` is what their trails say.
    """
    recent = last_words(reports)
    dates: dict[str, set[str]] = {}
    last: set[str] = set()
    for at, (report, names) in enumerate(zip(reports, named, strict=True)):
        date = moment(report)
        if at in recent:
            last |= names
        for name in names if date else ():
            dates.setdefault(name, set()).add(date or "")
    return Rest(last_date(reports), dates, recent, frozenset(last), lapsed, ties(said, read_rules(items).apart), workdays)


class _Given(msgspec.Struct, frozen=True, gc=False):
    """What the rest of the corpus says of one item: all that its track follows from besides its own records and changes."""

    end: str | None
    dates: tuple[set[str], ...]
    lapsed: bool
    vanished: bool
    links: tuple[Link, ...]
    former: tuple[str, ...]
    workdays: Workdays

    def same(self, other: _Given) -> bool:
        """Return whether both say the same; records are the same only as the same objects."""
        return self == other and all(one.record is two.record for one, two in zip(self.links, other.links, strict=True))


class Made(msgspec.Struct, frozen=True, gc=False):
    """A track, and what it was made from."""

    moves: Moves
    given: _Given
    track: Track


def build_tracks(moves: Mapping[str, Moves], rest: Rest, before: Mapping[str, Made]) -> dict[str, Made]:
    """Return by key the track of each trail, whose changes are among `moves`; of `before`, tracks that would be the same are taken over."""
    found: dict[str, Made] = {}
    for key, one in moves.items():
        given, was = _given(one, rest), before.get(key)
        kept = was is not None and was.moves is one and was.given.same(given)
        found[key] = was if was and kept else Made(one, given, _track(one, given))
    return found


def _given(moves: Moves, rest: Rest) -> _Given:
    trail = moves.trail
    return _Given(
        end=rest.end,
        dates=tuple([rest.dates.get(name.casefold(), _NO_DATES) for name in trail.ids]) if trail.ids else (),
        lapsed=trail.key in rest.lapsed,
        vanished=bool(trail.id) and trail.kind in LASTING and has_vanished(moves, rest.recent, rest.named),
        links=rest.ties.links.get(trail.key, ()),
        former=rest.ties.former.get(trail.key, ()),
        workdays=rest.workdays,
    )


def _track(moves: Moves, given: _Given) -> Track:
    trail, seen = moves.trail, moves.seen
    first, last = (seen[0].date, seen[-1].date) if seen else (None, None)
    span = life(moves)
    slips = [dated.change.slip for dated in moves.made if dated.change.slip is not None]
    until = span.closed or given.end
    lasts = trail.kind in LASTING and first is not None and until is not None
    return Track(
        key=trail.key, slug=trail.slug, kind=trail.kind, id=trail.id, ids=trail.ids, title=_title(moves), first=first, last=last,
        sightings=moves.records, changes=tuple([dated.change for dated in moves.made]), closed=span.closed,
        days_open=days_between(first, until) if lasts and first and until else None,
        slips=len(slips), slipped_days=sum(slips), reopened=span.reopened, lapsed=given.lapsed,
        vanished=given.vanished, reason=trail.reason, links=given.links, former=given.former, whens=moves.whens,
        spent=spent(seen, given.end) if lasts else {},
        cycle=cycle(moves, span.closed, given.workdays) if lasts else None,
        silence=silence(seen, chain.from_iterable(given.dates), until) if lasts else None,
    )  # fmt: skip


def _title(moves: Moves) -> str:
    """Return the latest title."""
    return next((record.title for record in reversed(moves.records) if record.title), "")
