"""Trace: a corpus becomes its history."""

from __future__ import annotations

from reportgen.corpus import Corpus
from reportgen.history.changes import Dated, changes, make_track
from reportgen.history.days import chapters, seen_by_report
from reportgen.history.mentions import has_vanished, last_words, mentions, named_in
from reportgen.history.model import History, Track
from reportgen.history.people import people
from reportgen.history.series import Book, trends
from reportgen.history.sightings import in_time, last_date, sight
from reportgen.history.tracks import Trail, join
from reportgen.records import Report


def trace(corpus: Corpus) -> History:
    """Follow every item of `corpus` over its reports: tracks, changes, days, trends, people and mentions.

    Total and pure: any corpus has a history, and the order of its reports does not change it.
    """
    reports = in_time(corpus)
    sightings = sight(reports)
    trails = join(sightings)
    made = {trail.key: tuple(changes(trail.seen)) for trail in trails}
    tracks = _tracks(trails, made, reports)
    everything = tuple(dated for trail in trails for dated in made[trail.key])
    told = tuple(chapters(reports, seen_by_report(trails), everything))
    end = last_date(reports)
    return History(
        corpus=corpus,
        tracks=tracks,
        days=tuple(chapter.day for chapter in told),
        trends=trends(Book(told, tracks, end)),
        people=people(tracks, end),
        mentions=mentions(sightings),
    )


def _tracks(trails: tuple[Trail, ...], made: dict[str, tuple[Dated, ...]], reports: tuple[Report, ...]) -> tuple[Track, ...]:
    end, recent = last_date(reports), last_words(reports)
    named = frozenset(name for at in recent for name in named_in(reports[at]))
    tracks = (
        make_track(trail, tuple(dated.change for dated in made[trail.key]), end, has_vanished(trail, recent, named))
        for trail in trails
    )
    return tuple(sorted(tracks, key=lambda track: (track.kind, track.key)))
